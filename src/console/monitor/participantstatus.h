// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

namespace LabChat {

/// How a participant stands, in the order in which one sorts by it.
enum class ParticipantStatus { NotYet, Removed, Offline, Finished, Muted, Idle, Online };

/// How the participants of a session stand at a given time, and in words. Pure functions.

/// Whoever is connected but has not been heard of for so long may need somebody to look.
constexpr qint64 idleAfterMs = 2 * 60'000;

[[nodiscard]] ParticipantStatus participantStatus(const WatchedSession &watched, int participant, qint64 nowMs);
[[nodiscard]] QString statusText(ParticipantStatus status);
/// Since they last did something; -1: they never did.
[[nodiscard]] qint64 idleMs(const WatchedSession &watched, int participant, qint64 nowMs);
/// The mutes that hold at that time, by channel; 0: everywhere.
[[nodiscard]] QHash<int, Restraint> mutesAt(const WatchedSession &watched, int participant, qint64 nowMs);
/// When the participant can write everywhere again: the latest end of all mutes; empty: they are not muted.
[[nodiscard]] QString mutedUntilText(const WatchedSession &watched, int participant, qint64 nowMs);
/// A line for each mute. @p channelTitles: by channel.
[[nodiscard]] QString mutesText(const WatchedSession &watched, int participant, const QStringList &channelTitles, qint64 nowMs);

} // namespace LabChat
