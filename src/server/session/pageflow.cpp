// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/pageflow.h"

#include "core/session/arrivalgroups.h"

#include <algorithm>

namespace LabChat {

PageFlow::PageFlow(const SessionState &tip, const SessionState &committed, const SessionClock &clock, QObject *parent)
    : QObject(parent), m_tip(tip), m_committed(committed), m_clock(clock), m_pageClock(committed, clock, this)
{
    connect(&m_pageClock, &PageClock::due, this, &PageFlow::onDue);
    connect(&m_pageClock, &PageClock::ticked, this, &PageFlow::ticked);
}

void PageFlow::watchAll()
{
    m_pageClock.clear();
    for (int participant = 1; participant <= session().numParticipants(); ++participant)
        watch(participant);
}

/// A page's time is up, or one of its chats opens or closes.
void PageFlow::onDue(int participant, int round, int page)
{
    const ParticipantState &where = m_committed.participant(participant);
    if (where.round != round || where.page != page)
        return;
    const qint64 endsAtMs = m_committed.pageEndsAtMs(participant);
    if (endsAtMs != 0 && m_clock.now(m_committed) >= endsAtMs)
        emit wished(Advance{participant, session().study.pages.at(page).name, round, AdvancedBy::Timer, {}});
    else
        emit opennessChanged(participant);
}

void PageFlow::releaseGroups(int participant)
{
    QSet<int> rounds; // the page that the participant left may have been in any earlier one: not every round has pages
    for (int i = 1; i <= session().numParticipants(); ++i) {
        const ParticipantState &state = m_tip.participant(i);
        if (state.ready && state.round <= m_tip.participant(participant).round)
            rounds.insert(state.round);
    }
    for (const int round : std::as_const(rounds))
        releaseGroup(participant, round);
}

void PageFlow::releaseGroup(int participant, int round)
{
    QHash<int, bool> complete; // by page: all of a group who wait on a page wait for the same people
    for (const int member : session().groupOf(participant, round)) {
        const ParticipantState &state = m_tip.participant(member);
        if (!state.ready || state.round != round || m_tip.waitsForAGroup(member))
            continue;
        if (!complete.contains(state.page))
            complete.insert(state.page, m_tip.isGroupComplete(member));
        if (complete.value(state.page))
            emit wished(Advance{member, session().study.pages.at(state.page).name, round, AdvancedBy::Group, {}});
    }
}

void PageFlow::releaseAll()
{
    QSet<int> done; // group.id
    for (int i = 1; i <= session().numParticipants(); ++i) {
        const ParticipantState &state = m_tip.participant(i);
        const int group = session().player(i, state.round).groupId;
        if (state.ready && !done.contains(group)) {
            done.insert(group);
            releaseGroup(i, state.round);
        }
    }
    formGroups();
}

void PageFlow::formGroups()
{
    const QList<PageSpec> &pages = session().study.pages;
    const auto page = std::find_if(pages.begin(), pages.end(), [](const PageSpec &spec) { return spec.groupByArrival; });
    if (page == pages.end())
        return;
    while (const auto group = wholeGroup(m_tip)) {
        emit wished(Advance{firstWaiting(), page->name, 1, AdvancedBy::Group, {}});
        if (!m_tip.isFormed(group->group))
            return; // refused, as while the session is paused
        for (const int member : group->places)
            emit wished(Advance{member, page->name, 1, AdvancedBy::Group, {}});
    }
}

/// Any participant who waits for a group.
int PageFlow::firstWaiting() const
{
    int participant = 1;
    while (!m_tip.waitsForAGroup(participant))
        ++participant;
    return participant;
}

} // namespace LabChat
