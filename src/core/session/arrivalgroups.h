// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

#include <optional>

namespace LabChat {

/// Groups that are made of participants in the order of their arrival. The session's groups, places and channels do not change: the
/// participants who wait take the places of a group that is still free, and whoever has one of these places gets theirs. Pure functions.

/// A group that can be made now. A plain value.
struct ArrivalGroup {
    int group = 0;                         ///< `group.id`
    QList<std::pair<int, int>> swaps;      ///< the places to swap, one pair after the other
    QList<int> places;                     ///< those that the players of the group then have, in the order of id_in_group
};

/// A whole group of those who have waited longest and are connected. Nothing: too few wait, or no group is free.
[[nodiscard]] std::optional<ArrivalGroup> wholeGroup(const SessionState &state);

/// The smaller group of a participant who does not wait any longer, with the others who wait. Nothing: there would be too few.
[[nodiscard]] std::optional<ArrivalGroup> smallerGroup(const SessionState &state, int participant);

/// The event that makes the group for which a participant waits. Its members are shown their next page once it is in the log.
[[nodiscard]] Event groupFormed(const SessionState &state, int participant, const ArrivalGroup &group, qint64 nowMs);

/// Whether a participant whose time of waiting is up goes to the end: the study wants it so, or there is no group.
[[nodiscard]] bool goesToTheEnd(const SessionState &state, int participant);

} // namespace LabChat
