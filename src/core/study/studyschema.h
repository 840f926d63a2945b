// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QJsonObject>

namespace LabChat {

/// What the JSON Schema of study files (the shipped `study.schema.json`) says against one, by valijson:
/// only the innermost places, each once, with what is expected there.
[[nodiscard]] QList<StudyProblem> schemaProblems(const QJsonObject &study);

} // namespace LabChat
