// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/eventlog.h"
#include "store/database.h"
#include "store/datadirectory.h"
#include "store/eventinsert.h"
#include "store/saidindex.h"
#include "store/snapshots.h"

#include <QtCore/QFuture>
#include <QtCore/QTimer>

#include <optional>

namespace LabChat {

/// The log in an SQLite file: each batch is one transaction. Lives in the store thread; owned by the application.
class SqliteEventLog final : public EventLog {
    Q_OBJECT

public:
    SqliteEventLog(const QString &dataDirectory, Clock clock);
    ~SqliteEventLog() override;

    void open() override;
    void createSession(const SessionPtr &session, const Event &created) override;
    void keepRoom(const Room &room) override;
    void archiveSessions(const QList<qint64> &ids, qint64 atMs) override;
    void append(const QList<Event> &events) override;
    void keepFold(const SessionState &state) override;
    void close() override;

private:
    [[nodiscard]] Result<void> openDatabase();
    void closeDatabase();
    /// @p reported: damage that is known already.
    void startCheck(const QList<Error> &reported);
    [[nodiscard]] Result<void> transaction(const std::function<Result<void>()> &work);
    [[nodiscard]] Result<void> write(const QList<Event> &events, QHash<qint64, qint64> &lastSeq);
    [[nodiscard]] Result<void> checkOrder(const QList<Event> &events, QHash<qint64, qint64> &lastSeq) const;
    void fail(const Error &error, const QList<Event> &events);
    void tryToRecover();
    [[nodiscard]] Result<QList<Event>> checkAndReadOn();

    QString m_path;
    Clock m_clock;
    std::optional<DataDirectory> m_directory;
    std::unique_ptr<Database> m_database;
    std::optional<EventInsert> m_insertEvent;
    SaidIndex m_saidIndex;
    SnapshotKeeper m_snapshots;
    QHash<qint64, qint64> m_lastSeq;  ///< by session: the last committed seq
    std::optional<Error> m_failure;
    QThreadPool m_checkPool;          ///< its own: the check may take a minute, and others wait for a thread of the common pool
    QFuture<QList<Error>> m_check;    ///< of a log that was not closed
    QTimer m_recovery;                ///< active only while the log cannot be written
};

} // namespace LabChat
