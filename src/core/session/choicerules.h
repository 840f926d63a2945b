// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/rules.h"

namespace LabChat {

/// The rules of the choices on a page. Pure functions.
[[nodiscard]] Decision decideChoice(const SessionState &state, const Choose &command, qint64 nowMs);

/// The label of the first required choice on the page that the participant has not made; empty: none.
[[nodiscard]] QString missingChoice(const SessionState &state, int participant);

} // namespace LabChat
