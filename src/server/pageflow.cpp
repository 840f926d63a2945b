// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pageflow.h"

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

void PageFlow::releaseGroup(int participant, int round)
{
    QHash<int, bool> complete; // by page: all who wait on a page wait for the same people
    for (const int member : session().groupOf(participant, round)) {
        const ParticipantState &state = m_tip.participant(member);
        if (!state.ready || state.round != round)
            continue;
        if (!complete.contains(state.page))
            complete.insert(state.page, m_tip.missingFor(member).isEmpty());
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
}

} // namespace LabChat
