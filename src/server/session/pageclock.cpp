// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/pageclock.h"

#include <algorithm>

namespace LabChat {

namespace {

/// The event loop's timers stand still while the computer is suspended, and do not notice when its clock is set.
constexpr qint64 longestWaitMs = 1000;

} // namespace

PageClock::PageClock(const SessionState &state, const SessionClock &clock, QObject *parent)
    : QObject(parent), m_state(state), m_clock(clock), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PageClock::emitDue);
}

void PageClock::watch(int participant)
{
    for (auto it = m_moments.begin(); it != m_moments.end();) // removes the moments of the previous page
        it = it->participant == participant ? m_moments.erase(it) : std::next(it);
    if (m_state.isFinished(participant) || m_state.ended())
        return;
    const ParticipantState &where = m_state.participant(participant);
    const Place place{participant, where.round, where.page};
    QList<qint64> moments{m_state.pageEndsAtMs(participant)};
    for (const ChatBox &box : m_state.boxesOf(participant))
        moments << m_state.opensAtMs(participant, box) << m_state.closesAtMs(participant, box);
    for (const Restraint &mute : where.mutes)
        moments << m_state.timeOfDay(mute.untilMs);
    for (const qint64 moment : std::as_const(moments)) {
        if (moment >= now() || (moment != 0 && moment == moments.constFirst())) // the end of a page that was missed is still due
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
        m_timer.start(int(std::clamp<qint64>(m_moments.firstKey() - now(), 0, longestWaitMs)));
}

void PageClock::emitDue()
{
    QList<Place> places;
    while (!m_moments.isEmpty() && m_moments.firstKey() <= now()) {
        places.append(m_moments.first());
        m_moments.erase(m_moments.begin());
    }
    setTimer();
    emit ticked();
    for (const Place &place : std::as_const(places))
        emit due(place.participant, place.round, place.page);
}

} // namespace LabChat
