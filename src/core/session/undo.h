// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"
#include "core/session/operatoraction.h"

namespace LabChat {

/// The command that would undo an event, without a reason yet; nothing: it cannot be undone. Pure function.
[[nodiscard]] std::optional<Moderate> undoOf(const Event &event);

} // namespace LabChat
