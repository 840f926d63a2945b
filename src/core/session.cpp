// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session.h"

#include "core/codes.h"
#include "core/names.h"
#include "core/template.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

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

QList<Player> makePlayers(const Study &study, int round)
{
    QList<Player> players;
    players.reserve(study.numParticipants);
    for (int i = 0; i < study.numParticipants; ++i) {
        const int group = i / study.playersPerGroup;
        const int place = i % study.playersPerGroup;
        players.append({(round - 1) * study.numGroups() + group + 1, group + 1, place + 1, study.roles.value(place)});
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

/// Puts chat boxes into a session, and makes each channel when the first box needs it.
class BoxBuilder final {
public:
    explicit BoxBuilder(Session &session) : m_session(session) {}

    Result<QList<ChatBox>> boxesFor(int participant, int round)
    {
        const TemplateValues values = valuesFor(m_session, participant, round);
        QList<ChatBox> boxes;
        for (int page = 0; page < m_session.study.pages.size(); ++page) {
            const QList<ChatSpec> &chats = m_session.study.pages.at(page).chats;
            for (int chat = 0; chat < chats.size(); ++chat) {
                const auto box = makeBox(chats.at(chat), values, participant);
                if (!box)
                    return tl::unexpected(box.error());
                boxes.append(*box);
                boxes.last().page = page;
                boxes.last().chat = chat;
            }
        }
        return boxes;
    }

private:
    Result<ChatBox> makeBox(const ChatSpec &chat, const TemplateValues &values, int participant)
    {
        const auto label = fillIn(chat.label, values);
        const auto nickname = fillIn(chat.nickname, values);
        const auto channel = fillIn(chat.channel, values);
        for (const auto *filled : {&label, &nickname, &channel}) {
            if (!*filled)
                return tl::unexpected(filled->error());
        }
        if (!isChannelName(*channel))
            return failure(u"bad_channel"_s, Texts::tr("A channel's name may hold letters, digits, “_” and “-” only; chat “%1” makes it “%2”.")
                                                 .arg(chat.name, *channel));
        ChatBox box;
        box.label = *label;
        box.nickname = *nickname;
        box.channel = channelNumber(*channel);
        box.member = memberNumber(box.channel, participant);
        return box;
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
    QHash<QString, int> m_numbers;
    QHash<std::pair<int, int>, int> m_memberNumbers;
};

} // namespace

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
}

Result<SessionPtr> makeSession(const SessionRequest &request, qint64 id, qint64 nowMs)
{
    auto session = std::make_shared<Session>();
    session->id = id;
    session->code = randomCode();
    session->room = request.room;
    session->createdAtMs = nowMs;
    session->study = request.study;
    session->participants = makeParticipants(request.study.numParticipants);
    for (int round = 1; round <= request.study.numRounds; ++round)
        session->players.append(makePlayers(request.study, round));
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
