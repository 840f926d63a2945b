// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transcript/channelheads.h"

#include <QtCore/QMap>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

void appendOnce(QStringList &texts, const QString &text)
{
    if (!text.isEmpty() && !texts.contains(text))
        texts.append(text);
}

/// A participant's boxes of one channel, in all rounds.
struct BoxesOfMember {
    QStringList nicknames, groups, roles;
    QList<int> rounds;
};

struct BoxesOfChannel {
    QStringList titles;
    QMap<int, BoxesOfMember> members;
};

/// In the order of rounds and participants; titles too.
QHash<int, BoxesOfChannel> boxesByChannel(const Session &session)
{
    QHash<int, BoxesOfChannel> channels;
    for (int round = 1; round <= session.boxes.size(); ++round) {
        for (int participant = 1; participant <= session.numParticipants(); ++participant) {
            const Player &player = session.player(participant, round);
            for (const ChatBox &box : session.boxes.at(round - 1).at(participant - 1)) {
                BoxesOfChannel &channel = channels[box.channel];
                appendOnce(channel.titles, box.label);
                BoxesOfMember &member = channel.members[participant];
                appendOnce(member.nicknames, box.nickname);
                appendOnce(member.groups, QString::number(player.groupId));
                appendOnce(member.roles, player.role);
                if (member.rounds.isEmpty() || member.rounds.constLast() != round)
                    member.rounds.append(round);
            }
        }
    }
    return channels;
}

/// `1–3, 5`.
QString asRanges(const QList<int> &ascending)
{
    QStringList ranges;
    for (qsizetype i = 0; i < ascending.size();) {
        qsizetype end = i;
        while (end + 1 < ascending.size() && ascending.at(end + 1) == ascending.at(end) + 1)
            ++end;
        const QString first = QString::number(ascending.at(i));
        ranges.append(end == i ? first : first + u'–' + QString::number(ascending.at(end)));
        i = end + 1;
    }
    return ranges.join(u", "_s);
}

TranscriptMember memberOf(const SessionState &state, int participant)
{
    const Session &session = state.session();
    TranscriptMember member;
    member.number = session.exportedNumber(participant);
    member.code = session.participant(participant).code;
    member.label = state.participant(participant).label;
    return member;
}

/// As the newest ticket for this channel says.
void addClaims(TranscriptMember &member, const ChannelClaims &claims)
{
    appendOnce(member.nicknames, claims.nickname);
    appendOnce(member.groups, claims.group);
    appendOnce(member.roles, claims.role);
    if (claims.round != 0)
        member.rounds = QString::number(claims.round);
}

} // namespace

QList<TranscriptChannel> channelHeads(const SessionState &state)
{
    const Session &session = state.session();
    const auto boxes = session.isOfOtherSystem() ? QHash<int, BoxesOfChannel>() : boxesByChannel(session);
    QList<TranscriptChannel> heads;
    for (int channel = 1; channel <= session.channels.size(); ++channel) {
        TranscriptChannel head;
        head.name = session.channelName(channel);
        const BoxesOfChannel its = boxes.value(channel);
        head.titles = its.titles;
        for (const int participant : state.membersOf(channel)) {
            TranscriptMember member = memberOf(state, participant);
            if (session.isOfOtherSystem()) {
                addClaims(member, session.claimsOf(participant, channel));
            } else {
                const BoxesOfMember known = its.members.value(participant);
                member.nicknames = known.nicknames;
                member.groups = known.groups;
                member.roles = known.roles;
                member.rounds = asRanges(known.rounds);
                member.wasMovedHere = known.rounds.isEmpty();
            }
            head.members.append(member);
        }
        heads.append(head);
    }
    return heads;
}

} // namespace LabChat
