// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

namespace LabChat {

/// Whom an operator's wish to go on means: id_in_session, ascending. Who has finished is never among them.
/// Pure functions.

[[nodiscard]] QList<int> unfinished(const SessionState &state, const QList<int> &participants);
[[nodiscard]] QList<int> allUnfinished(const SessionState &state);
/// Those who are furthest behind: with the smallest round and page.
[[nodiscard]] QList<int> slowest(const SessionState &state);
/// The participants' groups, each in the round that its participant is in.
[[nodiscard]] QList<int> groupsOf(const SessionState &state, const QList<int> &participants);

} // namespace LabChat
