// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventlog.h"

#include <functional>

namespace LabChat {

class Database;

/// The content of the log when it is opened. Free functions over a connection; errors are those of Database.

/// The SQL condition on a row of session that it has ended. SQLite would rather read all events than the small index that it names.
[[nodiscard]] QString hasEndedSql();

/// The errors of an event that cannot be the next one, and of a session without any.
[[nodiscard]] Error eventDoesNotFit(const SessionState &state, const Event &event);
[[nodiscard]] Error eventsAreMissing(const SessionState &state);

/// Folds the events after the state's last one, and calls @p visit after each, until it returns false. Fails at an event that cannot be the next one.
[[nodiscard]] Result<void> foldEvents(Database &database, SessionState &state, const std::function<bool(const Event &)> &visit);

/// A session's state, and how many events were folded to get it.
struct FoldedSession {
    SessionState state;
    qint64 eventsFolded = 0;
};

/// A session with all its events folded in: those after its snapshot, if it has one. @p goesOn gets the seq of each; if it returns false, the rest is left out.
[[nodiscard]] Result<FoldedSession> foldSession(Database &database, qint64 id, const std::function<bool(qint64 seq)> &goesOn = [](qint64) { return true; });
[[nodiscard]] Result<LogContents> readContents(Database &database);

/// Reads all sessions, also those that have ended: what cannot be read, one sentence for each session.
[[nodiscard]] Result<QList<Error>> findDamage(Database &database, const std::function<bool()> &isCancelled);

/// The ids, in order, of sessions of which only parts are there: events or participants of a session that is not in the log. Fast, however long the log is.
[[nodiscard]] Result<QList<qint64>> findMissingSessions(Database &database);
/// The error `log_damaged` for such a session.
[[nodiscard]] Error missingSession(qint64 id);

} // namespace LabChat
