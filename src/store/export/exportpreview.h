// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"
#include "store/export/tableexport.h"

namespace LabChat {

/// Does what LogArchive::previewExport() promises; sessions as TableExport takes them. What has become of the messages is read to the end, everything else only as far as it is shown.
[[nodiscard]] Result<ExportPreview> previewTable(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, int rows, const TableExport::ShouldContinue &shouldContinue);

} // namespace LabChat
