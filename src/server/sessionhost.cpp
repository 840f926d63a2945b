// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sessionhost.h"

#include "server/serverframes.h"

#include <QtCore/QPointer>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int olderMessagesAtOnce = 100;

Refusal notStored()
{
    return {u"not_stored"_s, SessionHost::tr("The message could not be stored. Try again."), 1000};
}

} // namespace

SessionHost::SessionHost(const StoredSession &stored, const LogArchive &archive, Clock clock, QObject *parent)
    : QObject(parent), m_tip(stored.state), m_committed(stored.state), m_archive(archive),
      m_clock(neverGoingBack(std::move(clock), stored.state.lastAtMs())), m_pageClock(m_clock, this)
{
    connect(&m_pageClock, &PageClock::due, this, &SessionHost::onDue);
    watchAll();
    QHash<int, qint64> atHand;
    for (const Event &event : stored.recentMessages)
        ++atHand[event.channel];
    for (const Event &event : stored.recentMessages) {
        ChannelHistory &history = m_histories[event.channel];
        if (const qint64 count = atHand.take(event.channel); count > 0 && count < m_committed.channel(event.channel).messages)
            history.startAfter(event.seq - 1);
        history.append(event.seq, ServerFrames::message(session(), event));
    }
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
    Connection *const before = m_connections.value(participant);
    m_connections.insert(participant, connection);
    if (before && before != connection) {
        (void)wish(Disconnect{participant});
        before->sendText(ServerFrames::replaced());
        stopListening(before);
        before->participant = 0;
        before->close(QWebSocketProtocol::CloseCodeNormal);
    }
    connection->participant = participant;
    connection->setJoined();
    // Neither is shown to anybody, so neither has to wait for the log; while it fails they wait for recovered().
    if (!m_tip.participant(participant).arrived)
        (void)wish(Arrive{participant, {}});
    if (before != connection) {
        (void)wish(Connect{participant});
        emit presenceChanged({session().id, participant, true, m_clock()});
    }
    // The clocks of the first page start with the arrival: such a page is shown once that is on disk.
    const bool clockIsToCome = m_committed.hasClock(participant) && m_committed.participant(participant).enteredAtMs == 0;
    if (!clockIsToCome || m_refuses)
        showPage(connection, frame.resume);
}

void SessionHost::advance(const QList<int> &participants)
{
    for (const int participant : participants) {
        if (m_tip.isFinished(participant))
            continue;
        const ParticipantState &where = m_tip.participant(participant);
        (void)wish(Advance{participant, session().study.pages.at(where.page).name, where.round, AdvancedBy::Operator});
    }
}

void SessionHost::receive(Connection *connection, const ClientFrame &frame)
{
    const int participant = connection->participant;
    if (const auto *post = std::get_if<PostFrame>(&frame)) {
        receivePost(connection, *post);
    } else if (const auto *seen = std::get_if<SeenFrame>(&frame)) {
        (void)wish(See{participant, seen->channel, seen->seq});
    } else if (const auto *advance = std::get_if<AdvanceFrame>(&frame)) {
        if (const auto decision = wish(Advance{participant, advance->page, advance->round}); !decision)
            connection->sendText(ServerFrames::refused(decision.error(), {}));
    } else if (const auto *history = std::get_if<HistoryFrame>(&frame)) {
        receiveHistory(connection, *history);
    } else if (const auto *typing = std::get_if<TypingFrame>(&frame)) {
        relayTyping(connection, typing->channel);
    } else if (const auto *ping = std::get_if<PingFrame>(&frame)) {
        connection->sendText(ServerFrames::pong(ping->t, m_clock()));
    } else if (const auto *help = std::get_if<HelpFrame>(&frame)) {
        connection->sendText(ServerFrames::refused({u"closed"_s, tr("This study has no help line."), 0}, help->nonce));
    }
}

void SessionHost::leave(Connection *connection)
{
    stopListening(connection);
    if (connection->participant == 0 || m_connections.value(connection->participant) != connection)
        return;
    m_connections.remove(connection->participant);
    (void)wish(Disconnect{connection->participant});
    emit presenceChanged({session().id, connection->participant, false, m_clock()});
}

void SessionHost::receivePost(Connection *connection, const PostFrame &frame)
{
    const Decision decision = wish(Post{connection->participant, frame.channel, frame.nonce, frame.body});
    if (decision)
        return; // acknowledged by the message itself, once it is on disk
    const qint64 knownSeq = m_tip.participant(connection->participant).nonces.value(frame.nonce);
    if (decision.error().code == u"duplicate" && knownSeq > m_committed.lastSeq())
        return; // on its way to the disk
    connection->sendText(ServerFrames::refused(decision.error(), frame.nonce));
}

void SessionHost::receiveHistory(Connection *connection, const HistoryFrame &frame)
{
    const int channel = session().channelByHandle(frame.channel);
    const QList<ChatBox> boxes = m_boxesOf.value(connection);
    if (std::none_of(boxes.begin(), boxes.end(), [&](const ChatBox &box) { return box.channel == channel; })) {
        connection->sendText(ServerFrames::refused({u"not_a_member"_s, tr("This chat is not open to you."), 0}, {}));
        return;
    }
    const qint64 before = qMin(frame.before, m_committed.lastSeq() + 1);
    if (connection->awaitedHistories.contains(channel))
        return;
    connection->awaitedHistories.insert(channel);
    m_archive.messages(session().id, channel, before, olderMessagesAtOnce + 1) // one more tells whether there are more
        .then(this, [this, connection = QPointer(connection), channel, handle = frame.channel](const Result<QList<Event>> &messages) {
            if (!connection)
                return;
            connection->awaitedHistories.remove(channel);
            if (!messages)
                return; // the page offers it again
            const bool more = messages->size() > olderMessagesAtOnce;
            QByteArray array = "[";
            for (const Event &event : messages->mid(more ? 1 : 0))
                array += (array.size() > 1 ? "," : "") + ServerFrames::message(session(), event);
            connection->sendHistory(webSocketFrame(ServerFrames::history(handle, array + ']', more)));
        });
}

/// Who and where the participant is, and the chats of the page, in one write.
void SessionHost::showPage(Connection *connection, const QHash<QString, qint64> &resume)
{
    stopListening(connection);
    const int participant = connection->participant;
    QByteArray frames = webSocketFrame(ServerFrames::welcome(m_committed, participant, m_clock()))
        + webSocketFrame(ServerFrames::page(m_committed, participant));
    for (const ChatBox &box : m_committed.boxesOf(participant)) {
        QList<Connection *> &listeners = m_listeners[box.channel];
        if (!listeners.contains(connection))
            listeners.append(connection);
        m_boxesOf[connection].append(box);
        const auto resumeFrom = resume.constFind(session().channel(box.channel).handle);
        const bool resumed = resumeFrom != resume.cend();
        const ChannelHistory &history = m_histories[box.channel];
        const ChannelHistory::Slice slice = resumed ? history.after(*resumeFrom) : history.all();
        frames += webSocketFrame(ServerFrames::channel(m_committed, participant, box, slice.messages, slice.more, resumed, m_clock()));
    }
    connection->sendHistory(frames);
    for (const ChatBox &box : m_boxesOf.value(connection))
        tellPresence(connection, box, true);
}

void SessionHost::relayTyping(Connection *connection, const QString &handle)
{
    const int channel = session().channelByHandle(handle);
    for (const ChatBox &box : m_boxesOf.value(connection)) {
        if (box.channel != channel || !session().chat(box).shows.typing || !m_committed.isOpen(connection->participant, box, m_clock()))
            continue;
        const QByteArray frame = webSocketFrame(ServerFrames::typing(handle, box));
        for (Connection *listener : m_listeners.value(channel)) {
            if (listener != connection)
                listener->send(frame);
        }
        return;
    }
}

/// Tells the others of a chat that shows presence, and the one who comes about the others.
void SessionHost::tellPresence(Connection *connection, const ChatBox &box, bool online)
{
    if (!session().chat(box).shows.presence)
        return;
    const QString handle = session().channel(box.channel).handle;
    const QByteArray mine = webSocketFrame(ServerFrames::presence(handle, box, online));
    for (Connection *listener : m_listeners.value(box.channel)) {
        if (listener == connection)
            continue;
        listener->send(mine);
        for (const ChatBox &theirs : m_boxesOf.value(listener)) {
            if (online && theirs.channel == box.channel)
                connection->sendText(ServerFrames::presence(handle, theirs, true));
        }
    }
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
    if (endsAtMs != 0 && m_clock() >= endsAtMs) {
        (void)wish(Advance{participant, session().study.pages.at(page).name, round, AdvancedBy::Timer});
        return;
    }
    if (Connection *const connection = m_connections.value(participant)) {
        for (const ChatBox &box : m_boxesOf.value(connection))
            connection->sendText(ServerFrames::channelState(m_committed, participant, box, m_clock()));
    }
}

/// Lets those of a group go on who wait on a page that nobody is missing on any more.
void SessionHost::releaseGroup(int participant, int round)
{
    for (const int member : session().groupOf(participant, round)) {
        const ParticipantState &state = m_tip.participant(member);
        if (state.ready && state.round == round && m_tip.missingFor(member).isEmpty())
            (void)wish(Advance{member, session().study.pages.at(state.page).name, round, AdvancedBy::Group});
    }
}

void SessionHost::committed(const QList<Event> &events)
{
    QHash<int, QByteArray> framesByChannel;
    QList<int> moved;
    for (const Event &event : events) {
        m_committed.apply(event);
        if (event.kind == EventKind::Message) {
            const QByteArray json = ServerFrames::message(session(), event);
            m_histories[event.channel].append(event.seq, json);
            framesByChannel[event.channel] += webSocketFrame(json);
        } else if (event.kind == EventKind::PageEntered || event.kind == EventKind::Ready) {
            moved.append(event.participant);
        } else if (event.kind == EventKind::Connected) {
            m_loggedOnline.insert(event.participant);
        } else if (event.kind == EventKind::Disconnected) {
            m_loggedOnline.remove(event.participant);
        } else if (event.kind == EventKind::Arrived) {
            answerArrivals(event.participant, event);
            if (m_committed.hasClock(event.participant))
                moved.append(event.participant);
        }
    }
    showMessages(framesByChannel);
    for (const int participant : std::as_const(moved)) {
        m_pageClock.watch(m_committed, participant);
        const int round = m_committed.participant(participant).round;
        releaseGroup(participant, round);
        if (round > 1) // the page that was left may have been the last of its round
            releaseGroup(participant, round - 1);
        if (Connection *connection = m_connections.value(participant))
            showPage(connection, {});
    }
    if (m_committed.ended())
        endForAll();
}

void SessionHost::failed(const Error &error, const QList<Event> &events)
{
    m_refuses = true;
    m_tip = m_committed;
    const Refusal refusal{u"not_stored"_s, error.text, 1000};
    for (const Event &event : events) {
        if (event.kind == EventKind::Arrived)
            answerArrivals(event.participant, tl::unexpected(refusal));
        Connection *const connection = m_connections.value(event.participant);
        if (connection && (event.kind == EventKind::Message || event.kind == EventKind::PageEntered || event.kind == EventKind::Ready))
            connection->sendText(ServerFrames::refused(notStored(), event.nonce));
        if (event.kind == EventKind::SessionEnded)
            emit endRefused(error);
    }
}

void SessionHost::recovered(const QList<Event> &found)
{
    m_refuses = false;
    m_tip = m_committed;
    for (const Event &event : found)
        m_tip.apply(event);
    committed(found);
    watchAll(); // what came due meanwhile was refused
    logComingsAndGoings();
}

/// Who came and who went while nothing could be stored.
void SessionHost::logComingsAndGoings()
{
    for (const int participant : m_connections.keys()) {
        if (!m_tip.participant(participant).arrived)
            (void)wish(Arrive{participant, {}});
        if (!m_loggedOnline.contains(participant))
            (void)wish(Connect{participant});
    }
    for (const int participant : std::as_const(m_loggedOnline)) {
        if (!m_connections.contains(participant))
            (void)wish(Disconnect{participant});
    }
}

void SessionHost::sayGoodbye()
{
    for (Connection *connection : m_connections.values()) { // closing may change the hash
        connection->sendText(ServerFrames::bye(u"shutting_down"_s, tr("The experimenter's computer is stopping the chat.")));
        connection->close(QWebSocketProtocol::CloseCodeGoingAway);
    }
}

void SessionHost::answerArrivals(int place, const Decision &decision)
{
    const auto answers = m_arrivals.values(place);
    m_arrivals.remove(place);
    for (const auto &answer : answers)
        answer(decision);
}

void SessionHost::showMessages(const QHash<int, QByteArray> &framesByChannel)
{
    for (auto it = framesByChannel.cbegin(); it != framesByChannel.cend(); ++it) {
        for (Connection *connection : m_listeners.value(it.key()))
            connection->send(it.value());
    }
}

void SessionHost::stopListening(Connection *connection)
{
    const QList<ChatBox> boxes = m_boxesOf.take(connection);
    for (const ChatBox &box : boxes)
        m_listeners[box.channel].removeOne(connection);
    for (const ChatBox &box : boxes)
        tellPresence(connection, box, false);
}

void SessionHost::endForAll()
{
    for (Connection *connection : m_connections.values()) { // closing may change the hash
        connection->sendText(ServerFrames::bye(u"session_ended"_s, tr("This session has ended.")));
        connection->close(QWebSocketProtocol::CloseCodeNormal);
    }
}

} // namespace LabChat
