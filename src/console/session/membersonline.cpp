// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/membersonline.h"

#include "console/widgets/displaytext.h"

#include <QtCore/QCoreApplication>

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

} // namespace

bool isAnybodyThere(const WatchedSession &watched, const QList<int> &participants, int round)
{
    return !hasRounds(watched, round)
        || std::any_of(participants.begin(), participants.end(), [&](int participant) { return isThere(watched, participant, round); });
}

QString membersText(const WatchedSession &watched, int channel, int round)
{
    const QList<int> members = watched.state().membersOf(channel);
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
