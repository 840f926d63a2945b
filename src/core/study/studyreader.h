// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QJsonObject>

class QDir;

namespace LabChat {

/// Reads a study from the JSON object of its file. Bodies and the style sheet are read from
/// @p folder, and only from there. Without a folder, the object is a study from the log.
[[nodiscard]] StudyResult readStudy(const QJsonObject &json, const QDir *folder);

} // namespace LabChat
