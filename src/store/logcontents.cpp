// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/logcontents.h"

#include "core/session/eventcheck.h"
#include "store/database.h"
#include "store/derivedparts.h"
#include "store/eventrows.h"
#include "store/roomrows.h"
#include "store/sessionrows.h"
#include "store/snapshots.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <optional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::LogContents)
};

/// A session that goes on.
Result<StoredSession> readStoredSession(Database &database, qint64 id)
{
    const auto folded = foldSession(database, id);
    if (!folded)
        return tl::unexpected(folded.error());
    const auto recent = readLastMessages(database, id, recentMessagesPerChannel);
    if (!recent)
        return tl::unexpected(recent.error());
    if (folded->eventsFolded == folded->state.lastSeq()) // one that was not used never will be
        removeSnapshot(database, id);
    return StoredSession{folded->state, *recent, folded->eventsFolded};
}

/// A session that cannot be read is reported and left out: the others continue.
Result<void> readRunning(Database &database, LogContents &contents)
{
    QList<qint64> all;
    const auto read = database.readRows(u"SELECT id, NOT "_s + hasEndedSql() + u", code FROM session ORDER BY id"_s, {}, [&](const QSqlQuery &row) {
        contents.lastSessionId = row.value(0).toLongLong();
        all.append(contents.lastSessionId);
        if (!row.value(1).toBool())
            return true;
        auto stored = readStoredSession(database, contents.lastSessionId);
        if (stored)
            contents.sessions.append(std::move(*stored));
        else
            contents.unreadable.append({stored.error().code, Texts::tr("Session “%1” does not continue; the others do. %2", "2: why")
                                                                 .arg(row.value(2).toString(), stored.error().text)});
        return true;
    });
    if (read)
        removeDerivedExcept(database, all);
    return read;
}

/// The codes and tickets of the sessions that have ended.
Result<void> readEnded(Database &database, LogContents &contents)
{
    const auto read = database.scan(u"SELECT session.code, participant.ticket FROM session LEFT JOIN participant ON participant.session_id = session.id "
                                    "WHERE "_s + hasEndedSql(), {}, [&contents](const StoredRow &row) -> Result<bool> { // of as many as ever took part
        contents.endedCodes.insert(QString::fromUtf8(row.bytes(0)));
        if (!row.isNull(1))
            contents.endedTickets.insert(QString::fromUtf8(row.bytes(1)));
        return true;
    });
    if (!read)
        return read;
    const auto origins = database.readRows(u"SELECT ticket_key, other_session FROM session WHERE other_session <> '' AND "_s + hasEndedSql(), {}, [&contents](const QSqlQuery &row) {
        contents.endedOrigins.insert({row.value(0).toString(), row.value(1).toString()});
        return true;
    });
    if (!origins)
        return origins;
    return database.readRows(u"SELECT session.secret, replaced.id_in_session, replaced.seq FROM event AS replaced INDEXED BY event_person_replaced "
                             "JOIN session ON session.id = replaced.session_id WHERE replaced.kind = 'person_replaced' AND "_s + hasEndedSql(), {},
                             [&contents](const QSqlQuery &row) {
        contents.endedTickets.insert(newPersonsTicket(row.value(0).toString(), row.value(1).toInt(), row.value(2).toLongLong()));
        return true;
    });
}

/// A new session must not get the id of one that is missing.
Result<void> readMissing(Database &database, LogContents &contents)
{
    const auto missing = findMissingSessions(database);
    if (!missing)
        return tl::unexpected(missing.error());
    for (const qint64 id : *missing) {
        contents.unreadable.append(missingSession(id));
        contents.lastSessionId = qMax(contents.lastSessionId, id);
    }
    return {};
}

} // namespace

QString hasEndedSql()
{
    return u"EXISTS (SELECT 1 FROM event INDEXED BY event_session_ended WHERE event.session_id = session.id AND event.kind = 'session_ended')"_s;
}

Error eventDoesNotFit(const SessionState &state, const Event &event)
{
    return Database::damage(Texts::tr("Session “%1” cannot be read from the log: number %2 does not fit what is before it.").arg(state.session().code).arg(event.seq));
}

Error eventsAreMissing(const SessionState &state)
{
    return Database::damage(Texts::tr("Session “%1” cannot be read from the log: its entries are missing.").arg(state.session().code));
}

Result<void> foldEvents(Database &database, SessionState &state, const std::function<bool(const Event &)> &visit)
{
    std::optional<Error> gap;
    const qint64 id = state.session().id;
    const auto read = readEvents(database, id, state.lastSeq(), [&](const Event &event) {
        if (!follows(event, state)) {
            gap = eventDoesNotFit(state, event);
            return false;
        }
        state.apply(event);
        return visit(event);
    });
    if (read && !gap && state.lastSeq() == 0)
        gap = eventsAreMissing(state);
    return gap ? tl::unexpected(*gap) : read;
}

Result<FoldedSession> foldSession(Database &database, qint64 id, const std::function<bool(qint64 seq)> &goesOn)
{
    const auto session = readSession(database, id);
    if (!session)
        return tl::unexpected(session.error());
    SessionState state = readSnapshot(database, **session).value_or(SessionState(*session));
    const qint64 before = state.lastSeq();
    if (const auto read = foldEvents(database, state, [&goesOn](const Event &event) { return goesOn(event.seq); }); !read)
        return tl::unexpected(read.error());
    return FoldedSession{state, state.lastSeq() - before};
}

Result<QList<Error>> findDamage(Database &database, const std::function<bool()> &isCancelled)
{
    QList<Error> found;
    const auto read = database.readRows(u"SELECT id FROM session ORDER BY id"_s, {}, [&](const QSqlQuery &row) {
        const auto session = readSession(database, row.value(0).toLongLong());
        if (!session) {
            found.append(session.error());
            return true;
        }
        SessionState state(*session);
        if (const auto events = foldEvents(database, state, [&](const Event &) { return !isCancelled(); }); !events)
            found.append(events.error());
        return !isCancelled();
    });
    if (!read)
        return tl::unexpected(read.error());
    const auto missing = findMissingSessions(database);
    if (!missing)
        return tl::unexpected(missing.error());
    for (const qint64 id : *missing)
        found.append(missingSession(id));
    return found;
}

Result<QList<qint64>> findMissingSessions(Database &database)
{
    QStringList found;
    for (const QString &table : {u"event"_s, u"participant"_s, u"player"_s, u"channel"_s, u"chat_box"_s, u"study_image"_s}) // skips from id to id
        found.append(u"SELECT id FROM (WITH RECURSIVE there (id) AS (SELECT min(session_id) FROM %1 UNION ALL "
                     "SELECT (SELECT min(session_id) FROM %1 WHERE session_id > there.id) FROM there WHERE there.id IS NOT NULL) "
                     "SELECT id FROM there WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM session))"_s.arg(table));
    QList<qint64> ids;
    const auto read = database.readRows(found.join(u" UNION "_s) + u" ORDER BY id"_s, {}, [&ids](const QSqlQuery &row) {
        ids.append(row.value(0).toLongLong());
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return ids;
}

Error missingSession(qint64 id)
{
    return Database::damage(Texts::tr("Session %1 is missing in the log, but parts of it are there, for example its messages.", "1: a number").arg(id));
}

Result<LogContents> readContents(Database &database)
{
    LogContents contents;
    for (const auto read : {readRunning, readEnded, readMissing}) {
        if (const auto done = read(database, contents); !done)
            return tl::unexpected(done.error());
    }
    auto rooms = readRooms(database);
    if (!rooms)
        return tl::unexpected(rooms.error());
    contents.rooms = std::move(*rooms);
    return contents;
}

} // namespace LabChat
