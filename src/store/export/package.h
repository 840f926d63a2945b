// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportrequest.h"
#include "store/export/tableexport.h"

namespace LabChat {

/// Writes a data package: a folder, or (a name that ends with .zip) an archive, with all tables as CSV, `datapackage.json` (Data Package 2.0, https://datapackage.org), a codebook,
/// the studies, the further descriptions that are asked for, and `manifest.json`, which says how much of the log it has and the SHA-256 of each file. Nothing that is there already is replaced.
/// Returns the number of rows of all tables. Error codes `exists`, `not_written`, and those of TableExport.
/// Of the request, its choice, its pseudonyms and what it says of a package matter.
[[nodiscard]] Result<qint64> writePackage(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, const QString &target, const TableExport::ShouldContinue &shouldContinue);

} // namespace LabChat
