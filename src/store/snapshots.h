// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventlog.h"

#include <QtCore/QThreadPool>

namespace LabChat {

class Database;

/// Snapshots of a session's fold: a session is opened by reading the newest one and folding the events after it. They are derived parts (derivedparts.h),
/// so they are right or not there. Free functions over a connection to the log.

/// Fewer events are folded in the time that a snapshot takes.
constexpr qint64 worthASnapshot = 10'000;

/// Nothing: there is none, and the events have to be folded from the first one on.
[[nodiscard]] std::optional<SessionState> readSnapshot(Database &database, const Session &session);
void writeSnapshot(Database &database, const SessionState &state);
void removeSnapshot(Database &database, qint64 session);

/// Knows when running sessions need a new snapshot, and has them written in a thread of its own. In the store thread, owned by SqliteEventLog.
class SnapshotKeeper final {
public:
    SnapshotKeeper();

    /// @p databasePath: of the log.
    void open(const QString &databasePath) { m_path = databasePath; }
    /// A session goes on after a start.
    void begin(const StoredSession &stored);
    /// Whether keep() should get the state now: asked for each event that is committed.
    [[nodiscard]] bool isDue(const Event &event) const;
    /// Has it written if that is worth it. All its events have to be on the disk.
    void keep(const SessionState &state);
    /// Waits until everything is written.
    void finish() { m_pool.waitForDone(); }

private:
    QString m_path;
    QHash<qint64, qint64> m_kept;     ///< by session: the last seq of its snapshot
    QHash<qint64, qint64> m_interval; ///< by session: in events
    QThreadPool m_pool;
};

} // namespace LabChat
