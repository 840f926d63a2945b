// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

class QDir;
class QJsonObject;

namespace LabChat {

/// Reads one of a study's pages with its chats, from the object at @p place; adds mistakes to
/// @p problems. The body is read from @p folder; without a folder, the object is from the log.
[[nodiscard]] PageSpec readPage(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, const QDir *folder);

} // namespace LabChat
