// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sessiontexts.h"

#include "console/studychanges.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SessionTexts)
};

/// The channel template that a study has when its author chose none.
bool isGroupChannel(const ChatSpec &chat)
{
    QString channel = chat.channel;
    return channel.remove(u' ') == "{{group.id}}"_L1;
}

QString groupTitle(const Session &session, int round, const Player &player)
{
    if (session.study.numRounds == 1)
        return Texts::tr("Group %1").arg(player.groupIdInSubsession);
    return Texts::tr("Round %1, group %2").arg(round).arg(player.groupIdInSubsession);
}

} // namespace

QString sessionTitle(const SessionState &state)
{
    const Session &session = state.session();
    const QString title = session.study.title.isEmpty() ? session.study.name : session.study.title;
    return state.ended() ? Texts::tr("%1 (%2, ended)").arg(title, session.code) : Texts::tr("%1 (%2)").arg(title, session.code);
}

QStringList channelTitles(const Session &session)
{
    QStringList titles;
    for (const Channel &channel : session.channels)
        titles.append(channel.name);
    for (int round = 1; round <= session.study.numRounds; ++round) {
        for (int participant = 1; participant <= session.numParticipants(); ++participant) {
            for (const ChatBox &box : session.boxes.at(round - 1).at(participant - 1)) {
                if (isGroupChannel(session.chat(box)))
                    titles[box.channel - 1] = groupTitle(session, round, session.player(participant, round));
            }
        }
    }
    return titles;
}

QStringList nicknamesIn(const Session &session, int channel)
{
    QStringList nicknames(session.channel(channel).members.size());
    for (const QList<QList<ChatBox>> &ofRound : session.boxes) {
        for (const int participant : session.channel(channel).members) {
            for (const ChatBox &box : ofRound.at(participant - 1)) {
                if (box.channel == channel && nicknames.at(box.member - 1).isEmpty())
                    nicknames[box.member - 1] = box.nickname;
            }
        }
    }
    return nicknames;
}

QString placeText(int participant)
{
    return Texts::tr("P%1", "a participant's place in the session, in a narrow column").arg(participant);
}

QString pageText(const SessionState &state, int participant)
{
    if (state.isFinished(participant))
        return Texts::tr("Finished");
    const ParticipantState &place = state.participant(participant);
    const Study &study = state.session().study;
    const PageSpec &page = study.pages.at(place.page);
    const QString title = pageTitle(page);
    return study.numRounds == 1 ? title : Texts::tr("%1 (round %2)").arg(title).arg(place.round);
}

QString sessionLink(const ServerAddress &address, const Session &session)
{
    return address.url.isEmpty() ? QString() : address.at(u"/join/"_s + session.code).toString();
}

QString participantLink(const ServerAddress &address, const Session &session, int participant)
{
    return address.url.isEmpty() ? QString() : address.at(u"/p/"_s + session.participant(participant).ticket).toString();
}

QString roomLink(const ServerAddress &address, const QString &room)
{
    return address.url.isEmpty() ? QString() : address.at(u"/room/"_s + room).toString();
}

QString addressText(const QUrl &url)
{
    return url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace LabChat
