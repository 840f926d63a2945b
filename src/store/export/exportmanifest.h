// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datapackage.h"
#include "core/exportrequest.h"
#include "store/export/exportedsession.h"

class QDir;

namespace LabChat {

class Database;

/// What an export says of itself, in a package and beside other exports: how much of the log it has, what was asked for, and the files with their checksums.

/// The sessions and the request; nothing of tables and files. Errors are those of readSession().
[[nodiscard]] Result<Package> beginManifest(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions);
/// @p path: in the folder. Error code `not_written`.
[[nodiscard]] Result<PackedFile> describeFile(const QDir &folder, const QString &path);

/// The name of the manifest beside an export.
[[nodiscard]] QString manifestNameOf(const QString &fileName);
/// Writes it, once the export is there: a file or a folder.
[[nodiscard]] Result<void> writeManifestBeside(const QString &fileName, Package manifest);

[[nodiscard]] QByteArray indentedJson(const QJsonObject &object);

} // namespace LabChat
