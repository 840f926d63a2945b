// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/watchedsession.h"

#include <QtCore/QFlags>
#include <QtCore/QStringList>

namespace LabChat {

/// What the operator should know of a channel at a glance, the graver the higher.
enum class ChannelFlag {
    MemberMuted = 1 << 0,
    Frozen = 1 << 1,
    Held = 1 << 2,        ///< a message waits for approval
    Highlighted = 1 << 3, ///< something was said that the operator wants to be told of
};
Q_DECLARE_FLAGS(ChannelFlags, ChannelFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(ChannelFlags)

/// What is known of a channel from the state alone.
[[nodiscard]] ChannelFlags channelFlags(const WatchedSession &watched, int channel);
/// A short word for each flag, the gravest first.
[[nodiscard]] QStringList flagTexts(ChannelFlags flags);

} // namespace LabChat
