// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

namespace LabChat {

/// The participants that an advance action affects: id_in_session, ascending, without those who have finished. Pure functions.

[[nodiscard]] QList<int> unfinished(const SessionState &state, const QList<int> &participants);
[[nodiscard]] QList<int> allUnfinished(const SessionState &state);
/// The participants who are furthest behind: with the smallest round and page.
[[nodiscard]] QList<int> slowest(const SessionState &state);
/// The participants' groups, each in its participant's current round.
[[nodiscard]] QList<int> groupsOf(const SessionState &state, const QList<int> &participants);

} // namespace LabChat
