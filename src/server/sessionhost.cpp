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
    : QObject(parent), m_tip(stored.state), m_committed(stored.state), m_archive(archive), m_clock(neverGoingBack(std::move(clock), stored.state.lastAtMs()))
{
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
    showPage(connection, frame.resume);
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
    } else if (const auto *ping = std::get_if<PingFrame>(&frame)) {
        connection->sendText(ServerFrames::pong(ping->t, m_clock()));
    } else if (const auto *help = std::get_if<HelpFrame>(&frame)) {
        connection->sendText(ServerFrames::refused({u"closed"_s, tr("This study has no help line."), 0}, help->nonce));
    }
    // "typing" is heard, and told to nobody: no chat shows it.
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
    if (!m_channelsOf.value(connection).contains(channel)) {
        connection->sendText(ServerFrames::refused({u"not_a_member"_s, tr("This chat is not open to you."), 0}, {}));
        return;
    }
    const qint64 before = qMin(frame.before, m_committed.lastSeq() + 1);
    if (std::exchange(connection->awaitsHistory, true))
        return; // one at a time
    m_archive.messages(session().id, channel, before, olderMessagesAtOnce + 1) // one more tells whether there are more
        .then(this, [this, connection = QPointer(connection), handle = frame.channel](const Result<QList<Event>> &messages) {
            if (!connection)
                return;
            connection->awaitsHistory = false;
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
        QList<int> &channels = m_channelsOf[connection];
        if (!channels.contains(box.channel)) {
            channels.append(box.channel);
            m_listeners[box.channel].append(connection);
        }
        const auto resumeFrom = resume.constFind(session().channel(box.channel).handle);
        const bool resumed = resumeFrom != resume.cend();
        const ChannelHistory &history = m_histories[box.channel];
        const ChannelHistory::Slice slice = resumed ? history.after(*resumeFrom) : history.all();
        frames += webSocketFrame(ServerFrames::channel(m_committed, box, slice.messages, slice.more, resumed));
    }
    connection->sendHistory(frames);
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
        } else if (event.kind == EventKind::PageEntered) {
            moved.append(event.participant);
        } else if (event.kind == EventKind::Connected) {
            m_loggedOnline.insert(event.participant);
        } else if (event.kind == EventKind::Disconnected) {
            m_loggedOnline.remove(event.participant);
        } else if (event.kind == EventKind::Arrived) {
            answerArrivals(event.participant, event);
        }
    }
    showMessages(framesByChannel);
    for (const int participant : std::as_const(moved)) {
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
        if (connection && (event.kind == EventKind::Message || event.kind == EventKind::PageEntered))
            connection->sendText(ServerFrames::refused(notStored(), event.nonce));
        if (event.kind == EventKind::SessionEnded)
            emit endRefused(error);
    }
}

void SessionHost::recovered(const QList<Event> &found)
{
    committed(found);
    m_tip = m_committed;
    m_refuses = false;
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
    for (const int channel : m_channelsOf.take(connection))
        m_listeners[channel].removeOne(connection);
}

void SessionHost::endForAll()
{
    for (Connection *connection : m_connections.values()) { // closing may change the hash
        connection->sendText(ServerFrames::bye(u"session_ended"_s, tr("This session has ended.")));
        connection->close(QWebSocketProtocol::CloseCodeNormal);
    }
}

} // namespace LabChat
