// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "core/session/sessionstate.h"

#include <utility>

namespace LabChat {

/// Two people swap places. Each keeps their progress in the study, their label, their browser and their ticket.
void SessionState::swapSeats(const Event &event)
{
    for (const auto &[first, second] : swapsOf(event))
        swapSeats(first, second, event);
}

/// The participants take the places of their group, and the people who have these places get theirs.
void SessionState::formGroup(const Event &event)
{
    swapSeats(event);
    const QList<int> places = placesOf(event);
    for (const int place : places)
        m_participants[place - 1].grouped = true;
    m_formedGroups.insert(LabChat::groupOf(event));
}

void SessionState::swapSeats(int first, int second, const Event &event)
{
    for (const int place : {first, second})
        m_participants[place - 1].ticket = ticketOf(place);
    std::swap(m_participants[first - 1], m_participants[second - 1]);
    std::swap(m_participants[first - 1].online, m_participants[second - 1].online); // the log records connections by place, so this swaps, too
    // A nonce is unique for a place in the log, and for a person in a browser, so both places keep both sets.
    const NonceMemory ofFirst = m_participants[first - 1].nonces;
    m_participants[first - 1].nonces.add(m_participants[second - 1].nonces);
    m_participants[second - 1].nonces.add(ofFirst);
    for (const int place : {first, second}) {
        ParticipantState &person = m_participants[place - 1];
        m_participantByTicket.insert(person.ticket, place);
        if (!person.label.isEmpty())
            m_participantByLabel.insert(person.label, place);
        if (!person.browser.isEmpty())
            m_participantByBrowser.insert(person.browser, place);
        person.sinceSeq = event.seq;
        person.ready = waitsForAGroup(place);
        person.readyAtMs = person.ready ? person.readyAtMs : 0;
        person.left.reset(); // its chats belong to the place, and perhaps this place never sees that page
        if (!isFinished(place) && !m_session->isShown(person.page, place, person.round)) {
            const Position next = m_session->nextPosition(place, person.round, person.page);
            person.round = next.round;
            person.page = next.page;
            person.enteredAtMs = clockAt(event.atMs);
            person.pageEndsAtMs.reset();
            person.saidOnPage.clear();
            person.unsentOnPage.clear();
        }
    }
}

/// The place continues where it is; everything that belonged to the person is removed.
void SessionState::replacePerson(int place, qint64 seq)
{
    ParticipantState &state = m_participants[place - 1];
    m_participantByTicket.insert(ticketOf(place), 0);
    if (!state.label.isEmpty())
        m_participantByLabel.remove(state.label);
    m_participantByBrowser.remove(state.browser);
    ParticipantState fresh;
    fresh.online = state.online; // until the disconnect of the previous person is logged
    fresh.round = state.round;
    fresh.page = state.page;
    fresh.grouped = state.grouped;
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
    int given = event.channel; // the chat may have been moved before
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
