// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

namespace LabChat {

/// The state of a participant, in sort order.
enum class ParticipantStatus { Expected, NotYet, Removed, Offline, Finished, Muted, Idle, Online };

/// The state of a session's participants at a given time, and its texts. Pure functions.

/// A participant who is connected but has done nothing for this long is idle.
constexpr qint64 idleAfterMs = 2 * 60'000;

[[nodiscard]] ParticipantStatus participantStatus(const WatchedSession &watched, int participant, qint64 nowMs);
[[nodiscard]] QString statusText(ParticipantStatus status);
/// The time since the participant last did something; -1: never.
[[nodiscard]] qint64 idleMs(const WatchedSession &watched, int participant, qint64 nowMs);
/// The mutes that apply at that time, by channel; 0: everywhere.
[[nodiscard]] QHash<int, Restraint> mutesAt(const WatchedSession &watched, int participant, qint64 nowMs);
/// When the participant can write everywhere again: the latest end of all mutes; empty: not muted.
[[nodiscard]] QString mutedUntilText(const WatchedSession &watched, int participant, qint64 nowMs);
/// A line for each mute. @p channelTitles: by channel.
[[nodiscard]] QString mutesText(const WatchedSession &watched, int participant, const QStringList &channelTitles, qint64 nowMs);

} // namespace LabChat
