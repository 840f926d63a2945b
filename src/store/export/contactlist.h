// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"
#include "store/export/tableexport.h"

namespace LabChat {

/// What looks like an e-mail address or a phone number in the texts that an export would have, as they were typed. A message that was held is there once. Errors are those of TableExport.
[[nodiscard]] Result<QList<FoundContact>> findContacts(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, const TableExport::ShouldContinue &shouldContinue);

/// The same as CSV, with an empty column `replace`, in which those are marked that are to be replaced: see markedPassages().
[[nodiscard]] QByteArray contactsAsCsv(const QList<FoundContact> &contacts);
/// The same list for passages, all of them marked.
[[nodiscard]] QByteArray passagesAsCsv(const QList<Passage> &passages);

} // namespace LabChat
