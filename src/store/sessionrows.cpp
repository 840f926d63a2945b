// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sessionrows.h"

#include "core/study/studyjson.h"
#include "store/database.h"

#include <QtCore/QJsonDocument>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// A null QString would be stored as NULL, an empty one as ''.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
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
    auto insert = database.prepare(u"INSERT INTO player VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    for (int round = 1; round <= session.study.numRounds; ++round) {
        for (int i = 1; i <= session.numParticipants(); ++i) {
            const Player &player = session.player(i, round);
            if (const auto done = execute(*insert, {session.id, round, i, player.groupId, player.groupIdInSubsession,
                                                    player.idInGroup, notNull(player.role), notNull(player.treatment)}); !done)
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
    auto rows = database.run(u"SELECT round_number, group_id, group_id_in_subsession, id_in_group, role, treatment FROM player "
                             "WHERE session_id = ? ORDER BY round_number, id_in_session"_s, {session.id});
    if (!rows)
        return tl::unexpected(rows.error());
    while (rows->next())
        session.players[rows->value(0).toInt() - 1].append({rows->value(1).toInt(), rows->value(2).toInt(), rows->value(3).toInt(), rows->value(4).toString(),
                                                              rows->value(5).toString()});
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

} // namespace

Result<void> writeSession(Database &database, const Session &session)
{
    const QString study = QString::fromUtf8(QJsonDocument(studyToJson(session.study)).toJson(QJsonDocument::Compact));
    const auto row = database.run(u"INSERT INTO session (id, code, study_name, title, room, created_at_ms, study, secret, seed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                                  {session.id, session.code, session.study.name, session.study.title, notNull(session.room), session.createdAtMs, study, session.secret, qint64(session.seed)});
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
    auto row = database.run(u"SELECT code, room, created_at_ms, study, secret, seed FROM session WHERE id = ?"_s, {id});
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
    session->seed = row->value(5).toUInt();
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

} // namespace LabChat
