// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/channelhomes.h"

namespace LabChat {

QList<ChannelHome> channelHomes(const Session &session)
{
    QList<ChannelHome> homes(session.channels.size());
    if (session.isOfOtherSystem()) // its rounds and groups are the other system's: Session::homeOf()
        return homes;
    QList<bool> seen(session.channels.size());
    for (int round = 1; round <= session.study.numRounds; ++round) {
        for (int participant = 1; participant <= session.numParticipants(); ++participant) {
            const int group = session.player(participant, round).groupIdInSubsession;
            for (const ChatBox &box : session.boxes.at(round - 1).at(participant - 1)) {
                ChannelHome &home = homes[box.channel - 1];
                const bool first = !std::exchange(seen[box.channel - 1], true);
                home = first ? ChannelHome{round, group}
                             : ChannelHome{home.round == round ? round : 0, home.round == round && home.group == group ? group : 0};
            }
        }
    }
    return homes;
}

} // namespace LabChat
