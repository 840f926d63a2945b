// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/advancing.h"

#include <numeric>
#include <set>
#include <utility>

namespace LabChat {

QList<int> unfinished(const SessionState &state, const QList<int> &participants)
{
    QList<int> found;
    for (const int participant : participants) {
        if (!state.isFinished(participant) && !state.participant(participant).removed)
            found.append(participant);
    }
    return found;
}

QList<int> allUnfinished(const SessionState &state)
{
    QList<int> all(state.session().numParticipants());
    std::iota(all.begin(), all.end(), 1);
    return unfinished(state, all);
}

QList<int> slowest(const SessionState &state)
{
    const auto position = [&](int participant) {
        const ParticipantState &at = state.participant(participant);
        return std::pair(at.round, at.page);
    };
    QList<int> found;
    const QList<int> all = allUnfinished(state);
    for (const int participant : all) {
        if (!found.isEmpty() && position(participant) < position(found.constFirst()))
            found.clear();
        if (found.isEmpty() || position(participant) == position(found.constFirst()))
            found.append(participant);
    }
    return found;
}

QList<int> groupsOf(const SessionState &state, const QList<int> &participants)
{
    std::set<int> members;
    for (const int participant : participants) {
        const QList<int> group = state.session().groupOf(participant, state.participant(participant).round);
        members.insert(group.begin(), group.end());
    }
    return unfinished(state, QList<int>(members.begin(), members.end()));
}

} // namespace LabChat
