// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportrequest.h"
#include "store/export/exportedsession.h"
#include "store/export/tablewriter.h"

#include <QtCore/QHash>

#include <functional>

namespace LabChat {

class Database;

/// A table of an export, and where its rows go.
struct TableTarget {
    TableKind table = TableKind::Messages;
    TableWriter *writer = nullptr;
    qint64 rows = 0;  ///< that were written
};

/// Writes tables of one or several sessions, in one pass over their events. Lives for one export, in a pool thread. Errors are those of Database.
class TableExport final {
public:
    /// Gets the number of events so far, often; if it returns false, the export is cancelled (error code `cancelled`).
    using ShouldContinue = std::function<bool(qint64 events)>;

    /// Sessions by id; within one read transaction. Of the request, only its choice and its pseudonyms matter.
    TableExport(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions) : m_database(database), m_request(request), m_sessions(sessions) {}

    /// How many events there are to read.
    [[nodiscard]] Result<qint64> events() const;
    /// oTree's table is ordered by time across all sessions; the others by session, then by seq.
    [[nodiscard]] Result<void> write(QList<TableTarget> &targets, const ShouldContinue &shouldContinue);

private:
    /// oTree's table of several sessions is by time, and reads them in a pass of its own.
    [[nodiscard]] bool isBySession(TableKind table) const { return table != TableKind::OTree || m_sessions.size() == 1; }
    [[nodiscard]] Result<void> writeSession(const ExportedSession &session, QList<TableTarget> &targets, const ShouldContinue &shouldContinue);

    Database &m_database;
    ExportRequest m_request;
    QList<ExportedSession> m_sessions;
    qint64 m_eventsRead = 0;
};

} // namespace LabChat
