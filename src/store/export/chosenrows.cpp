// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/chosenrows.h"

#include "core/session/eventdetail.h"

#include <algorithm>

namespace LabChat {

namespace {

/// Whether the experimenter wrote it to participants.
bool isExperimenters(const Event &event)
{
    using enum EventKind;
    return event.kind == Announced || event.kind == HelpAnswered || (event.kind == Message && event.participant == 0);
}

} // namespace

ChosenRows::ChosenRows(const ExportChoice &choice, const QStringList &participants, const MessageStates &states)
    : m_isEverything(choice == ExportChoice()), m_choice(choice), m_channels(choice.channels.begin(), choice.channels.end()), m_participants(participants.begin(), participants.end()), m_states(states)
{
}

bool ChosenRows::isChosen(const SessionState &state, const Event &event) const
{
    using enum EventKind;
    const Session &session = state.session();
    if (event.atMs < m_choice.fromMs || (m_choice.untilMs != 0 && event.atMs >= m_choice.untilMs))
        return false;
    if (!m_channels.isEmpty() && (event.channel == 0 || !isNamed(session, event.channel)))
        return false;
    if (!m_participants.isEmpty() && (event.participant == 0 || !m_participants.contains(session.participant(event.participant).code)))
        return false;
    if ((m_choice.firstRound != 0 || m_choice.lastRound != 0) && !isChosenRound(state, event))
        return false;
    if (!m_choice.withExperimenter && isExperimenters(event))
        return false;
    if (m_choice.withHidden || (event.kind != MessageHeld && !isSaid(event.kind)))
        return true;
    const qint64 saidBy = event.kind == MessageHeld ? m_states.releaseOf(event.seq) : event.seq;
    return saidBy != 0 && m_states.at(saidBy) == MessageStates::Visible;
}

/// Of the participant, when it happened. What is nobody's is of no round.
bool ChosenRows::isChosenRound(const SessionState &state, const Event &event) const
{
    if (event.participant == 0)
        return false;
    const int claimed = state.session().isOfOtherSystem() ? (event.channel != 0 ? state.session().claimsOf(event.participant, event.channel).round : state.participant(event.participant).claims.round) : 0;
    const int there = state.session().isOfOtherSystem() ? claimed : state.participant(event.participant).round;
    const int round = roundOf(event) != 0 ? roundOf(event) : there;
    return round >= m_choice.firstRound && (m_choice.lastRound == 0 || round <= m_choice.lastRound);
}

bool ChosenRows::isNamed(const Session &session, int channel) const
{
    return m_channels.contains(session.channel(channel).name) || m_channels.contains(session.channelName(channel));
}

bool ChosenRows::hasParticipant(const SessionState &state, int participant) const
{
    const Session &session = state.session();
    if (!m_participants.isEmpty() && !m_participants.contains(session.participant(participant).code))
        return false;
    if (m_channels.isEmpty())
        return true;
    for (int channel = 1; channel <= session.channels.size(); ++channel) {
        if (isNamed(session, channel) && state.membersOf(channel).contains(participant))
            return true;
    }
    return false;
}

bool ChosenRows::hasChannel(const SessionState &state, int channel) const
{
    const Session &session = state.session();
    if (!m_channels.isEmpty() && !isNamed(session, channel))
        return false;
    const QList<int> members = state.membersOf(channel);
    return m_participants.isEmpty()
        || std::any_of(members.begin(), members.end(), [&](int member) { return m_participants.contains(session.participant(member).code); });
}

} // namespace LabChat
