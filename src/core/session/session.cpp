// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/base/codes.h"
#include "core/study/templatevalues.h"
#include "core/study/matching.h"
#include "core/study/names.h"
#include "core/study/template.h"
#include "core/study/wording.h"

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

/// What is wrong with a study, at most once for each place in it.
class Mistakes final {
public:
    void add(const QString &place, const Error &error)
    {
        if (m_places.contains(place))
            return;
        m_places.insert(place);
        m_first = m_problems.isEmpty() ? error : m_first;
        m_problems.append({place, error.text});
    }
    [[nodiscard]] bool areThere() const { return !m_problems.isEmpty(); }
    [[nodiscard]] Error first() const { return m_first; }
    [[nodiscard]] QList<StudyProblem> problems() const { return m_problems; }

private:
    QSet<QString> m_places;
    Error m_first;
    QList<StudyProblem> m_problems;
};

QString pagePlace(qsizetype page)
{
    return u"/pages/"_s + QString::number(page);
}

QString chatPlace(qsizetype page, qsizetype chat)
{
    return pagePlace(page) + u"/chats/" + QString::number(chat);
}

/// Puts chat boxes into a session, and makes each channel when the first box needs it.
class BoxBuilder final {
public:
    BoxBuilder(Session &session, Mistakes &mistakes) : m_session(session), m_mistakes(mistakes), m_rounds(session) {}

    /// Without those that cannot be made.
    QList<ChatBox> boxesFor(int participant, int round)
    {
        const TemplateValues values = valuesFor(m_session, participant, round);
        QList<ChatBox> boxes;
        for (int page = 0; page < m_session.study.pages.size(); ++page) {
            if (!m_session.isShown(page, participant, round))
                continue;
            const QList<ChatSpec> &chats = m_session.study.pages.at(page).chats;
            for (int chat = 0; chat < chats.size(); ++chat) {
                const qsizetype first = boxes.size();
                m_place = chatPlace(page, chat);
                appendBoxes(boxes, chats.at(chat), values, participant, round);
                for (qsizetype i = first; i < boxes.size(); ++i) {
                    boxes[i].page = page;
                    boxes[i].chat = chat;
                }
            }
            refuseTwins(boxes, page, participant);
        }
        return boxes;
    }

private:
    /// Nobody has two boxes of one channel on a page.
    void refuseTwins(const QList<ChatBox> &boxes, int page, int participant)
    {
        QSet<int> taken;
        for (const ChatBox &box : boxes) {
            if (box.page == page && taken.contains(box.channel))
                m_mistakes.add(chatPlace(page, box.chat) + u"/channel",
                               {u"bad_channel"_s, Texts::tr("On page “%1” two chats lead P%2 to the same channel, “%3”. Give one of them another channel.")
                                                      .arg(m_session.study.pages.at(page).name).arg(participant)
                                                      .arg(m_session.channels.at(box.channel - 1).name)});
            if (box.page == page)
                taken.insert(box.channel);
        }
    }

    /// A template filled in; empty where it cannot be.
    QString filled(const QString &member, const QString &text, const TemplateValues &values)
    {
        const auto done = fillIn(text, values);
        if (!done)
            m_mistakes.add(m_place + u'/' + member, done.error());
        return done.value_or(QString());
    }

    /// One box, or one with each of the others.
    void appendBoxes(QList<ChatBox> &boxes, const ChatSpec &chat, const TemplateValues &values, int participant, int round)
    {
        const QString nickname = filled(u"nickname"_s, chat.nickname, values);
        if (chat.forEach == ForEach::Nobody) {
            appendBox(boxes, chat, values, nickname, participant);
            return;
        }
        for (const int other : m_rounds.others(chat.forEach, participant, round)) {
            TemplateValues withOther = values;
            const QString theirs = filled(u"nickname"_s, chat.nickname, valuesFor(m_session, other, round));
            withOther.insert(pairValues(m_session, chat.forEach, participant, other, round, theirs));
            appendBox(boxes, chat, withOther, nickname, participant);
        }
    }

    void appendBox(QList<ChatBox> &boxes, const ChatSpec &chat, const TemplateValues &values, const QString &nickname, int participant)
    {
        ChatBox box;
        box.label = filled(u"label"_s, chat.label, values);
        box.nickname = nickname;
        const QString channel = filled(u"channel"_s, chat.channel, values);
        if (!isChannelName(channel)) {
            m_mistakes.add(m_place + u"/channel", {u"bad_channel"_s, Texts::tr("A channel's name may hold letters, digits, “_” and “-” only; chat “%1” makes it “%2” for P%3.")
                                                                        .arg(chat.name, excerpt(channel)).arg(participant)});
            return;
        }
        box.channel = channelNumber(channel);
        box.member = memberNumber(box.channel, participant);
        boxes.append(box);
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
    Mistakes &m_mistakes;
    Rounds m_rounds;
    QString m_place;  ///< of the chat that boxes are made of
    QHash<QString, int> m_numbers;
    QHash<std::pair<int, int>, int> m_memberNumbers;
};

/// A session, as complete as the mistakes in its study allow.
std::shared_ptr<Session> build(const SessionRequest &request, qint64 id, qint64 nowMs, Mistakes &mistakes)
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
    if (!groups) {
        mistakes.add(u"/matching"_s, groups.error());
        return session;
    }
    for (int round = 1; round <= request.study.numRounds; ++round)
        session->players.append(makePlayers(request.study, round, groups->at(round - 1)));
    for (qsizetype page = 0; page < request.study.pages.size(); ++page) { // the names it may use are the same for everybody
        if (const auto filled = fillIn(request.study.pages.at(page).bodyHtml, valuesFor(*session, 1, 1)); !filled)
            mistakes.add(pagePlace(page) + u"/body", filled.error());
    }
    BoxBuilder builder(*session, mistakes);
    for (int round = 1; round <= request.study.numRounds; ++round) {
        QList<QList<ChatBox>> ofRound;
        ofRound.reserve(session->numParticipants());
        for (int participant = 1; participant <= session->numParticipants(); ++participant)
            ofRound.append(builder.boxesFor(participant, round));
        session->boxes.append(ofRound);
    }
    session->index();
    return session;
}

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
    Mistakes mistakes;
    const auto session = build(request, id, nowMs, mistakes);
    if (mistakes.areThere())
        return tl::unexpected(mistakes.first());
    return SessionPtr(session);
}

QList<StudyProblem> sessionProblems(const Study &study)
{
    Mistakes mistakes;
    (void)build({study, {}}, 1, 0, mistakes);
    return mistakes.problems();
}

} // namespace LabChat
