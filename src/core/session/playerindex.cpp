// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/playerindex.h"

#include <algorithm>

namespace LabChat {

QList<int> PlayerIndex::others(ForEach forEach, int participant, int round)
{
    if (round != m_round)
        index(round);
    const Player &player = m_session.player(participant, round);
    QList<int> found = forEach == ForEach::OthersInGroup ? m_byGroup.value(player.groupId) : m_byRole.value(player.role);
    found.removeOne(participant);
    return found;
}

void PlayerIndex::index(int round)
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

} // namespace LabChat
