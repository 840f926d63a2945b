// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QJsonObject>

class QDir;

namespace LabChat {

/// A study from the object of its file; bodies and style are read from @p folder, and from nowhere outside
/// it. Without a folder: from what the log keeps.
[[nodiscard]] StudyResult readStudy(const QJsonObject &json, const QDir *folder);

} // namespace LabChat
