// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

#include <QtCore/QFlags>
#include <QtCore/QStringList>

namespace LabChat {

/// What the operator should know of a channel at a glance, the graver the higher.
enum class ChannelFlag {
    MemberMuted = 1 << 0,
    Holding = 1 << 1,     ///< what is said there waits for approval
    Frozen = 1 << 2,
    Highlighted = 1 << 3, ///< something was said that the operator wants to be told of
    Waiting = 1 << 4,     ///< a message waits for approval now
};
Q_DECLARE_FLAGS(ChannelFlags, ChannelFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(ChannelFlags)

/// What is known of each channel from the session's state, by number minus one.
[[nodiscard]] QList<ChannelFlags> channelFlags(const WatchedSession &watched, qint64 nowMs);
/// A short word for each flag, the gravest first.
[[nodiscard]] QStringList flagTexts(ChannelFlags flags);

} // namespace LabChat
