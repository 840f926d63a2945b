// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

#include <QtCore/QFlags>

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

/// The flags of each channel, by number minus one, from the session's state. None after its end: then nothing waits, and nobody can write.
[[nodiscard]] QList<ChannelFlags> channelFlags(const WatchedSession &watched, qint64 nowMs);

/// What a flag says, in a short word. A plain value.
struct FlagText {
    ChannelFlag flag;
    QString text;
};

/// The flags that the operator is shown, the most urgent one first.
[[nodiscard]] QList<FlagText> flagTexts(ChannelFlags flags);

} // namespace LabChat
