// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventrows.h"

#include "core/session/eventdetail.h"
#include "store/database.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::EventRows)
};

/// In values, 0 and the empty text mean "none"; in the log they are NULL.
QVariant orNull(qint64 number)
{
    return number == 0 ? QVariant() : QVariant(number);
}

/// A text, never NULL.
QVariant utf8(const QString &text)
{
    return (text.isNull() ? u""_s : text).toUtf8();
}

const QString eventColumns = u"session_id, seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce, detail"_s;

/// A row of eventColumns. Versions with further kinds write a newer schema, which is refused before, so only a damaged log has unknown kinds.
Result<Event> eventFromRow(const QSqlQuery &row)
{
    const QString name = row.value(3).toString();
    const auto kind = eventKindByName(name);
    if (!kind)
        return failure(u"log_damaged"_s, Texts::tr("The log has an event of the unknown kind “%1” (session %2, number %3). Keep a copy of the data directory, "
                                                   "then restore it from a backup or open it with the version of LabChat that wrote it.")
                                             .arg(name, row.value(0).toString(), row.value(1).toString()));
    Event event;
    event.session = row.value(0).toLongLong();
    event.seq = row.value(1).toLongLong();
    event.atMs = row.value(2).toLongLong();
    event.kind = *kind;
    event.participant = row.value(4).toInt();
    event.channel = row.value(5).toInt();
    event.member = row.value(6).toInt();
    event.nickname = row.value(7).toString();
    event.body = row.value(8).toString();
    event.nonce = row.value(9).toString().toUtf8();
    if (!row.isNull(10))
        event.detail = QJsonDocument::fromJson(row.value(10).toString().toUtf8()).object();
    return event;
}

/// Reverses rows that come with the newest first.
Result<QList<Event>> newestFirstReversed(Result<QSqlQuery> rows)
{
    if (!rows)
        return tl::unexpected(rows.error());
    QList<Event> events;
    while (rows->next()) {
        const auto event = eventFromRow(*rows);
        if (!event)
            return tl::unexpected(event.error());
        events.append(*event);
    }
    std::reverse(events.begin(), events.end());
    return events;
}

Result<void> visitRows(Result<QSqlQuery> rows, const std::function<bool(const Event &)> &visit)
{
    if (!rows)
        return tl::unexpected(rows.error());
    while (rows->next()) {
        const auto event = eventFromRow(*rows);
        if (!event)
            return tl::unexpected(event.error());
        if (!visit(*event))
            break;
    }
    return {};
}

std::function<bool(const Event &)> appendTo(QList<Event> &events)
{
    return [&events](const Event &event) {
        events.append(event);
        return true;
    };
}

} // namespace

QString saidSql()
{
    return u"kind IN ('message', 'message_released')"_s; // like the index event_said
}

QString insertEventSql()
{
    // Stores nickname, body and nonce as UTF-8: SQLite removes a byte order mark at the start of UTF-16.
    return u"INSERT INTO event ("_s + eventColumns
        + u") VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?)"_s;
}

Result<void> writeEvent(QSqlQuery &insert, const Event &event)
{
    const bool worded = traitsOf(event.kind).hasWords;
    return execute(insert, {event.session, event.seq, event.atMs, eventKindName(event.kind), orNull(event.participant), orNull(event.channel),
                            orNull(event.member), worded ? utf8(event.nickname) : QVariant(), worded ? utf8(event.body) : QVariant(),
                            event.nonce.isEmpty() ? QVariant() : QVariant(event.nonce),
                            event.detail.isEmpty() ? QVariant() : QVariant(QString::fromUtf8(QJsonDocument(event.detail).toJson(QJsonDocument::Compact)))});
}

Result<void> readEvents(Database &database, qint64 sessionId, qint64 afterSeq, const std::function<bool(const Event &)> &visit)
{
    return visitRows(database.run(u"SELECT "_s + eventColumns + u" FROM event WHERE session_id = ? AND seq > ? ORDER BY seq"_s, {sessionId, afterSeq}), visit);
}

Result<void> readEventsOf(Database &database, qint64 sessionId, const QList<EventKind> &kinds, const std::function<bool(const Event &)> &visit)
{
    QStringList names;
    for (const EventKind kind : kinds)
        names.append(u'\'' + eventKindName(kind) + u'\'');
    return visitRows(database.run(u"SELECT "_s + eventColumns + u" FROM event WHERE session_id = ? AND kind IN ("_s + names.join(u',')
                                      + u") ORDER BY seq"_s, {sessionId}), visit);
}

Result<QList<Event>> readInterventions(Database &database, qint64 sessionId)
{
    auto interventions = readEventsWhere(database, sessionId, u"detail LIKE '%\""_s + DetailKeys::operatorName + u"\"%'"_s);
    if (interventions)
        interventions->removeIf([](const Event &event) { return !isIntervention(event); });
    return interventions;
}

Result<void> readMessagesByTime(Database &database, const std::function<bool(const Event &)> &visit)
{
    // Where the computer's clock was set back, a session's messages still come in their order, among those of other sessions.
    return visitRows(database.run(u"SELECT "_s + eventColumns + u" FROM event WHERE "_s + saidSql()
                                      + u" ORDER BY max(at_ms) OVER (PARTITION BY session_id ORDER BY seq), session_id, seq"_s), visit);
}

Result<QList<Event>> readMessages(Database &database, qint64 sessionId, int channel, qint64 beforeSeq, int limit)
{
    auto rows = database.run(u"SELECT "_s + eventColumns + u" FROM event WHERE session_id = ? AND channel = ? AND seq < ? AND "_s + saidSql()
                                 + u" ORDER BY seq DESC LIMIT ?"_s, {sessionId, channel, beforeSeq, limit});
    return newestFirstReversed(std::move(rows));
}

Result<QList<Event>> readMessagesOfSession(Database &database, qint64 sessionId, qint64 beforeSeq, int limit)
{
    return newestFirstReversed(database.run(u"SELECT "_s + eventColumns + u" FROM event WHERE session_id = ? AND seq < ? AND "_s + saidSql()
                                                + u" ORDER BY seq DESC LIMIT ?"_s, {sessionId, beforeSeq, limit}));
}

Result<QList<Event>> readLastMessages(Database &database, qint64 sessionId, int perChannel)
{
    // Looks up the end of each channel's part of the index: the time does not grow with the session.
    const QString lastOfChannel = u"SELECT seq FROM event WHERE session_id = channel.session_id AND channel = channel.number AND "_s + saidSql()
        + u" ORDER BY seq DESC LIMIT ?"_s;
    return newestFirstReversed(database.run(u"SELECT "_s + eventColumns + u" FROM event WHERE session_id = ? AND seq IN "
                                            "(SELECT said.seq FROM channel JOIN event AS said ON said.session_id = channel.session_id "
                                            "AND said.seq IN ("_s + lastOfChannel + u") WHERE channel.session_id = ?) ORDER BY seq DESC"_s,
                                            {sessionId, perChannel, sessionId}));
}

Result<QList<Event>> readMessagesFrom(Database &database, qint64 sessionId, int channel, qint64 fromSeq, int limit)
{
    QList<Event> messages;
    const auto read = visitRows(database.run(u"SELECT "_s + eventColumns + u" FROM event WHERE session_id = ? AND channel = ? AND seq >= ? AND "_s + saidSql()
                                                 + u" ORDER BY seq LIMIT ?"_s, {sessionId, channel, fromSeq, limit}),
                                appendTo(messages));
    if (!read)
        return tl::unexpected(read.error());
    return messages;
}

Result<QList<Event>> readEventsWhere(Database &database, qint64 sessionId, const QString &condition)
{
    QList<Event> events;
    const auto read = visitRows(database.run(u"SELECT "_s + eventColumns + u" FROM event WHERE session_id = ? AND ("_s + condition + u") ORDER BY seq"_s, {sessionId}),
                                appendTo(events));
    if (!read)
        return tl::unexpected(read.error());
    return events;
}

} // namespace LabChat
