// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/sessionmonitor.h"

#include "console/session/claimtexts.h"
#include "core/session/eventdetail.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace LabChat {

using namespace std::chrono_literals;

namespace {

/// Too short to notice, and long enough to combine a burst into one row insertion.
constexpr auto updateAfter = 25ms;

/// Participants who may wait for this participant: the group, in the round before the event.
QList<int> whoWaitsFor(const Event &event, const SessionState &before)
{
    if (event.kind != EventKind::Ready && event.kind != EventKind::PageEntered)
        return {};
    return before.session().groupOf(event.participant, before.participant(event.participant).round);
}

} // namespace

SessionMonitor::SessionMonitor(OperatorService *service, QObject *parent) : QObject(parent)
{
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(updateAfter);
    connect(&m_updateTimer, &QTimer::timeout, this, &SessionMonitor::emitChanges);
    connect(service, &OperatorService::sessionOpened, this, &SessionMonitor::openSession);
    connect(service, &OperatorService::eventsCommitted, this, &SessionMonitor::apply);
    connect(service, &OperatorService::presenceChanged, this, &SessionMonitor::applyPresence);
    connect(service, &OperatorService::keysChanged, this, &SessionMonitor::takeKeys);
}

QList<qint64> SessionMonitor::sessionIds() const
{
    QList<qint64> ids;
    for (auto it = m_sessions.rbegin(); it != m_sessions.rend(); ++it)
        ids.append(it->first);
    return ids;
}

const WatchedSession *SessionMonitor::session(qint64 id) const
{
    const auto found = m_sessions.find(id);
    return found == m_sessions.end() ? nullptr : found->second.get();
}

bool SessionMonitor::isAnyRunning() const
{
    return std::any_of(m_sessions.begin(), m_sessions.end(), [](const auto &entry) { return !entry.second->state().ended(); });
}

void SessionMonitor::openSession(const SessionState &state)
{
    const qint64 id = state.session().id;
    m_changes.erase(id);
    std::unique_ptr<WatchedSession> &watched = m_sessions[id];
    if (watched)
        *watched = WatchedSession(state); // in place, because models point to it
    else
        watched = std::make_unique<WatchedSession>(state);
    watched->setOpen(isOpen(watched->session()));
    m_lastCommitAtMs = qMax(m_lastCommitAtMs, state.lastAtMs());
    emit sessionOpened(id);
}

void SessionMonitor::apply(const QList<Event> &events)
{
    for (const Event &event : events) {
        const auto found = m_sessions.find(event.session);
        if (found == m_sessions.end())
            continue;
        const QList<int> waiting = whoWaitsFor(event, found->second->state());
        if (!found->second->apply(event))
            continue;
        SessionChanges &changes = changesOf(event.session);
        note(event, changes);
        for (const int participant : waiting)
            changes.participants.add(participant - 1);
        m_lastCommitAtMs = qMax(m_lastCommitAtMs, event.atMs);
    }
}

void SessionMonitor::applyPresence(const QList<Presence> &changes)
{
    for (const Presence &change : changes) {
        const auto found = m_sessions.find(change.session);
        if (found == m_sessions.end() || !found->second->apply(change))
            continue;
        SessionChanges &noted = changesOf(change.session);
        noted.participants.add(change.participant - 1);
        for (const int channel : found->second->channelsOf(change.participant))
            noted.channels.add(channel - 1);
    }
}

void SessionMonitor::takeKeys(const KeyList &keys)
{
    m_openSessions.emplace();
    for (const TicketKey &key : keys) {
        if (key.isOpen && !key.isRevoked())
            m_openSessions->unite({key.sessions.begin(), key.sessions.end()});
    }
    for (const auto &[id, watched] : m_sessions) {
        if (watched->isOpen() == isOpen(watched->session()))
            continue;
        watched->setOpen(!watched->isOpen());
        changesOf(id).retitled = true;
    }
}

/// As long as nobody knows, it is better to warn.
bool SessionMonitor::isOpen(const Session &session) const
{
    return !m_openSessions || !isWithoutTickets(session) || m_openSessions->contains(session.origin.session);
}

void SessionMonitor::note(const Event &event, SessionChanges &changes)
{
    if (event.participant > 0)
        changes.participants.add(event.participant - 1);
    if (isSaid(event.kind)) {
        changes.messages.append(event);
        changes.channels.add(event.channel - 1);
    }
    if (event.kind == EventKind::SessionEnded)
        changes.ended = true;
    if (event.kind == EventKind::PageEntered || event.kind == EventKind::PageReentered) { // perhaps in another round
        for (const int channel : m_sessions.at(event.session)->channelsOf(event.participant))
            changes.channels.add(channel - 1);
    }
    if (event.kind == EventKind::BoxAdmitted) {
        changes.grew = true;
        for (const int channel : m_sessions.at(event.session)->channelsOf(event.participant)) // perhaps it is on another page
            changes.channels.add(channel - 1);
    }
    if (traitsOf(event.kind).isNotable || isIntervention(event))
        changes.events.append(event);
    if (!isIntervention(event) && event.kind != EventKind::ClockJumped && event.kind != EventKind::GroupFormed)
        return;
    const Session &session = m_sessions.at(event.session)->session(); // rare, and each may change what any row shows
    changes.participants.addAll(session.numParticipants());
    changes.channels.addAll(session.channels.size());
}

SessionChanges &SessionMonitor::changesOf(qint64 id)
{
    SessionChanges &changes = m_changes[id];
    changes.session = id;
    if (!m_updateTimer.isActive())
        m_updateTimer.start();
    return changes;
}

void SessionMonitor::emitChanges()
{
    const auto all = std::exchange(m_changes, {});
    for (const auto &[id, changes] : all) {
        if (changes.grew)
            emit sessionGrew(id);
        emit changed(changes);
    }
    emit updated();
}

} // namespace LabChat
