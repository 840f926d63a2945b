// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportrequest.h"
#include "store/export/tableexport.h"

#include <QtCore/QIODevice>

namespace LabChat {

/// Which document a file's name asks for: PDF if it ends with .pdf, or else HTML.
[[nodiscard]] bool isPdfName(const QString &fileName);

/// A document for readers, in which each channel of each session has a section of its own. Channel by channel, but in one pass over the events of each session; no more than
/// a piece of each channel is in memory. Of the request, its file name says which document it is. Returns the number of messages. Error codes `cancelled`, `not_written`, and those of SessionReading.
[[nodiscard]] Result<qint64> writeTranscript(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, QIODevice &target,
                                             const TableExport::ShouldContinue &shouldContinue);

} // namespace LabChat
