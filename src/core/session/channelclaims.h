// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
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

    /// The channel's name in the session: Channel::name.
    [[nodiscard]] QString channelName() const { return app + u'-' + channel; }

    [[nodiscard]] bool operator==(const ChannelClaims &) const = default;
};

/// Where a channel belongs in the other system: what all tickets for it have said until now. A plain value.
struct ClaimedHome {
    QString app;
    QString channel;
    int round = 0;           ///< 0: none was named, or several
    QString group;           ///< empty: none was named, or several
    bool hasRounds = false;  ///< several
    bool hasGroups = false;  ///< several

    /// A channel of several rounds or groups remains one, so that it has one place for good.
    void add(const ChannelClaims &claims);

    [[nodiscard]] bool operator==(const ClaimedHome &) const = default;
};

/// The claims that identify a participant: another value of one of them is worth a look, unlike another page.
enum class ClaimKind { Label, IdInSession, Group, IdInGroup, Role, Nickname };

struct ClaimDifference {
    ClaimKind kind;
    QString before;
    QString after;

    [[nodiscard]] bool operator==(const ClaimDifference &) const = default;
};

/// A ticket that said something else of a participant than the tickets before. A plain value.
struct ClaimsChange {
    qint64 atMs = 0;
    int channel = 0;
    QList<ClaimDifference> differences;

    [[nodiscard]] bool operator==(const ClaimsChange &) const = default;
};

/// What is different. Not what only one of them says; and groups and roles of different rounds may be different.
[[nodiscard]] QList<ClaimDifference> differencesOf(const ChannelClaims &before, const ChannelClaims &after);

/// Whether a ticket is of another page of the other system than the one before: of another app, round or name. What it does not say has not changed.
[[nodiscard]] bool isAnotherPage(const ChannelClaims &before, const ChannelClaims &after);

/// The newest value of each claim: a ticket need not repeat what an earlier one said.
[[nodiscard]] ChannelClaims newestOf(const ChannelClaims &before, const ChannelClaims &after);

/// The limits within which tickets make a session grow.
struct GrowthLimits {
    int participants = 2000;
    int channels = 5000;

    [[nodiscard]] bool operator==(const GrowthLimits &) const = default;
};

} // namespace LabChat
