// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/rules.h"

namespace LabChat {

/// The rules for the operator's actions. Pure, like decide(). Refusal codes: `nothing_to_do` (it is
/// already the case), `not_there` (no such message, place or channel), and those of whyNotSay().
[[nodiscard]] Decision decideModeration(const SessionState &state, const Moderate &wish, qint64 nowMs);

/// The role by which an announcement finds a participant; in a session of another system the newest that a ticket has named. Empty: none.
[[nodiscard]] QString roleOf(const SessionState &state, int participant);

} // namespace LabChat
