// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"
#include "store/messagestates.h"

#include <QtCore/QHash>
#include <QtCore/QIODevice>

#include <functional>

namespace LabChat {

class Database;
class RowWriter;

/// Writes the log of one or several sessions as CSV records, in one pass over their events. Lives for one export, in a pool thread. Errors are those of Database.
class CsvExport final {
public:
    /// Reads what rows say of what comes after them. Sessions by id; within one read transaction with write().
    [[nodiscard]] static Result<CsvExport> prepare(Database &database, ExportFormat format, const QList<qint64> &sessionIds);

    /// The number of rows that will be written, below the header.
    [[nodiscard]] qint64 rows() const { return m_rows; }

    /// Gets the number of rows so far, often; if it returns false, the export is cancelled (error code `cancelled`).
    using ShouldContinue = std::function<bool(qint64 rows)>;
    /// oTree's format is ordered by time across all sessions; the other formats by session, then by seq. Returns the number of rows.
    [[nodiscard]] Result<qint64> write(QIODevice &target, const ShouldContinue &shouldContinue);

private:
    CsvExport(Database &database, ExportFormat format, const QList<qint64> &sessionIds) : m_database(&database), m_format(format), m_sessionIds(sessionIds) {}
    [[nodiscard]] Result<qint64> countRows(qint64 id);
    [[nodiscard]] Result<void> writeSession(qint64 id, RowWriter &writer);

    Database *m_database;
    ExportFormat m_format;
    QList<qint64> m_sessionIds;
    QHash<qint64, MessageStates> m_states; ///< by session; only the format Messages needs them
    qint64 m_rows = 0;
};

} // namespace LabChat
