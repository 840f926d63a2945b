// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/jsonreader.h"

namespace LabChat {

/// The member “show_to” of a page or a chat: a list of roles, or an object with “role” and “treatment”. Pure functions.
[[nodiscard]] ShowTo readShowTo(JsonReader &reader);
[[nodiscard]] QJsonObject showToJson(const ShowTo &showTo);

/// Reports roles and treatments that the study does not have.
void checkShowTo(const Study &study, const ShowTo &showTo, const QString &place, QList<StudyProblem> &problems);

} // namespace LabChat
