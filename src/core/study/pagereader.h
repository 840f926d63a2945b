// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QStringList>

class QDir;
class QJsonObject;

namespace LabChat {

class JsonReader;

/// What the bodies of a study's pages bring along. A plain value.
struct StudyFiles {
    QMap<QString, QByteArray> images;
    QStringList warnings;
};

/// What the texts of a page are read with. Lives on the stack.
struct BodyContext {
    const QDir &folder;
    const Study &study;  ///< what was read before the pages, for the names that templates may use
    QStringList chats;   ///< the names of the page's chats
    StudyFiles &files;   ///< images and warnings are added
};

/// Reads one of a study's pages with its chats, from the object at @p place; adds mistakes to @p problems. The body and
/// its images are read from @p folder, and added to @p files; without a folder, the object is from the log.
/// @p study: what was read before the pages, for the names that templates may use.
[[nodiscard]] PageSpec readPage(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, const QDir *folder, const Study &study, StudyFiles &files);

/// The texts that a member names, one file or a list of them, as safe HTML. Blocks on files.
[[nodiscard]] QStringList readBodies(JsonReader &reader, const QString &key, const BodyContext &context);

} // namespace LabChat
