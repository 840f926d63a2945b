// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

class QDir;
class QJsonObject;

namespace LabChat {

/// What the bodies of a study's pages bring along. A plain value.
struct StudyFiles {
    QMap<QString, QByteArray> images;
    QStringList warnings;
};

/// Reads one of a study's pages with its chats, from the object at @p place; adds mistakes to @p problems. The body and
/// its images are read from @p folder, and added to @p files; without a folder, the object is from the log.
[[nodiscard]] PageSpec readPage(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, const QDir *folder, StudyFiles &files);

} // namespace LabChat
