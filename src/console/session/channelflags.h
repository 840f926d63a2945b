// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

#include <QtCore/QFlags>
#include <QtCore/QStringList>

namespace LabChat {

/// What the operator should know about a channel at a glance; more important flags have higher values.
enum class ChannelFlag {
    MemberMuted = 1 << 0,
    Holding = 1 << 1,     ///< messages have to be approved
    Frozen = 1 << 2,
    Highlighted = 1 << 3, ///< a highlight rule applies to a message
    Waiting = 1 << 4,     ///< a message waits for approval
};
Q_DECLARE_FLAGS(ChannelFlags, ChannelFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(ChannelFlags)

/// The flags of each channel, by number minus one, from the session's state.
[[nodiscard]] QList<ChannelFlags> channelFlags(const WatchedSession &watched, qint64 nowMs);
/// A short word for each flag, the most important one first.
[[nodiscard]] QStringList flagTexts(ChannelFlags flags);

} // namespace LabChat
