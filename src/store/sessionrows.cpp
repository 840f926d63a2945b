// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sessionrows.h"

#include "core/session/eventdetail.h"
#include "core/study/studyjson.h"
#include "store/database.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <deque>
#include <iterator>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SessionRows)
};

/// 0 and the empty text stand for "none" in values; in the log they are NULL.
QVariant orNull(qint64 number)
{
    return number == 0 ? QVariant() : QVariant(number);
}

/// A null QString would be stored as NULL, an empty one as ''.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

/// Never NULL.
QVariant utf8(const QString &text)
{
    return notNull(text).toUtf8();
}

Result<void> writeParticipants(Database &database, const Session &session)
{
    auto insert = database.prepare(u"INSERT INTO participant VALUES (?, ?, ?, ?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    for (int i = 1; i <= session.numParticipants(); ++i) {
        const Participant &participant = session.participant(i);
        if (const auto done = execute(*insert, {session.id, i, participant.code, participant.ticket}); !done)
            return done;
    }
    return {};
}

Result<void> writePlayers(Database &database, const Session &session)
{
    auto insert = database.prepare(u"INSERT INTO player VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    for (int round = 1; round <= session.study.numRounds; ++round) {
        for (int i = 1; i <= session.numParticipants(); ++i) {
            const Player &player = session.player(i, round);
            if (const auto done = execute(*insert, {session.id, round, i, player.groupId, player.groupIdInSubsession,
                                                    player.idInGroup, notNull(player.role)}); !done)
                return done;
        }
    }
    return {};
}

Result<void> writeChannels(Database &database, const Session &session)
{
    auto insert = database.prepare(u"INSERT INTO channel VALUES (?, ?, ?, ?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    for (int number = 1; number <= session.channels.size(); ++number) {
        const Channel &channel = session.channel(number);
        if (const auto done = execute(*insert, {session.id, number, channel.name, channel.handle}); !done)
            return done;
    }
    return {};
}

Result<void> writeBoxes(Database &database, const Session &session)
{
    auto insert = database.prepare(u"INSERT INTO chat_box VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    for (int round = 1; round <= session.study.numRounds; ++round) {
        for (int i = 1; i <= session.numParticipants(); ++i) {
            const QList<ChatBox> &boxes = session.boxes.at(round - 1).at(i - 1);
            for (int position = 0; position < boxes.size(); ++position) {
                const ChatBox &box = boxes.at(position);
                if (const auto done = execute(*insert, {session.id, round, i, position, box.page, box.chat, box.channel, box.member,
                                                        notNull(box.label), notNull(box.nickname)}); !done)
                    return done;
            }
        }
    }
    return {};
}

Result<void> readParticipants(Database &database, Session &session)
{
    auto rows = database.run(u"SELECT code, ticket FROM participant WHERE session_id = ? ORDER BY id_in_session"_s, {session.id});
    if (!rows)
        return tl::unexpected(rows.error());
    while (rows->next())
        session.participants.append({rows->value(0).toString(), rows->value(1).toString()});
    return {};
}

Result<void> readPlayers(Database &database, Session &session)
{
    session.players.resize(session.study.numRounds);
    auto rows = database.run(u"SELECT round_number, group_id, group_id_in_subsession, id_in_group, role FROM player "
                             "WHERE session_id = ? ORDER BY round_number, id_in_session"_s, {session.id});
    if (!rows)
        return tl::unexpected(rows.error());
    while (rows->next())
        session.players[rows->value(0).toInt() - 1].append({rows->value(1).toInt(), rows->value(2).toInt(), rows->value(3).toInt(), rows->value(4).toString()});
    return {};
}

Result<void> readChannels(Database &database, Session &session)
{
    auto rows = database.run(u"SELECT name, handle FROM channel WHERE session_id = ? ORDER BY number"_s, {session.id});
    if (!rows)
        return tl::unexpected(rows.error());
    while (rows->next())
        session.channels.append({rows->value(0).toString(), rows->value(1).toString(), {}});
    return {};
}

Result<void> readBoxes(Database &database, Session &session)
{
    session.boxes.resize(session.study.numRounds);
    for (QList<QList<ChatBox>> &ofRound : session.boxes)
        ofRound.resize(session.numParticipants());
    auto rows = database.run(u"SELECT round_number, id_in_session, page, chat, channel, member, label, nickname FROM chat_box "
                             "WHERE session_id = ? ORDER BY round_number, id_in_session, position"_s, {session.id});
    if (!rows)
        return tl::unexpected(rows.error());
    while (rows->next()) {
        const int participant = rows->value(1).toInt();
        ChatBox box{rows->value(2).toInt(), rows->value(3).toInt(), rows->value(4).toInt(), rows->value(5).toInt(),
                    rows->value(6).toString(), rows->value(7).toString()};
        QList<int> &members = session.channels[box.channel - 1].members;
        if (members.size() < box.member)
            members.resize(box.member);
        members[box.member - 1] = participant;
        session.boxes[rows->value(0).toInt() - 1][participant - 1].append(std::move(box));
    }
    return {};
}

const QString eventColumns = u"session_id, seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce, detail"_s;

/// A row of eventColumns. Versions that know further kinds write a newer schema, which is refused before: only a damaged log has others.
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

/// The oldest first, of rows that come the newest first.
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

Result<void> writeSession(Database &database, const Session &session)
{
    const QString study = QString::fromUtf8(QJsonDocument(studyToJson(session.study)).toJson(QJsonDocument::Compact));
    const auto row = database.run(u"INSERT INTO session (id, code, study_name, title, room, created_at_ms, study, secret) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                                  {session.id, session.code, session.study.name, session.study.title, notNull(session.room), session.createdAtMs, study, session.secret});
    if (!row)
        return tl::unexpected(row.error());
    for (const auto write : {writeParticipants, writePlayers, writeChannels, writeBoxes}) {
        if (const auto written = write(database, session); !written)
            return written;
    }
    return {};
}

Result<SessionPtr> readSession(Database &database, qint64 id)
{
    auto row = database.run(u"SELECT code, room, created_at_ms, study, secret FROM session WHERE id = ?"_s, {id});
    if (!row)
        return tl::unexpected(row.error());
    if (!row->next())
        return failure(u"no_session"_s, u"no session %1"_s.arg(id));
    auto session = std::make_shared<Session>();
    session->id = id;
    session->code = row->value(0).toString();
    session->room = row->value(1).toString();
    session->createdAtMs = row->value(2).toLongLong();
    session->secret = row->value(4).toString();
    const auto study = studyFromJson(QJsonDocument::fromJson(row->value(3).toString().toUtf8()).object());
    if (!study)
        return tl::unexpected(asError(study.error()));
    session->study = *study;
    for (const auto read : {readParticipants, readPlayers, readChannels, readBoxes}) {
        if (const auto done = read(database, *session); !done)
            return tl::unexpected(done.error());
    }
    session->index();
    return SessionPtr(std::move(session));
}

QString saidSql()
{
    return u"kind IN ('message', 'message_released')"_s; // as in the index event_said
}

QString insertEventSql()
{
    // Nickname, body and nonce as UTF-8: SQLite drops a byte order mark at the front of UTF-16.
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
    return visitRows(database.run(u"SELECT "_s + eventColumns + u" FROM event WHERE "_s + saidSql() + u" ORDER BY at_ms, session_id, seq"_s), visit);
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
    // For each channel the end of its part of the index: the time does not grow with the session.
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

Result<StoredSession> readStoredSession(Database &database, qint64 id)
{
    const auto session = readSession(database, id);
    if (!session)
        return tl::unexpected(session.error());
    StoredSession stored{SessionState(*session), {}};
    QHash<int, std::deque<Event>> recent; // by channel
    const auto read = readEvents(database, id, 0, [&](const Event &event) {
        stored.state.apply(event);
        if (isSaid(event.kind)) {
            std::deque<Event> &messages = recent[event.channel];
            messages.push_back(event);
            if (messages.size() > recentMessagesPerChannel)
                messages.pop_front();
        }
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    for (const std::deque<Event> &messages : std::as_const(recent))
        std::copy(messages.begin(), messages.end(), std::back_inserter(stored.recentMessages));
    std::sort(stored.recentMessages.begin(), stored.recentMessages.end(), [](const Event &a, const Event &b) { return a.seq < b.seq; });
    return stored;
}

} // namespace LabChat
