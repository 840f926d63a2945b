// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"
#include "core/session/session.h"

namespace LabChat {

/// What the operator did, in a line: what, to whom or where, by whom and why. Pure function.
[[nodiscard]] QString interventionText(const Event &event, const Session &session);

} // namespace LabChat
