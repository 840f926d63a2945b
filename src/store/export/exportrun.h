// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <QtCore/QPromise>

namespace LabChat {

class Database;

using ExportPromise = QPromise<Result<ExportSummary>>;

/// Does what LogArchive::exportCsv() promises, within one read transaction. Blocks: for the thread pool.
[[nodiscard]] Result<ExportSummary> writeExport(Database &database, const ExportRequest &request, ExportPromise &promise);

} // namespace LabChat
