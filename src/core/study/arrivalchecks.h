// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

namespace LabChat {

/// Groups by arrival mean that people get other places in the session. Reports everything that would then change before their eyes, or be somebody
/// else's: @p pages is the location of the study's pages. A pure function.
void checkArrivalGroups(const Study &study, const QString &pages, QList<StudyProblem> &problems);

} // namespace LabChat
