// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session.h"

#include "core/codes.h"
#include "core/matching.h"
#include "core/names.h"
#include "core/template.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Session)
};

QString uniqueCode(QSet<QString> &taken)
{
    QString code;
    do {
        code = randomCode();
    } while (taken.contains(code));
    taken.insert(code);
    return code;
}

QList<Participant> makeParticipants(int count)
{
    QList<Participant> participants;
    participants.reserve(count);
    QSet<QString> codes;
    for (int i = 0; i < count; ++i)
        participants.append({uniqueCode(codes), randomTicket()});
    return participants;
}

QList<Player> makePlayers(const Study &study, int round, const QList<QList<int>> &groups)
{
    QList<Player> players(study.numParticipants);
    for (int group = 0; group < groups.size(); ++group) {
        const QList<int> &members = groups.at(group);
        for (int place = 0; place < members.size(); ++place)
            players[members.at(place) - 1] = {(round - 1) * study.numGroups() + group + 1, group + 1, place + 1, study.roles.value(place)};
    }
    return players;
}

TemplateValues valuesFor(const Session &session, int participant, int round)
{
    const Player &player = session.player(participant, round);
    return {
        {u"player.id_in_group"_s, QString::number(player.idInGroup)},
        {u"player.role"_s, player.role},
        {u"group.id"_s, QString::number(player.groupId)},
        {u"group.id_in_subsession"_s, QString::number(player.groupIdInSubsession)},
        {u"participant.id_in_session"_s, QString::number(participant)},
        {u"participant.code"_s, session.participant(participant).code},
        {u"session.code"_s, session.code},
        {u"round_number"_s, QString::number(round)},
    };
}

/// Players of one round by what pairs are made of.
class Rounds final {
public:
    explicit Rounds(const Session &session) : m_session(session) {}

    /// Whom a chat is repeated for, in the order of id_in_group or id_in_session.
    [[nodiscard]] QList<int> others(ForEach forEach, int participant, int round)
    {
        if (round != m_round)
            index(round);
        const Player &player = m_session.player(participant, round);
        QList<int> found = forEach == ForEach::OthersInGroup ? m_byGroup.value(player.groupId) : m_byRole.value(player.role);
        found.removeOne(participant);
        return found;
    }

private:
    void index(int round)
    {
        m_round = round;
        m_byGroup.clear();
        m_byRole.clear();
        for (int i = 1; i <= m_session.numParticipants(); ++i) {
            const Player &player = m_session.player(i, round);
            m_byGroup[player.groupId].append(i);
            m_byRole[player.role].append(i);
        }
        for (QList<int> &group : m_byGroup) {
            std::sort(group.begin(), group.end(), [&](int a, int b) {
                return m_session.player(a, round).idInGroup < m_session.player(b, round).idInGroup;
            });
        }
    }

    const Session &m_session;
    int m_round = 0;
    QHash<int, QList<int>> m_byGroup;
    QHash<QString, QList<int>> m_byRole;
};

/// Puts chat boxes into a session, and makes each channel when the first box needs it.
class BoxBuilder final {
public:
    explicit BoxBuilder(Session &session) : m_session(session), m_rounds(session) {}

    Result<QList<ChatBox>> boxesFor(int participant, int round)
    {
        const TemplateValues values = valuesFor(m_session, participant, round);
        QList<ChatBox> boxes;
        for (int page = 0; page < m_session.study.pages.size(); ++page) {
            if (!m_session.isShown(page, participant, round))
                continue;
            const QList<ChatSpec> &chats = m_session.study.pages.at(page).chats;
            for (int chat = 0; chat < chats.size(); ++chat) {
                const qsizetype first = boxes.size();
                if (const auto made = appendBoxes(boxes, chats.at(chat), values, participant, round); !made)
                    return tl::unexpected(made.error());
                for (qsizetype i = first; i < boxes.size(); ++i) {
                    boxes[i].page = page;
                    boxes[i].chat = chat;
                    for (qsizetype other = 0; other < i; ++other) {
                        if (boxes.at(other).page == page && boxes.at(other).channel == boxes.at(i).channel)
                            return failure(u"bad_channel"_s, Texts::tr("On page “%1” two chats lead P%2 to the same channel, “%3”. Give one of them another channel.")
                                                                 .arg(m_session.study.pages.at(page).name).arg(participant)
                                                                 .arg(m_session.channels.at(boxes.at(i).channel - 1).name));
                    }
                }
            }
        }
        return boxes;
    }

private:
    /// One box, or one with each of the others.
    Result<void> appendBoxes(QList<ChatBox> &boxes, const ChatSpec &chat, const TemplateValues &values, int participant, int round)
    {
        if (chat.forEach == ForEach::Nobody)
            return appendBox(boxes, chat, values, participant);
        for (const int other : m_rounds.others(chat.forEach, participant, round)) {
            TemplateValues withOther = values;
            if (const auto added = addPair(withOther, chat, participant, other, round); !added)
                return added;
            if (const auto made = appendBox(boxes, chat, withOther, participant); !made)
                return made;
        }
        return {};
    }

    /// What only a pair has: `other.…`, and `pair.low`, `pair.high`: the two players' id_in_group, or across groups their id_in_session.
    Result<void> addPair(TemplateValues &values, const ChatSpec &chat, int participant, int other, int round) const
    {
        const TemplateValues others = valuesFor(m_session, other, round);
        const auto nickname = fillIn(chat.nickname, others);
        if (!nickname)
            return tl::unexpected(nickname.error());
        const bool inGroup = chat.forEach == ForEach::OthersInGroup;
        const int mine = inGroup ? m_session.player(participant, round).idInGroup : participant;
        const int theirs = inGroup ? m_session.player(other, round).idInGroup : other;
        values.insert(u"other.nickname"_s, *nickname);
        values.insert(u"other.id_in_group"_s, others.value(u"player.id_in_group"_s));
        values.insert(u"other.role"_s, others.value(u"player.role"_s));
        values.insert(u"other.id_in_session"_s, QString::number(other));
        values.insert(u"pair.low"_s, QString::number(qMin(mine, theirs)));
        values.insert(u"pair.high"_s, QString::number(qMax(mine, theirs)));
        return {};
    }

    Result<void> appendBox(QList<ChatBox> &boxes, const ChatSpec &chat, const TemplateValues &values, int participant)
    {
        const auto label = fillIn(chat.label, values);
        const auto nickname = fillIn(chat.nickname, values);
        const auto channel = fillIn(chat.channel, values);
        for (const auto *filled : {&label, &nickname, &channel}) {
            if (!*filled)
                return tl::unexpected(filled->error());
        }
        if (!isChannelName(*channel))
            return failure(u"bad_channel"_s, Texts::tr("A channel's name may hold letters, digits, “_” and “-” only; chat “%1” makes it “%2” for P%3.")
                                                 .arg(chat.name, *channel).arg(participant));
        ChatBox box;
        box.label = *label;
        box.nickname = *nickname;
        box.channel = channelNumber(*channel);
        box.member = memberNumber(box.channel, participant);
        boxes.append(box);
        return {};
    }

    int channelNumber(const QString &name)
    {
        int &number = m_numbers[name];
        if (number == 0) {
            m_session.channels.append({name, randomHandle(), {}});
            number = int(m_session.channels.size());
        }
        return number;
    }

    int memberNumber(int channel, int participant)
    {
        int &number = m_memberNumbers[{channel, participant}];
        if (number == 0) {
            QList<int> &members = m_session.channels[channel - 1].members;
            members.append(participant);
            number = int(members.size());
        }
        return number;
    }

    Session &m_session;
    Rounds m_rounds;
    QHash<QString, int> m_numbers;
    QHash<std::pair<int, int>, int> m_memberNumbers;
};

} // namespace

bool Session::isShown(int page, int idInSession, int round) const
{
    const QStringList &showTo = study.pages.at(page).showTo;
    return showTo.isEmpty() || showTo.contains(player(idInSession, round).role);
}

Position Session::nextPosition(int idInSession, int round, int page) const
{
    const int numPages = int(study.pages.size());
    Position position{round, page + 1};
    while (true) {
        if (position.page >= numPages) {
            if (position.round >= study.numRounds)
                return {position.round, numPages};
            position = {position.round + 1, 0};
        } else if (isShown(position.page, idInSession, position.round)) {
            return position;
        } else {
            ++position.page;
        }
    }
}

QString Session::bodyFor(int idInSession, int round, int page) const
{
    const QString &body = study.pages.at(page).bodyHtml;
    if (!body.contains(u"{{"))
        return body;
    TemplateValues values = valuesFor(*this, idInSession, round);
    for (QString &value : values)
        value = value.toHtmlEscaped();
    return fillIn(body, values).value_or(body); // makeSession() has tried it
}

QList<ChatBox> Session::boxesOn(int idInSession, int round, int page) const
{
    QList<ChatBox> onPage;
    for (const ChatBox &box : boxes.at(round - 1).at(idInSession - 1)) {
        if (box.page == page)
            onPage.append(box);
    }
    return onPage;
}

QString Session::channelName(int number) const
{
    return QString::number(id) + u'-' + study.name + u'-' + channel(number).name;
}

void Session::index()
{
    m_channelByHandle.clear();
    for (int i = 0; i < channels.size(); ++i)
        m_channelByHandle.insert(channels.at(i).handle, i + 1);
    m_participantByTicket.clear();
    for (int i = 0; i < participants.size(); ++i)
        m_participantByTicket.insert(participants.at(i).ticket, i + 1);
    m_group.clear();
    for (const QList<Player> &ofRound : players) {
        for (int i = 0; i < ofRound.size(); ++i)
            m_group[ofRound.at(i).groupId].append(i + 1);
    }
}

QString newPersonsTicket(const QString &secret, int place, qint64 seq)
{
    return derivedTicket(secret, QString::number(place) + u'#' + QString::number(seq));
}

Result<SessionPtr> makeSession(const SessionRequest &request, qint64 id, qint64 nowMs)
{
    auto session = std::make_shared<Session>();
    session->id = id;
    session->code = randomCode();
    session->secret = randomSecret();
    session->room = request.room;
    session->createdAtMs = nowMs;
    session->study = request.study;
    session->participants = makeParticipants(request.study.numParticipants);
    const auto groups = matchGroups(request.study, *QRandomGenerator::system());
    if (!groups)
        return tl::unexpected(groups.error());
    for (int round = 1; round <= request.study.numRounds; ++round)
        session->players.append(makePlayers(request.study, round, groups->at(round - 1)));
    for (const PageSpec &page : request.study.pages) { // the names it may use are the same for everybody
        if (const auto filled = fillIn(page.bodyHtml, valuesFor(*session, 1, 1)); !filled)
            return tl::unexpected(filled.error());
    }
    BoxBuilder builder(*session);
    for (int round = 1; round <= request.study.numRounds; ++round) {
        QList<QList<ChatBox>> ofRound;
        ofRound.reserve(session->numParticipants());
        for (int participant = 1; participant <= session->numParticipants(); ++participant) {
            auto boxes = builder.boxesFor(participant, round);
            if (!boxes)
                return tl::unexpected(boxes.error());
            ofRound.append(*boxes);
        }
        session->boxes.append(ofRound);
    }
    session->index();
    return SessionPtr(std::move(session));
}

} // namespace LabChat
