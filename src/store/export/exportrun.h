// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"
#include "store/export/tableexport.h"

#include <QtCore/QPromise>

namespace LabChat {

class Database;

using ExportPromise = QPromise<Result<ExportSummary>>;

/// Does what LogArchive::exportCsv() promises, within one read transaction. Blocks: for the thread pool.
[[nodiscard]] Result<ExportSummary> writeExport(Database &database, const ExportRequest &request, ExportPromise &promise);

/// The sessions of a request, by their ids. Error codes `no_session`, `several_sessions`.
[[nodiscard]] Result<QList<ExportedSession>> findExportedSessions(Database &database, const ExportRequest &request, const std::function<bool()> &isCancelled);
/// The same for sessions that are known.
[[nodiscard]] Result<ExportSummary> writeExport(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, const TableExport::ShouldContinue &goesOn);

} // namespace LabChat
