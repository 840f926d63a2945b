// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

#include <QtCore/QRandomGenerator>

namespace LabChat {

/// Whether there are groups to draw: not if the study lists them in a table, or if everybody is in the same one.
[[nodiscard]] bool canDrawGroups(const Study &study);

/// The study with groups that are drawn now and written into it as a table, so that a session has exactly these. Fixed groups stay fixed,
/// strangers stay strangers, and everybody keeps the role. Error code `bad_matching`.
[[nodiscard]] Result<Study> withGroupsDrawn(Study study, QRandomGenerator &random);

} // namespace LabChat
