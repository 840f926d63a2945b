// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/arrivalgroups.h"

#include "core/session/eventdetail.h"
#include "core/session/rules.h"

#include <algorithm>

namespace LabChat {

namespace {

/// Those who wait for a group and are connected, who came first first.
QList<int> waiting(const SessionState &state)
{
    QList<int> places;
    for (int i = 1; i <= state.session().numParticipants(); ++i) {
        const ParticipantState &participant = state.participant(i);
        if (state.waitsForAGroup(i) && !participant.removed && participant.online)
            places.append(i);
    }
    std::stable_sort(places.begin(), places.end(), [&](int a, int b) { return state.participant(a).readyAtMs < state.participant(b).readyAtMs; });
    return places;
}

/// The places of a group of the first round that nobody of the group has yet, by id_in_group.
QList<int> freePlaces(const SessionState &state, int group)
{
    const Session &session = state.session();
    QList<int> places;
    const QList<int> members = session.membersOfGroup(group);
    std::copy_if(members.begin(), members.end(), std::back_inserter(places), [&](int member) { return !state.participant(member).grouped; });
    std::sort(places.begin(), places.end(), [&](int a, int b) { return session.player(a, 1).idInGroup < session.player(b, 1).idInGroup; });
    return places;
}

ArrivalGroup seated(int group, QList<int> people, const QList<int> &places)
{
    ArrivalGroup made{group, {}, places.mid(0, people.size())};
    for (qsizetype i = 0; i < people.size(); ++i) {
        const int from = people.at(i);
        const int to = places.at(i);
        if (from == to)
            continue;
        made.swaps.append({to, from});
        std::replace(people.begin() + i + 1, people.end(), to, from); // who waits on that place has moved
    }
    return made;
}

} // namespace

std::optional<ArrivalGroup> wholeGroup(const SessionState &state)
{
    const QList<int> people = waiting(state);
    for (int group = 1; !people.isEmpty() && group <= state.session().study.numGroups(); ++group) {
        const QList<int> places = state.isFormed(group) ? QList<int>() : freePlaces(state, group);
        if (!places.isEmpty() && people.size() >= places.size())
            return seated(group, people.mid(0, places.size()), places);
    }
    return std::nullopt;
}

std::optional<ArrivalGroup> smallerGroup(const SessionState &state, int participant)
{
    QList<int> people = waiting(state);
    if (!people.contains(participant)) // gone: a group would have a place that nobody sits on
        return std::nullopt;
    std::stable_partition(people.begin(), people.end(), [=](int one) { return one == participant; });
    const int minPlayers = state.session().study.pages.at(state.participant(participant).page).waiting.minPlayers;
    for (int group = 1; group <= state.session().study.numGroups(); ++group) {
        const QList<int> places = state.isFormed(group) ? QList<int>() : freePlaces(state, group);
        const qsizetype seatedBefore = state.session().study.playersPerGroup - places.size();
        const qsizetype count = qMin(people.size(), places.size());
        if (!places.isEmpty() && count + seatedBefore >= minPlayers)
            return seated(group, people.mid(0, count), places);
    }
    return std::nullopt;
}

Event groupFormed(const SessionState &state, int participant, const ArrivalGroup &group, qint64 nowMs)
{
    const ParticipantState &where = state.participant(participant);
    Event event = nextEvent(state, EventKind::GroupFormed, 0, nowMs);
    setPage(event, state.session().study.pages.at(where.page).name, where.round);
    setGroupFormed(event, group.group, group.swaps, group.places);
    return event;
}

bool goesToTheEnd(const SessionState &state, int participant)
{
    const ParticipantState &where = state.participant(participant);
    const WaitingSpec &waiting = state.session().study.pages.at(where.page).waiting;
    const bool endsThere = waiting.timeoutS != 0 && waiting.onTimeout == WaitingSpec::Then::End;
    return where.ready && !state.isGroupComplete(participant) && (endsThere || state.waitsForAGroup(participant));
}

} // namespace LabChat
