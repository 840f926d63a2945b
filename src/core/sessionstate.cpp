// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sessionstate.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

SessionState::SessionState(SessionPtr session)
    : m_session(std::move(session)), m_participants(m_session->participants.size()), m_channels(m_session->channels.size())
{
    for (int i = 1; i <= m_session->numParticipants(); ++i) {
        const Position start = m_session->nextPosition(i, 1, -1);
        m_participants[i - 1].round = start.round;
        m_participants[i - 1].page = start.page;
    }
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
        participant.enteredAtMs = event.atMs;
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
    case EventKind::Ready:
        participant.ready = true;
        break;
    case EventKind::PageEntered:
        enterPage(participant, event);
        break;
    case EventKind::SessionCreated:
    case EventKind::ServerStarted:
    case EventKind::Connected:
    case EventKind::Disconnected:
    case EventKind::SessionEnded:
    default:
        break;
    }
}

bool SessionState::isFinished(int idInSession) const
{
    return participant(idInSession).page >= m_session->study.pages.size();
}

qint64 SessionState::pageEndsAtMs(int idInSession) const
{
    const ParticipantState &state = participant(idInSession);
    if (isFinished(idInSession) || state.enteredAtMs == 0)
        return 0;
    const PageSpec &page = m_session->study.pages.at(state.page);
    return page.ends == PageEnd::Timer ? state.enteredAtMs + page.durationS * qint64(1000) : 0;
}

qint64 SessionState::opensAtMs(int idInSession, const ChatBox &box) const
{
    const int afterS = m_session->chat(box).limits.opensAfterS;
    return afterS == 0 ? 0 : participant(idInSession).enteredAtMs + afterS * qint64(1000);
}

qint64 SessionState::closesAtMs(int idInSession, const ChatBox &box) const
{
    const int afterS = m_session->chat(box).limits.closesAfterS;
    return afterS == 0 ? 0 : participant(idInSession).enteredAtMs + afterS * qint64(1000);
}

bool SessionState::isOpen(int idInSession, const ChatBox &box, qint64 nowMs) const
{
    const qint64 closes = closesAtMs(idInSession, box);
    return !ended() && nowMs >= opensAtMs(idInSession, box) && (closes == 0 || nowMs < closes);
}

bool SessionState::hasClock(int idInSession) const
{
    if (isFinished(idInSession))
        return false;
    const QList<ChatBox> boxes = boxesOf(idInSession);
    return m_session->study.pages.at(participant(idInSession).page).ends == PageEnd::Timer
        || std::any_of(boxes.begin(), boxes.end(), [this](const ChatBox &box) {
               const ChatLimits &limits = m_session->chat(box).limits;
               return limits.opensAfterS != 0 || limits.closesAfterS != 0;
           });
}

QList<int> SessionState::missingFor(int idInSession) const
{
    const ParticipantState &waiting = participant(idInSession);
    QList<int> missing;
    for (const int member : m_session->groupOf(idInSession, waiting.round)) {
        const ParticipantState &state = participant(member);
        const bool isPast = state.round > waiting.round || (state.round == waiting.round && state.page > waiting.page);
        const bool isThere = state.round == waiting.round && state.page == waiting.page && state.ready;
        if (m_session->isShown(waiting.page, member, waiting.round) && !isPast && !isThere)
            missing.append(member);
    }
    return missing;
}

QList<ChatBox> SessionState::boxesOf(int idInSession) const
{
    const ParticipantState &state = participant(idInSession);
    return state.ready ? QList<ChatBox>() : m_session->boxesOn(idInSession, state.round, state.page);
}

void SessionState::enterPage(ParticipantState &participant, const Event &event)
{
    participant.round = event.detail.value("round"_L1).toInt();
    participant.page = event.detail.value("page_index"_L1).toInt();
    participant.ready = false;
    participant.enteredAtMs = event.atMs;
    participant.saidOnPage.clear();
}

void SessionState::applyMessage(const Event &event, ParticipantState &author)
{
    ++m_messages;
    ++author.messages;
    author.nonces.insert(event.nonce, event.seq);
    ++author.saidOnPage[event.channel];
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
