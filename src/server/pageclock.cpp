// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pageclock.h"

#include <algorithm>
#include <limits>

namespace LabChat {

PageClock::PageClock(Clock clock, QObject *parent)
    : QObject(parent), m_clock(std::move(clock)), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PageClock::emitDue);
}

void PageClock::watch(const SessionState &state, int participant)
{
    for (auto it = m_moments.begin(); it != m_moments.end();) // removes the moments of the previous page
        it = it->participant == participant ? m_moments.erase(it) : std::next(it);
    if (state.isFinished(participant) || state.ended())
        return;
    const ParticipantState &where = state.participant(participant);
    const Place place{participant, where.round, where.page};
    QList<qint64> moments{state.pageEndsAtMs(participant)};
    for (const ChatBox &box : state.boxesOf(participant))
        moments << state.opensAtMs(participant, box) << state.closesAtMs(participant, box);
    for (const Restraint &mute : where.mutes)
        moments << state.timeOfDay(mute.untilMs);
    for (const qint64 moment : std::as_const(moments)) {
        if (moment >= m_clock() || (moment != 0 && moment == moments.constFirst())) // the end of a page that was missed is still due
            m_moments.insert(moment, place);
    }
    setTimer();
}

void PageClock::clear()
{
    m_moments.clear();
    m_timer.stop();
}

void PageClock::setTimer()
{
    if (m_moments.isEmpty())
        m_timer.stop();
    else
        m_timer.start(int(std::clamp<qint64>(m_moments.firstKey() - m_clock(), 0, std::numeric_limits<int>::max())));
}

void PageClock::emitDue()
{
    QList<Place> places;
    while (!m_moments.isEmpty() && m_moments.firstKey() <= m_clock()) {
        places.append(m_moments.first());
        m_moments.erase(m_moments.begin());
    }
    setTimer();
    for (const Place &place : std::as_const(places))
        emit due(place.participant, place.round, place.page);
}

} // namespace LabChat
