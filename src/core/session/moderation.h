// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/rules.h"

namespace LabChat {

/// The rules of what the operator does. Pure, as decide() is. Refusal codes: `nothing_to_do` (it is so already),
/// `not_there` (no such message, place or channel), and those of whyNotSay().
[[nodiscard]] Decision decideModeration(const SessionState &state, const Moderate &wish, qint64 nowMs);

} // namespace LabChat
