// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/membersonline.h"

#include "console/widgets/displaytext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::MembersOnline)
};

bool hasRounds(const WatchedSession &watched, int round)
{
    return round > 0 && watched.session().study.numRounds > 1 && !watched.state().ended();
}

bool isThere(const WatchedSession &watched, int participant, int round)
{
    return watched.state().participant(participant).round == round && !watched.state().isFinished(participant);
}

qsizetype membersThere(const WatchedSession &watched, int channel)
{
    const QList<int> &members = watched.session().channel(channel).members;
    return std::count_if(members.begin(), members.end(), [&](int member) { return watched.isThere(member, channel); });
}

/// Of a session of another system, whose tickets name the pages.
QString claimedMembersText(const WatchedSession &watched, int channel, qsizetype members)
{
    const qsizetype there = membersThere(watched, channel);
    if (there == 0 && members > 0)
        return Texts::tr("all have moved on");
    const QString online = numberText(watched.onlineIn(channel));
    return there == members ? Texts::tr("%1/%2 online", "of all members").arg(online, numberText(members))
                            : Texts::tr("%1/%2 online on this page", "of all members").arg(online, numberText(members));
}

} // namespace

bool isAnybodyThere(const WatchedSession &watched, const QList<int> &participants, const QList<int> &channels, int round)
{
    if (watched.session().isOfOtherSystem()) {
        return channels.isEmpty() || watched.state().ended()
            || std::any_of(channels.begin(), channels.end(), [&](int channel) { return membersThere(watched, channel) > 0; });
    }
    return !hasRounds(watched, round)
        || std::any_of(participants.begin(), participants.end(), [&](int participant) { return isThere(watched, participant, round); });
}

int onlineAt(const WatchedSession &watched, const QList<int> &channels)
{
    QSet<int> online;
    for (const int channel : channels) {
        for (const int member : watched.session().channel(channel).members) {
            if (watched.isOnline(member) && watched.isThere(member, channel))
                online.insert(member);
        }
    }
    return int(online.size());
}

QString membersText(const WatchedSession &watched, int channel, int round)
{
    const QList<int> members = watched.state().membersOf(channel);
    if (watched.session().isOfOtherSystem() && !watched.state().ended())
        return claimedMembersText(watched, channel, members.size());
    const auto inRound = [&](int participant) { return isThere(watched, participant, round); };
    const auto there = hasRounds(watched, round) ? std::count_if(members.begin(), members.end(), inRound) : members.size();
    if (there == members.size())
        return Texts::tr("%1/%2 online", "of all members").arg(numberText(watched.onlineIn(channel)), numberText(there));
    if (there > 0) {
        const auto isOnlineThere = [&](int participant) { return inRound(participant) && watched.isOnline(participant); };
        const auto online = std::count_if(members.begin(), members.end(), isOnlineThere);
        return Texts::tr("%1/%2 online in this round", "of all members").arg(numberText(online), numberText(members.size()));
    }
    const bool isAhead = std::any_of(members.begin(), members.end(), [&](int participant) { return watched.state().participant(participant).round < round; });
    return isAhead ? Texts::tr("nobody is there yet") : Texts::tr("all have moved on");
}

} // namespace LabChat
