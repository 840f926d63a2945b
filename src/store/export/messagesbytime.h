// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/exportrequest.h"
#include "store/export/exportedsession.h"

namespace LabChat {

class Database;
class RowWriter;

/// Writes the messages of several sessions in oTree's columns, in order of time. Reads each session in its own order, and always takes the message that is due
/// first, so nothing is sorted, and only sessions that overlap are held at the same time. Errors are those of Database and RowWriter.
[[nodiscard]] Result<void> writeMessagesByTime(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, RowWriter &writer);

} // namespace LabChat
