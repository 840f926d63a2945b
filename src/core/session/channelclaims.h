// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// What another system says of a participant in a channel: the claims of a channel ticket, as far as they concern the session. A plain value.
struct ChannelClaims {
    QString app;       ///< the part of the other system's experiment: the first part of the channel's name
    QString channel;   ///< the rest of the channel's name
    QString nickname;
    QString label;     ///< of the participant; empty: none
    QString group;     ///< as the other system calls it; empty: not known
    int idInGroup = 0; ///< 0: not known
    QString role;
    int round = 0;     ///< 0: not known
    QString page;
    int idInSession = 0; ///< the participant's number in the other system's session; 0: not known

    [[nodiscard]] bool operator==(const ChannelClaims &) const = default;
};

/// The limits within which tickets make a session grow.
struct GrowthLimits {
    int participants = 2000;
    int channels = 5000;

    [[nodiscard]] bool operator==(const GrowthLimits &) const = default;
};

} // namespace LabChat
