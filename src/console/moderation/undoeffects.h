// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/operatoraction.h"
#include "core/session/sessionstate.h"

namespace LabChat {

/// What undoing does where the name of the action does not say it, in sentences: what is restricted again, and how much time
/// countdowns get back. Asks the rules and the fold, on a copy of the state. A pure function.
[[nodiscard]] QStringList undoEffects(const SessionState &state, const QList<Moderate> &wishes, qint64 nowMs);

} // namespace LabChat
