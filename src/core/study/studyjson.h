// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QJsonObject>

namespace LabChat {

/// A study as the log stores it: complete, with its bodies as HTML, so that a session never depends on files.
[[nodiscard]] QJsonObject studyToJson(const Study &study);
[[nodiscard]] StudyResult studyFromJson(const QJsonObject &json);

} // namespace LabChat
