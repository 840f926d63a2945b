// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/session/event.h"

#include <QtSql/QSqlQuery>

#include <functional>
#include <memory>

namespace LabChat {

class Database;
class StoredRows;

/// Reads events from their rows; EventInsert writes them. Free functions over a connection; errors are those of Database.

/// A session's events in the order of seq, as somebody takes them: several sessions can be read at a time. Ends before its Database.
class EventCursor final {
public:
    [[nodiscard]] static Result<EventCursor> open(Database &database, qint64 sessionId);
    EventCursor(EventCursor &&) noexcept;
    ~EventCursor();

    /// Takes the next event, valid until the one after; nullptr: there are no more.
    [[nodiscard]] Result<const Event *> read();

private:
    EventCursor(Database &database, StoredRows rows);

    struct Reading;
    std::unique_ptr<Reading> m_reading;
};

/// Calls @p visit for each of a session's events after @p afterSeq, in the order of seq, until it returns false.
[[nodiscard]] Result<void> readEvents(Database &database, qint64 sessionId, qint64 afterSeq, const std::function<bool(const Event &)> &visit);

/// The same for events of some kinds.
[[nodiscard]] Result<void> readEventsOf(Database &database, qint64 sessionId, const QList<EventKind> &kinds, const std::function<bool(const Event &)> &visit);

/// The operator's actions in a session (isIntervention), in the order of seq.
[[nodiscard]] Result<QList<Event>> readInterventions(Database &database, qint64 sessionId);

/// The last @p limit messages of a channel before @p beforeSeq, the oldest first.
[[nodiscard]] Result<QList<Event>> readMessages(Database &database, qint64 sessionId, int channel, qint64 beforeSeq, int limit);

/// The last @p limit messages of a session before @p beforeSeq, the oldest first.
[[nodiscard]] Result<QList<Event>> readMessagesOfSession(Database &database, qint64 sessionId, qint64 beforeSeq, int limit);

/// The last @p perChannel messages of each channel, in the order of seq.
[[nodiscard]] Result<QList<Event>> readLastMessages(Database &database, qint64 sessionId, int perChannel);
/// The first @p limit messages of a channel at or after @p fromSeq, the oldest first.
[[nodiscard]] Result<QList<Event>> readMessagesFrom(Database &database, qint64 sessionId, int channel, qint64 fromSeq, int limit);

/// The events of a session with these seqs, which are ascending.
[[nodiscard]] Result<QList<Event>> readEventsAt(Database &database, qint64 sessionId, const QList<qint64> &seqs);

/// The events of a session that match an SQL condition, in the order of seq.
[[nodiscard]] Result<QList<Event>> readEventsWhere(Database &database, qint64 sessionId, const QString &condition);

} // namespace LabChat
