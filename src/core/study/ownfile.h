// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

class QDir;

namespace LabChat {

class JsonReader;

/// Reads a text file that a study names in @p key; what is wrong with it becomes a problem of the reader. Only files
/// in the study's own folder: a study that is passed on must be complete.
[[nodiscard]] QString readOwnFile(JsonReader &reader, const QString &key, const QString &fileName, const QDir &folder);

} // namespace LabChat
