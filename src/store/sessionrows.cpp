// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sessionrows.h"

#include "core/base/exacttext.h"
#include "core/base/range.h"
#include "core/session/eventdetail.h"
#include "core/study/studyjson.h"
#include "store/chain/hashchain.h"
#include "store/database.h"
#include "store/storedvalues.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SessionRows)
};

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

Result<void> writeImages(Database &database, const Session &session)
{
    auto insert = database.prepare(u"INSERT INTO study_image VALUES (?, ?, ?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    for (auto image = session.study.images.cbegin(); image != session.study.images.cend(); ++image) {
        if (const auto done = execute(*insert, {session.id, image.key(), image.value()}); !done)
            return done;
    }
    return {};
}

/// @p what: a part of the session.
tl::unexpected<Error> damaged(const Session &session, const QString &what)
{
    return tl::unexpected(Database::damage(Texts::tr("Session “%1” cannot be read from the log: %2.", "2: what is wrong").arg(session.code, what)));
}

Result<void> readParticipants(Database &database, Session &session)
{
    StoredValues values;
    bool isComplete = true;
    const auto read = database.readRows(u"SELECT "_s + asBytes({u"code"_s, u"ticket"_s}) + u", id_in_session FROM participant "
                                        "WHERE session_id = ? ORDER BY id_in_session"_s, {session.id}, [&](const QSqlQuery &row) {
        const QString ticket = values.text(row, 1);
        session.participants.append({values.text(row, 0), session.isOfOtherSystem() ? QString() : ticket});
        isComplete = values.number(row, 2) == session.participants.size() && values.areSound();
        return isComplete;
    });
    const bool areAll = session.isOfOtherSystem() || session.numParticipants() == session.study.numParticipants;
    if (read && (!isComplete || !areAll))
        return damaged(session, Texts::tr("its participants are not complete"));
    return read;
}

Result<void> readPlayers(Database &database, Session &session)
{
    session.players.resize(session.study.numRounds);
    StoredValues values;
    bool isComplete = true;
    const auto read = database.readRows(u"SELECT round_number, group_id, group_id_in_subsession, id_in_group, id_in_session, "_s
                                            + asBytes({u"role"_s, u"treatment"_s}) + u" FROM player WHERE session_id = ? ORDER BY round_number, id_in_session"_s,
                                        {session.id}, [&](const QSqlQuery &row) {
        const int round = values.number(row, 0);
        const Player player{values.number(row, 1), values.number(row, 2), values.number(row, 3), values.text(row, 5), values.text(row, 6)};
        const bool isInGroup = session.isOfOtherSystem() || isWithin(player.idInGroup, session.participants.size());
        isComplete = isWithin(round, session.players.size()) && player.groupId >= 1 && isInGroup;
        if (!isComplete)
            return false;
        QList<Player> &players = session.players[round - 1];
        players.append(player);
        isComplete = values.number(row, 4) == players.size() && values.areSound();
        return isComplete;
    });
    for (const QList<Player> &players : std::as_const(session.players))
        isComplete = isComplete && players.size() == session.participants.size();
    if (read && !isComplete)
        return damaged(session, Texts::tr("its groups are not complete"));
    return read;
}

Result<void> readChannels(Database &database, Session &session)
{
    StoredValues values;
    bool isComplete = true;
    const auto read = database.readRows(u"SELECT "_s + asBytes({u"name"_s, u"handle"_s}) + u", number FROM channel WHERE session_id = ? ORDER BY number"_s,
                                        {session.id}, [&](const QSqlQuery &row) {
        session.channels.append({values.text(row, 0), values.text(row, 1), {}});
        isComplete = values.number(row, 2) == session.channels.size() && values.areSound();
        return isComplete;
    });
    if (read && !isComplete)
        return damaged(session, Texts::tr("its channels are not complete"));
    return read;
}

bool isPossible(const ChatBox &box, const Session &session)
{
    return isWithin(box.channel, session.channels.size()) && isWithin(box.member, session.participants.size()) && isWithin(qint64(box.page) + 1, session.study.pages.size())
        && isWithin(qint64(box.chat) + 1, session.study.pages.at(box.page).chats.size());
}

Result<void> readBoxes(Database &database, Session &session)
{
    session.boxes.resize(session.study.numRounds);
    for (QList<QList<ChatBox>> &ofRound : session.boxes)
        ofRound.resize(session.numParticipants());
    StoredValues values;
    bool isComplete = true;
    const auto read = database.readRows(u"SELECT round_number, id_in_session, page, chat, channel, member, "_s + asBytes({u"label"_s, u"nickname"_s})
                                            + u" FROM chat_box WHERE session_id = ? ORDER BY round_number, id_in_session, position"_s,
                                        {session.id}, [&](const QSqlQuery &row) {
        const int round = values.number(row, 0);
        const int participant = values.number(row, 1);
        ChatBox box{values.number(row, 2), values.number(row, 3), values.number(row, 4), values.number(row, 5), values.text(row, 6), values.text(row, 7)};
        isComplete = values.areSound() && isPossible(box, session) && isWithin(round, session.boxes.size()) && isWithin(participant, session.participants.size());
        if (!isComplete)
            return false;
        QList<int> &members = session.channels[box.channel - 1].members;
        if (members.size() < box.member)
            members.resize(box.member);
        int &member = members[box.member - 1];
        isComplete = member == 0 || member == participant;
        if (!isComplete)
            return false;
        member = participant;
        session.boxes[round - 1][participant - 1].append(std::move(box));
        return true;
    });
    for (const Channel &channel : std::as_const(session.channels))
        isComplete = isComplete && !channel.members.contains(0);
    if (read && !isComplete)
        return damaged(session, Texts::tr("its chat boxes are not complete"));
    return read;
}

Result<void> readImages(Database &database, Session &session)
{
    StoredValues values;
    const auto read = database.readRows(u"SELECT "_s + asBytes({u"name"_s}) + u", bytes FROM study_image WHERE session_id = ?"_s, {session.id}, [&](const QSqlQuery &row) {
        session.study.images.insert(values.text(row, 0), row.value(1).toByteArray());
        return true;
    });
    if (read && !values.areSound())
        return damaged(session, Texts::tr("its images are not complete"));
    return read;
}

Result<Study> readStudy(const Session &session, const QByteArray &text)
{
    const QJsonDocument json = exactJson(text);
    if (!json.isObject())
        return damaged(session, Texts::tr("its study is not complete"));
    const auto study = studyFromJson(json.object());
    if (!study)
        return damaged(session, Texts::tr("its study has mistakes (%1)").arg(asError(study.error()).text));
    return *study;
}

} // namespace

Result<void> writeSession(Database &database, const Session &session)
{
    const QString study = QString::fromUtf8(QJsonDocument(studyToJson(session.study)).toJson(QJsonDocument::Compact));
    const auto row = database.run(u"INSERT INTO session (id, code, study_name, title, room, created_at_ms, study, secret, seed, ticket_key, other_session) "
                                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                                  {session.id, session.code, session.study.name, session.study.title, notNull(session.room), session.createdAtMs, study, session.secret, qint64(session.seed),
                                   notNull(session.origin.key), notNull(session.origin.session)});
    if (!row)
        return row;
    for (const auto write : {writeParticipants, writePlayers, writeChannels, writeBoxes, writeImages}) {
        if (const auto written = write(database, session); !written)
            return written;
    }
    return beginChain(database, session.id, session.isOfOtherSystem() ? 0 : session.numParticipants());
}

Result<void> writeAdmission(Database &database, const Event &event)
{
    const BoxAdmission admission = admissionOf(event);
    const ChannelClaims &claims = admission.claims;
    const QVariant session = event.session, participant = event.participant, channel = event.channel;
    const QString noTicket = u'-' + session.toString() + u'-' + participant.toString(); // each row needs another one; none is a ticket
    const QList<std::pair<QString, QVariantList>> statements{
        {u"INSERT OR IGNORE INTO participant VALUES (?, ?, ?, ?)"_s, {session, participant, admission.participant, noTicket}},
        {u"INSERT OR REPLACE INTO player VALUES (?, 1, ?, ?, ?, ?, ?, '')"_s,
         {session, participant, admission.group, admission.group, claims.idInGroup, notNull(claims.role)}},
        {u"INSERT OR IGNORE INTO channel VALUES (?, ?, ?, ?)"_s, {session, channel, admission.claims.channelName(), admission.handle}},
        {u"INSERT OR REPLACE INTO chat_box SELECT ?, 1, ?, ifnull((SELECT position FROM chat_box WHERE session_id = ? AND id_in_session = ? AND channel = ?), "
          "(SELECT count(*) FROM chat_box WHERE session_id = ? AND id_in_session = ?)), 0, 0, ?, ?, '', ?"_s,
         {session, participant, session, participant, channel, session, participant, channel, event.member, notNull(claims.nickname)}},
    };
    for (const auto &[sql, values] : statements) {
        if (const auto done = database.run(sql, values); !done)
            return done;
    }
    return {};
}

Result<SessionPtr> readSession(Database &database, qint64 id)
{
    auto session = std::make_shared<Session>();
    session->id = id;
    QByteArray text;
    StoredValues values;
    const QString columns = asBytes({u"code"_s, u"room"_s, u"secret"_s, u"study"_s, u"ticket_key"_s, u"other_session"_s});
    const auto found = database.readRows(u"SELECT "_s + columns + u", created_at_ms, seed FROM session WHERE id = ?"_s, {id}, [&](const QSqlQuery &row) {
        session->code = values.text(row, 0);
        session->room = values.text(row, 1);
        session->secret = values.text(row, 2);
        text = row.value(3).toByteArray();
        session->origin = {values.text(row, 4), values.text(row, 5)};
        session->createdAtMs = row.value(6).toLongLong();
        session->seed = row.value(7).toUInt();
        return true;
    });
    if (!found)
        return tl::unexpected(found.error());
    if (!values.areSound())
        return damaged(*session, Texts::tr("its code, room or secret is not complete"));
    if (session->code.isEmpty())
        return failure(u"no_session"_s, Texts::tr("There is no session %1 in the log.").arg(id));
    if (!isTime(session->createdAtMs))
        return damaged(*session, Texts::tr("the time when it was created is not in the years 1970 to 9999"));
    const auto study = readStudy(*session, text);
    if (!study)
        return tl::unexpected(study.error());
    session->study = *study;
    for (const auto read : {readParticipants, readPlayers, readChannels, readBoxes, readImages}) {
        if (const auto done = read(database, *session); !done)
            return tl::unexpected(done.error());
    }
    session->index();
    return SessionPtr(std::move(session));
}

} // namespace LabChat
