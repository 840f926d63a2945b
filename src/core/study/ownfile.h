// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

class QDir;

namespace LabChat {

class JsonReader;

/// Reads the text file that a study names in @p key. An error becomes a problem of the
/// reader. The file has to be in the study's folder: a study that is copied must be complete.
[[nodiscard]] QString readOwnFile(JsonReader &reader, const QString &key, const QString &fileName, const QDir &folder);
/// The same for an image that the file named in @p key shows.
[[nodiscard]] QByteArray readOwnImage(JsonReader &reader, const QString &key, const QString &fileName, const QDir &folder);

/// The media type of a PNG, JPEG, GIF or WebP image; empty: it is none.
[[nodiscard]] QByteArray imageType(const QByteArray &bytes);

} // namespace LabChat
