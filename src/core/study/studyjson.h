// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studytext.h"

#include <QtCore/QJsonObject>

class QDir;

namespace LabChat {

/// A study from the object of its file; bodies and style are read from @p folder, and from nowhere outside
/// it. Without a folder: from what the log keeps.
[[nodiscard]] StudyResult readStudy(const QJsonObject &json, const QDir *folder);

/// What a study file, the log and the wire call the way in which a page ends.
[[nodiscard]] QString pageEndName(PageEnd ends);

/// A study as the log keeps it: whole, with its bodies as HTML, so that a session never depends on files.
[[nodiscard]] QJsonObject studyToJson(const Study &study);
[[nodiscard]] inline StudyResult studyFromJson(const QJsonObject &json) { return readStudy(json, nullptr); }

} // namespace LabChat
