// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QJsonObject>

namespace LabChat {

/// Checks a study file against its JSON Schema (the included `study.schema.json`), with
/// valijson. Reports only the innermost locations, each once, with what is expected there.
[[nodiscard]] QList<StudyProblem> schemaProblems(const QJsonObject &study);

} // namespace LabChat
