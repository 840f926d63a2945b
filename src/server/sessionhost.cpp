// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sessionhost.h"

#include "core/session/eventdetail.h"
#include "server/serverframes.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

Refusal notStored()
{
    return {u"not_stored"_s, SessionHost::tr("The message could not be stored. Try again."), 1000};
}

/// In the operator's words; empty: the page has its own.
QString removalText(const SessionState &state, int participant)
{
    const auto &removed = state.participant(participant).removed;
    return removed ? removed->text : QString();
}

} // namespace

SessionHost::SessionHost(const StoredSession &stored, const LogArchive &archive, Clock clock, QObject *parent)
    : QObject(parent), m_tip(stored.state), m_committed(stored.state), m_clock(neverGoingBack(std::move(clock), stored.state.lastAtMs())),
      m_pageClock(m_clock, this), m_views(m_committed, stored.recentMessages, archive, m_clock, this)
{
    connect(&m_pageClock, &PageClock::due, this, &SessionHost::onDue);
    watchAll();
}

Decision SessionHost::wish(const Command &command)
{
    if (m_refuses || m_stopping)
        return tl::unexpected(notStored());
    const Decision decision = decide(m_tip, command, m_clock());
    if (decision) {
        m_tip.apply(*decision);
        emit decided(*decision);
    }
    return decision;
}

void SessionHost::arrive(const Arrive &command, const std::function<void(const Decision &)> &answer)
{
    const Decision decision = wish(command);
    // A label that asks again before its place is on disk gets the same answer at the same time.
    const int place = decision ? decision->participant : m_tip.participantByLabel(command.label);
    if (decision || (decision.error().code == u"already_arrived" && m_arrivals.contains(place)))
        m_arrivals.insert(place, answer);
    else
        answer(decision);
}

void SessionHost::join(Connection *connection, int participant, const JoinFrame &frame)
{
    if (m_committed.participant(participant).removed) {
        connection->setJoined();
        connection->sendText(ServerFrames::bye(u"removed"_s, removalText(m_committed, participant)));
        connection->close(QWebSocketProtocol::CloseCodeNormal);
        return;
    }
    Connection *const before = m_views.enter(connection, participant);
    if (before && before != connection)
        (void)wish(Disconnect{participant});
    // Neither is shown to anybody, so neither has to wait for the log; while it fails they wait for recovered().
    logPresence(participant);
    if (before != connection)
        tellPresence(participant);
    // The clocks of the first page start with the arrival: such a page is shown once that is on disk.
    const bool clockIsToCome = m_committed.hasClock(participant) && m_committed.participant(participant).enteredAtMs == 0;
    if (!clockIsToCome || m_refuses)
        m_views.showPage(participant, frame.resume);
}

void SessionHost::advance(const QList<int> &participants, const Intervention &intervention)
{
    for (const int participant : participants) {
        if (participant < 1 || participant > session().numParticipants() || m_tip.isFinished(participant))
            continue;
        const ParticipantState &where = m_tip.participant(participant);
        const Decision decision = wish(Advance{participant, session().study.pages.at(where.page).name, where.round, AdvancedBy::Operator, intervention});
        if (!decision)
            emit wishRefused({decision.error().code, decision.error().text});
    }
}

void SessionHost::moderate(const QList<Moderate> &wishes)
{
    for (const Moderate &one : wishes) {
        if (const Decision decision = wish(one); !decision)
            emit wishRefused({decision.error().code, decision.error().text});
    }
}

void SessionHost::receive(Connection *connection, const ClientFrame &frame)
{
    const int participant = connection->participant;
    const bool saysOrDoes = std::holds_alternative<PostFrame>(frame) || std::holds_alternative<HelpFrame>(frame)
        || std::holds_alternative<SeenFrame>(frame) || std::holds_alternative<AdvanceFrame>(frame);
    if (saysOrDoes && isChangingHands(participant)) {
        refuseForNow(connection, frame);
    } else if (const auto *post = std::get_if<PostFrame>(&frame)) {
        receivePost(connection, *post);
    } else if (const auto *seen = std::get_if<SeenFrame>(&frame)) {
        (void)wish(See{participant, seen->channel, seen->seq});
    } else if (const auto *advance = std::get_if<AdvanceFrame>(&frame)) {
        if (const auto decision = wish(Advance{participant, advance->page, advance->round, AdvancedBy::Participant, {}}); !decision)
            connection->sendText(ServerFrames::refused(decision.error(), {}));
    } else if (const auto *history = std::get_if<HistoryFrame>(&frame)) {
        m_views.sendHistory(connection, *history);
    } else if (const auto *typing = std::get_if<TypingFrame>(&frame)) {
        receiveTyping(connection, *typing);
    } else if (const auto *ping = std::get_if<PingFrame>(&frame)) {
        receivePing(connection, *ping);
    } else if (const auto *help = std::get_if<HelpFrame>(&frame)) {
        receiveHelp(connection, *help);
    }
}

/// Whether a place is another person's already, as soon as that is on disk: what this one's browser sends must not become the other's.
bool SessionHost::isChangingHands(int participant) const
{
    return m_tip.participant(participant).person != m_committed.participant(participant).person;
}

void SessionHost::refuseForNow(Connection *connection, const ClientFrame &frame)
{
    if (const auto *post = std::get_if<PostFrame>(&frame))
        connection->sendText(ServerFrames::refused(notStored(), post->nonce));
    else if (const auto *help = std::get_if<HelpFrame>(&frame))
        connection->sendText(ServerFrames::refused(notStored(), help->nonce));
}

void SessionHost::leave(Connection *connection)
{
    const int participant = connection->participant;
    if (!m_views.leave(connection))
        return;
    logPresence(participant);
    tellPresence(participant);
}

void SessionHost::receivePost(Connection *connection, const PostFrame &frame)
{
    const Decision decision = wish(Post{connection->participant, frame.channel, frame.nonce, frame.body});
    if (!decision) // else acknowledged by the message itself, once it is on disk
        refuseOrAwait(connection, decision.error(), frame.nonce);
}

void SessionHost::receiveHelp(Connection *connection, const HelpFrame &frame)
{
    const Decision decision = wish(AskForHelp{connection->participant, frame.nonce, frame.body});
    if (!decision)
        refuseOrAwait(connection, decision.error(), frame.nonce);
}

void SessionHost::refuseOrAwait(Connection *connection, const Refusal &refusal, const QByteArray &nonce)
{
    const qint64 knownSeq = m_tip.participant(connection->participant).nonces.value(nonce);
    if (refusal.code == u"duplicate" && knownSeq > m_committed.lastSeq())
        return; // on its way to the disk
    const HeldMessage held = m_committed.heldMessages().value(knownSeq);
    const bool wasRefused = refusal.code == u"duplicate" && held.refused; // while its author was away
    connection->sendText(ServerFrames::refused(wasRefused ? Refusal{u"not_approved"_s, held.refusal, 0} : refusal, nonce));
}

void SessionHost::receiveTyping(Connection *connection, const TypingFrame &frame)
{
    if (const int channel = m_views.relayTyping(connection, frame.channel); channel != 0)
        tellPresence(connection->participant, channel);
}

void SessionHost::receivePing(Connection *connection, const PingFrame &frame)
{
    connection->sendText(ServerFrames::pong(frame.t, m_clock()));
    if (frame.rttMs < 0)
        return;
    connection->rttMs = frame.rttMs;
    connection->clockOffsetMs = frame.clockOffsetMs;
    tellPresence(connection->participant);
}

void SessionHost::tellPresence(int participant, int typingChannel)
{
    const Connection *const connection = m_views.connection(participant);
    emit presenceChanged({session().id, participant, connection != nullptr, m_clock(), connection ? connection->rttMs : -1,
                          connection ? connection->clockOffsetMs : 0, typingChannel});
}

void SessionHost::watchAll()
{
    m_pageClock.clear();
    for (int participant = 1; participant <= session().numParticipants(); ++participant)
        m_pageClock.watch(m_committed, participant);
}

/// A page's time is over, or one of its chats opens or closes.
void SessionHost::onDue(int participant, int round, int page)
{
    const ParticipantState &where = m_committed.participant(participant);
    if (where.round != round || where.page != page)
        return;
    const qint64 endsAtMs = m_committed.pageEndsAtMs(participant);
    if (endsAtMs != 0 && m_clock() >= endsAtMs)
        (void)wish(Advance{participant, session().study.pages.at(page).name, round, AdvancedBy::Timer, {}});
    else
        m_views.showOpenness(participant);
}

/// Lets those of a group go on who wait on a page that nobody is missing on any more.
void SessionHost::releaseGroup(int participant, int round)
{
    QHash<int, bool> complete; // by page: those who wait on it wait for the same people
    for (const int member : session().groupOf(participant, round)) {
        const ParticipantState &state = m_tip.participant(member);
        if (!state.ready || state.round != round)
            continue;
        if (!complete.contains(state.page))
            complete.insert(state.page, m_tip.missingFor(member).isEmpty());
        if (complete.value(state.page))
            (void)wish(Advance{member, session().study.pages.at(state.page).name, round, AdvancedBy::Group, {}});
    }
}

/// The same for every group that somebody waits in.
void SessionHost::releaseAll()
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

void SessionHost::committed(const QList<Event> &events)
{
    for (const Event &event : events)
        m_committed.apply(event);
    m_views.show(events);
    QList<int> moved;
    for (const Event &event : events)
        noteCommitted(event, moved);
    for (const int participant : std::as_const(moved)) {
        m_pageClock.watch(m_committed, participant);
        const int round = m_committed.participant(participant).round;
        releaseGroup(participant, round);
        if (round > 1) // the page that was left may have been the last of its round
            releaseGroup(participant, round - 1);
        m_views.showPage(participant);
    }
    if (!m_committed.ended())
        return;
    m_pageClock.clear();
    m_views.sayGoodbye(u"session_ended"_s, tr("This session has ended."), QWebSocketProtocol::CloseCodeNormal);
}

/// What follows from an event, beside what participants see of it. @p moved: whose page has to be shown anew.
void SessionHost::noteCommitted(const Event &event, QList<int> &moved)
{
    switch (event.kind) {
    case EventKind::PageEntered:
    case EventKind::Ready:
        moved.append(event.participant);
        break;
    case EventKind::Arrived:
        answerArrivals(event.participant, event);
        if (m_committed.hasClock(event.participant))
            moved.append(event.participant);
        break;
    case EventKind::Paused:
    case EventKind::Resumed:
        watchAll();
        if (!m_committed.isPaused())
            releaseAll(); // who became ready just before the pause
        break;
    case EventKind::ServerStarted: // between being ready and going on there may have been a crash
        m_startIsMissing = false;
        releaseAll();
        break;
    case EventKind::CountdownSet:
        if (event.participant != 0)
            m_pageClock.watch(m_committed, event.participant);
        for (const int member : event.channel != 0 ? m_committed.membersOf(event.channel) : QList<int>())
            m_pageClock.watch(m_committed, member);
        break;
    case EventKind::Muted:
    case EventKind::ChannelMoved:
        m_pageClock.watch(m_committed, event.participant);
        break;
    case EventKind::Removed:
        logPresence(event.participant);
        tellPresence(event.participant);
        releaseAll();
        break;
    case EventKind::PersonReplaced:
        logPresence(event.participant);
        tellPresence(event.participant);
        break;
    case EventKind::SeatsSwapped:
        for (const int place : {event.participant, otherSeatOf(event)}) {
            m_pageClock.watch(m_committed, place);
            tellPresence(place);
            logPresence(place);
        }
        releaseAll();
        break;
    case EventKind::SessionCreated:
    case EventKind::Connected:
    case EventKind::Disconnected:
    case EventKind::Message:
    case EventKind::Seen:
    case EventKind::SessionEnded:
    case EventKind::MessageHeld:
    case EventKind::MessageReleased:
    case EventKind::MessageRefused:
    case EventKind::MessageHidden:
    case EventKind::MessageRestored:
    case EventKind::HoldingStarted:
    case EventKind::HoldingEnded:
    case EventKind::Unmuted:
    case EventKind::Frozen:
    case EventKind::Unfrozen:
    case EventKind::Announced:
    case EventKind::Readmitted:
    case EventKind::HelpRequested:
    case EventKind::HelpRead:
    case EventKind::HelpAnswered:
        break;
    }
}

void SessionHost::failed(const Error &error, const QList<Event> &events)
{
    m_refuses = true;
    m_tip = m_committed;
    const Refusal refusal{u"not_stored"_s, error.text, 1000};
    for (const Event &event : events) {
        Connection *const connection = m_views.connection(event.participant);
        const bool isArrival = event.kind == EventKind::Arrived;
        if (isArrival)
            answerArrivals(event.participant, tl::unexpected(refusal));
        else if (connection && (traitsOf(event.kind).signOfLife == SignOfLife::Person || event.kind == EventKind::PageEntered))
            connection->sendText(ServerFrames::refused(notStored(), event.nonce));
        m_startIsMissing = m_startIsMissing || event.kind == EventKind::ServerStarted;
        if (event.kind == EventKind::SessionEnded)
            emit endRefused(error);
        else if (isIntervention(event))
            emit wishRefused({refusal.code, tr("What you wished could not be stored and was not done. Try again when the log can be written.")});
    }
}

void SessionHost::recovered(const QList<Event> &found)
{
    m_refuses = false;
    m_tip = m_committed;
    for (const Event &event : found)
        m_tip.apply(event);
    committed(found);
    if (std::exchange(m_startIsMissing, false))
        (void)wish(StartServer{}); // else those who were online before the start would still count as online
    watchAll(); // what came due meanwhile was refused
    releaseAll();
    for (int participant = 1; participant <= session().numParticipants(); ++participant)
        logPresence(participant);
}

/// Logs that somebody has come or gone, where what has been decided does not say so yet.
void SessionHost::logPresence(int participant)
{
    const bool isConnected = m_views.connection(participant) != nullptr;
    if (isConnected && !m_tip.participant(participant).arrived)
        (void)wish(Arrive{participant, {}});
    if (isConnected == m_tip.participant(participant).online)
        return;
    if (isConnected)
        (void)wish(Connect{participant});
    else
        (void)wish(Disconnect{participant});
}

void SessionHost::sayGoodbye()
{
    m_views.sayGoodbye(u"shutting_down"_s, tr("The experimenter's computer is stopping the chat."), QWebSocketProtocol::CloseCodeGoingAway);
}

void SessionHost::answerArrivals(int place, const Decision &decision)
{
    const auto answers = m_arrivals.values(place);
    m_arrivals.remove(place);
    for (const auto &answer : answers)
        answer(decision);
}

} // namespace LabChat
