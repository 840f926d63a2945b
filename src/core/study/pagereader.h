// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QStringList>

class QDir;
class QJsonObject;

namespace LabChat {

class JsonReader;

/// Reads one of a study's pages with its chats, from the object at @p place; adds mistakes to
/// @p problems. The body is read from @p folder; without a folder, the object is from the log.
/// @p study: what was read before the pages, for the names that templates may use.
[[nodiscard]] PageSpec readPage(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, const QDir *folder, const Study &study);

/// The texts that a member names, one file or a list of them, as safe HTML. Blocks on files.
[[nodiscard]] QStringList readBodies(JsonReader &reader, const QString &key, const QDir &folder, const Study &study);

} // namespace LabChat
