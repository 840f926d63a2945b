// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "core/session/sessionstate.h"

#include <utility>

namespace LabChat {

/// Two people change places and take along what they have done so far: where they are in the study, their labels, their tickets.
void SessionState::swapSeats(const Event &event)
{
    const int first = event.participant;
    const int second = otherSeatOf(event);
    for (const int place : {first, second})
        m_participants[place - 1].ticket = ticketOf(place);
    std::swap(m_participants[first - 1], m_participants[second - 1]);
    std::swap(m_participants[first - 1].online, m_participants[second - 1].online); // the log connects places; it follows
    // A nonce is unique to a place in the log, and to a person in a browser: both keep both.
    m_participants[first - 1].nonces.insert(m_participants[second - 1].nonces);
    m_participants[second - 1].nonces = m_participants[first - 1].nonces;
    for (const int place : {first, second}) {
        ParticipantState &person = m_participants[place - 1];
        m_participantByTicket.insert(person.ticket, place);
        if (!person.label.isEmpty())
            m_participantByLabel.insert(person.label, place);
        person.sinceSeq = event.seq;
        person.ready = false;
        if (!isFinished(place) && !m_session->isShown(person.page, place, person.round)) {
            const Position next = m_session->nextPosition(place, person.round, person.page);
            person.round = next.round;
            person.page = next.page;
            person.enteredAtMs = clockAt(event.atMs);
            person.pageEndsAtMs.reset();
            person.saidOnPage.clear();
        }
    }
}

/// The place goes on where it is; everything that belonged to the person goes.
void SessionState::replacePerson(int place, qint64 seq)
{
    ParticipantState &state = m_participants[place - 1];
    m_participantByTicket.insert(ticketOf(place), 0);
    if (!state.label.isEmpty())
        m_participantByLabel.remove(state.label);
    ParticipantState fresh;
    fresh.online = state.online; // until it is logged that who was here is gone
    fresh.round = state.round;
    fresh.page = state.page;
    fresh.enteredAtMs = state.enteredAtMs;
    fresh.pageEndsAtMs = state.pageEndsAtMs;
    fresh.nonces = state.nonces;
    fresh.ticket = newPersonsTicket(m_session->secret, place, seq);
    fresh.sinceSeq = seq;
    fresh.person = ++m_persons;
    state = fresh;
    m_participantByTicket.insert(state.ticket, place);
}

void SessionState::moveChannel(const Event &event)
{
    const MovedBox to = newChannelOf(event);
    if (to.member > membersOf(to.channel).size())
        m_channels[to.channel - 1].newMembers.append(event.participant);
    int given = event.channel; // what the study gives may have been moved before
    for (auto it = m_movedBoxes.cbegin(); it != m_movedBoxes.cend(); ++it) {
        if (it.key().first == event.participant && it->channel == event.channel)
            given = it.key().second;
    }
    if (given == to.channel)
        m_movedBoxes.remove({event.participant, given});
    else
        m_movedBoxes.insert({event.participant, given}, to);
}

} // namespace LabChat
