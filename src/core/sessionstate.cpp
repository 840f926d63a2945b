// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sessionstate.h"

namespace LabChat {

using namespace Qt::StringLiterals;

SessionState::SessionState(SessionPtr session)
    : m_session(std::move(session)), m_participants(m_session->participants.size()), m_channels(m_session->channels.size())
{
}

void SessionState::apply(const Event &event)
{
    Q_ASSERT(event.session == m_session->id && event.seq == m_lastSeq + 1);
    m_lastSeq = event.seq;
    m_lastAtMs = event.atMs;
    if (event.kind == EventKind::SessionEnded)
        m_endedAtMs = event.atMs;
    if (event.participant == 0)
        return;

    ParticipantState &participant = m_participants[event.participant - 1];
    participant.lastSeenAtMs = event.atMs;
    switch (event.kind) {
    case EventKind::Arrived:
        participant.arrived = true;
        participant.label = event.detail.value("label"_L1).toString();
        if (!participant.label.isEmpty())
            m_participantByLabel.insert(participant.label, event.participant);
        break;
    case EventKind::Message:
        applyMessage(event, participant);
        break;
    case EventKind::Seen:
        participant.seenUpTo.insert(event.channel, event.detail.value("up_to"_L1).toInteger());
        break;
    case EventKind::PageEntered:
        participant.round = event.detail.value("round"_L1).toInt();
        participant.page = event.detail.value("page_index"_L1).toInt();
        break;
    case EventKind::SessionCreated:
    case EventKind::ServerStarted:
    case EventKind::Connected:
    case EventKind::Disconnected:
    case EventKind::SessionEnded:
        break;
    }
}

bool SessionState::isFinished(int idInSession) const
{
    return participant(idInSession).page >= m_session->study.pages.size();
}

QList<ChatBox> SessionState::boxesOf(int idInSession) const
{
    const ParticipantState &state = participant(idInSession);
    return m_session->boxesOn(idInSession, state.round, state.page);
}

void SessionState::applyMessage(const Event &event, ParticipantState &author)
{
    ++m_messages;
    ++author.messages;
    author.nonces.insert(event.nonce, event.seq);
    for (const ChatBox &box : boxesOf(event.participant)) {
        if (box.channel != event.channel)
            continue;
        const ChatLimits &limits = m_session->chat(box).limits;
        const double intervalMs = 1000.0 / limits.messagesPerSecond;
        double &until = author.rateUsedUntilMs[event.channel];
        // At most a whole burst is used up, however many messages there were while the clock was set back.
        until = qMin(qMax(until, double(event.atMs)) + intervalMs, double(event.atMs) + intervalMs * limits.burst);
        break;
    }
    ChannelState &channel = m_channels[event.channel - 1];
    ++channel.messages;
    channel.lastSeq = event.seq;
    channel.lastActivityAtMs = event.atMs;
}

} // namespace LabChat
