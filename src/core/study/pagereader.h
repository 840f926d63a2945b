// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

class QDir;
class QJsonObject;

namespace LabChat {

/// One of a study's pages with its chats, from the object at @p place; what is wrong with it is added to @p problems.
/// The body is read from @p folder; without one: from what the log keeps.
[[nodiscard]] PageSpec readPage(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, const QDir *folder);

} // namespace LabChat
