// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/participantviews.h"

#include "core/base/whenanswered.h"
#include "core/session/eventdetail.h"
#include "server/serverframes.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int olderMessagesAtOnce = 100;

bool isAnyOf(const QList<ChatBox> &boxes, int channel)
{
    return std::any_of(boxes.begin(), boxes.end(), [=](const ChatBox &box) { return box.channel == channel; });
}

/// Whether an event changes who reads what.
bool changesHands(EventKind kind)
{
    return kind == EventKind::SeatsSwapped || kind == EventKind::ChannelMoved || kind == EventKind::Removed || kind == EventKind::PersonReplaced;
}

/// The elements of two JSON arrays, one after the other.
QByteArray joined(const QByteArray &first, const QByteArray &second)
{
    if (first.size() == 2 || second.size() == 2)
        return first.size() == 2 ? second : first;
    return first.chopped(1) + ',' + second.mid(1);
}

} // namespace

ParticipantViews::ParticipantViews(const SessionState &committed, const QList<Event> &recentMessages, const LogArchive &archive, Clock clock, QObject *parent)
    : QObject(parent), m_committed(committed), m_archive(archive), m_clock(std::move(clock))
{
    QHash<int, qint64> atHand;
    for (const Event &event : recentMessages)
        ++atHand[event.channel];
    for (const Event &event : recentMessages) {
        ChannelHistory &history = m_histories[event.channel];
        if (const qint64 count = atHand.take(event.channel); count > 0 && count < m_committed.channel(event.channel).messages)
            history.startAfter(event.seq - 1);
        const QByteArray json = ServerFrames::message(session(), event);
        history.append(event.seq, json);
        const auto &hidden = m_committed.channel(event.channel).hidden;
        if (const auto found = hidden.constFind(event.seq); found != hidden.cend())
            history.hide(event.seq, ServerFrames::placeholder(json, *found));
    }
}

Connection *ParticipantViews::enter(Connection *connection, int participant)
{
    Connection *const before = m_connections.value(participant);
    m_connections.insert(participant, connection);
    connection->participant = participant;
    connection->setJoined();
    if (!before || before == connection)
        return before;
    before->sendText(ServerFrames::replaced());
    stopListening(before);
    before->participant = 0;
    before->close(QWebSocketProtocol::CloseCodeNormal);
    return before;
}

bool ParticipantViews::leave(Connection *connection)
{
    stopListening(connection);
    if (connection->participant == 0 || m_connections.value(connection->participant) != connection)
        return false;
    m_connections.remove(connection->participant);
    return true;
}

void ParticipantViews::showPage(int participant, const QHash<QString, qint64> &resume)
{
    Connection *const connection = m_connections.value(participant);
    if (!connection)
        return;
    stopListening(connection);
    QByteArray frames = webSocketFrame(ServerFrames::welcome(m_committed, participant, m_clock()))
        + webSocketFrame(ServerFrames::page(m_committed, participant, m_clock()));
    for (const ChatBox &box : m_committed.boxesOf(participant)) {
        listen(connection, box);
        frames += webSocketFrame(channelFrame(participant, box, resume));
    }
    if (session().study.helpLine)
        frames += webSocketFrame(ServerFrames::helpLines(m_committed.participant(participant)));
    const QList<Notice> notices = m_committed.noticesFor(participant);
    for (const Notice &notice : notices)
        frames += webSocketFrame(ServerFrames::notice(notice));
    connection->sendHistory(frames);
    for (const ChatBox &box : m_boxesOf.value(connection))
        tellPresence(connection, box, true);
}

QByteArray ParticipantViews::channelFrame(int participant, const ChatBox &box, const QHash<QString, qint64> &resume)
{
    const auto resumeFrom = resume.constFind(session().channel(box.channel).handle);
    const ChannelHistory &history = m_histories[box.channel];
    const QByteArray changed = resumeFrom == resume.cend() ? QByteArray() : changedBefore(box.channel, *resumeFrom);
    const bool resumed = !changed.isEmpty();
    ChannelHistory::Slice slice = resumed ? history.after(*resumeFrom) : history.all();
    if (resumed)
        slice.messages = joined(changed, slice.messages);
    return ServerFrames::channel(m_committed, participant, box, slice.messages, slice.more, resumed, m_clock());
}

/// Messages up to a seq that were hidden or restored after it, as they are shown now: a JSON array. Empty: one of them is
/// not at hand, so that the whole history has to be shown anew.
QByteArray ParticipantViews::changedBefore(int channel, qint64 seq) const
{
    const ChannelState &state = m_committed.channel(channel);
    QList<qint64> changed;
    for (auto it = state.hidden.cbegin(); it != state.hidden.cend() && it.key() <= seq; ++it) {
        if (it->sinceSeq > seq)
            changed.append(it.key());
    }
    for (auto it = state.restored.cbegin(); it != state.restored.cend() && it.key() <= seq; ++it) {
        if (*it > seq)
            changed.append(it.key());
    }
    QByteArray array = "[";
    for (const qint64 message : std::as_const(changed)) {
        const auto history = m_histories.constFind(channel);
        const QByteArray json = history == m_histories.cend() ? QByteArray() : history->shown(message);
        if (json.isEmpty())
            return {};
        array += (array.size() > 1 ? "," : "") + json;
    }
    return array + ']';
}

void ParticipantViews::show(const QList<Event> &events)
{
    QHash<int, QByteArray> framesByChannel;
    for (const Event &event : events) {
        if (changesHands(event.kind)) // what was said before is for those who were there, what comes after is not
            write(framesByChannel);
        if (event.channel != 0)
            showToChannel(event, framesByChannel);
        showToSome(event);
    }
    write(framesByChannel);
}

void ParticipantViews::write(QHash<int, QByteArray> &framesByChannel)
{
    for (auto it = framesByChannel.cbegin(); it != framesByChannel.cend(); ++it)
        write(it.key(), it.value());
    framesByChannel.clear();
}

/// What every member gets; the frames of one commit go out together.
void ParticipantViews::showToChannel(const Event &event, QHash<int, QByteArray> &framesByChannel)
{
    if (isSaid(event.kind)) {
        const QByteArray json = ServerFrames::message(session(), event);
        m_histories[event.channel].append(event.seq, json);
        framesByChannel[event.channel] += webSocketFrame(json);
    } else if (event.kind == EventKind::MessageHidden) {
        const qint64 message = messageOf(event);
        const auto hidden = m_committed.channel(event.channel).hidden.value(message);
        ChannelHistory &history = m_histories[event.channel];
        if (const QByteArray json = history.shown(message); !json.isEmpty())
            history.hide(message, ServerFrames::placeholder(json, hidden));
        framesByChannel[event.channel] += webSocketFrame(ServerFrames::hidden(session(), event.channel, message, hidden));
    } else if (event.kind == EventKind::MessageRestored) {
        showRestored(event, framesByChannel);
    }
}

void ParticipantViews::showRestored(const Event &event, QHash<int, QByteArray> &framesByChannel)
{
    const int channel = event.channel;
    const qint64 message = messageOf(event);
    m_histories[channel].restore(message);
    if (const QByteArray json = m_histories[channel].shown(message); !json.isEmpty()) {
        framesByChannel[channel] += webSocketFrame(ServerFrames::restored(session(), channel, message, json));
        return;
    }
    whenAnswered(m_archive.messages(session().id, channel, message + 1, 1), this, [=, this](const Result<QList<Event>> &found) {
        const bool isStillShown = !m_committed.channel(channel).hidden.contains(message);
        if (found && !found->isEmpty() && found->constFirst().seq == message && isStillShown)
            write(channel, webSocketFrame(ServerFrames::restored(session(), channel, message, ServerFrames::message(session(), found->constFirst()))));
    });
}

/// What only some are told, and what changes for them.
void ParticipantViews::showToSome(const Event &event)
{
    switch (event.kind) {
    case EventKind::MessageHeld:
        if (const auto held = m_committed.heldMessages().constFind(event.seq); held != m_committed.heldMessages().cend() && !held->refused)
            sendTo(event.participant, ServerFrames::held(session(), event.seq, *held));
        break;
    case EventKind::MessageRefused:
        if (messageOf(event) < m_committed.participant(event.participant).sinceSeq)
            break; // it was written by somebody else who had this place
        sendTo(event.participant, ServerFrames::refused({u"not_approved"_s, toldText(event), 0}, heldNonceOf(event)));
        break;
    case EventKind::Muted:
    case EventKind::Unmuted:
        showOpenness(event.participant);
        break;
    case EventKind::Frozen:
    case EventKind::Unfrozen:
    case EventKind::Paused:
    case EventKind::Resumed:
    case EventKind::CountdownSet:
        for (const int participant : event.participant != 0 ? QList<int>{event.participant} : connected()) {
            if (event.channel == 0 || isAnyOf(m_boxesOf.value(connection(participant)), event.channel))
                showOpenness(participant);
        }
        break;
    case EventKind::Announced:
        showNotice(event);
        break;
    case EventKind::HelpRequested:
    case EventKind::HelpAnswered:
        for (const HelpLine &line : m_committed.participant(event.participant).help) {
            if (line.seq == event.seq)
                sendTo(event.participant, ServerFrames::help(line));
        }
        break;
    case EventKind::SeatsSwapped:
        swapSeats(event.participant, otherSeatOf(event));
        break;
    case EventKind::ChannelMoved:
        showPage(event.participant);
        break;
    case EventKind::Removed:
        sayGoodbyeTo(event.participant, toldText(event), false);
        break;
    case EventKind::PersonReplaced:
        sayGoodbyeTo(event.participant, tr("Your place was given to somebody else. Please ask the experimenter."), true);
        break;
    case EventKind::SessionCreated:
    case EventKind::ServerStarted:
    case EventKind::Arrived:
    case EventKind::Connected:
    case EventKind::Disconnected:
    case EventKind::Message:
    case EventKind::Seen:
    case EventKind::Ready:
    case EventKind::PageEntered:
    case EventKind::SessionEnded:
    case EventKind::MessageReleased:
    case EventKind::MessageHidden:
    case EventKind::MessageRestored:
    case EventKind::HoldingStarted:
    case EventKind::HoldingEnded:
    case EventKind::Readmitted:
    case EventKind::HelpRead:
        break;
    }
}

void ParticipantViews::showNotice(const Event &event)
{
    Notice notice;
    notice.seq = event.seq;
    notice.atMs = event.atMs;
    notice.nickname = event.nickname;
    notice.body = event.body;
    const QByteArray text = ServerFrames::notice(notice);
    const QList<int> recipients = recipientsOf(event);
    const QSet<int> participants(recipients.begin(), recipients.end());
    for (const int participant : connected()) {
        if (participants.isEmpty() || participants.contains(participant))
            sendTo(participant, text);
    }
}

void ParticipantViews::showOpenness(int participant)
{
    Connection *const connection = m_connections.value(participant);
    if (!connection)
        return;
    QByteArray frames;
    for (const ChatBox &box : m_boxesOf.value(connection)) // first, so that no input waits for the words about it
        frames += webSocketFrame(ServerFrames::channelState(m_committed, participant, box, m_clock()));
    frames += webSocketFrame(ServerFrames::clock(m_committed, participant, m_clock()));
    connection->send(frames);
}

void ParticipantViews::swapSeats(int first, int second)
{
    Connection *const one = m_connections.take(first);
    Connection *const other = m_connections.take(second);
    for (const auto &[connection, place] : {std::pair(one, second), std::pair(other, first)}) {
        if (!connection)
            continue;
        m_connections.insert(place, connection);
        connection->participant = place;
    }
    showPage(first);
    showPage(second);
}

void ParticipantViews::sendHistory(Connection *connection, const HistoryFrame &frame)
{
    const int channel = session().channelByHandle(frame.channel);
    if (!isAnyOf(m_boxesOf.value(connection), channel)) {
        connection->sendText(ServerFrames::refused({u"not_a_member"_s, tr("This chat is not open to you."), 0}, {}));
        return;
    }
    const qint64 before = qMin(frame.before, m_committed.lastSeq() + 1);
    if (connection->awaitedHistories.contains(channel))
        return;
    connection->awaitedHistories.insert(channel);
    const auto asked = m_archive.messages(session().id, channel, before, olderMessagesAtOnce + 1); // one more tells whether there are more
    whenAnswered(asked, this, [this, connection = QPointer(connection), channel, handle = frame.channel](const Result<QList<Event>> &messages) {
        if (!connection)
            return;
        connection->awaitedHistories.remove(channel);
        if (!messages || !isAnyOf(m_boxesOf.value(connection), channel))
            return; // the page offers it again
        const bool more = messages->size() > olderMessagesAtOnce;
        QByteArray array = "[";
        for (const Event &event : messages->mid(more ? 1 : 0))
            array += (array.size() > 1 ? "," : "") + shownJson(event);
        connection->sendHistory(webSocketFrame(ServerFrames::history(handle, array + ']', more)));
    });
}

QByteArray ParticipantViews::shownJson(const Event &event) const
{
    const auto &hidden = m_committed.channel(event.channel).hidden;
    const auto found = hidden.constFind(event.seq);
    const QByteArray json = ServerFrames::message(session(), event);
    return found == hidden.cend() ? json : ServerFrames::placeholder(json, *found);
}

int ParticipantViews::relayTyping(Connection *connection, const QString &handle)
{
    const int channel = session().channelByHandle(handle);
    for (const ChatBox &box : m_boxesOf.value(connection)) {
        if (box.channel != channel || !m_committed.isOpen(connection->participant, box, m_clock()))
            continue;
        if (!session().chat(box).shows.typing)
            return channel;
        const QByteArray frame = webSocketFrame(ServerFrames::typing(handle, box));
        for (Connection *listener : m_listeners.value(channel)) {
            if (listener != connection)
                listener->send(frame);
        }
        return channel;
    }
    return 0;
}

void ParticipantViews::sayGoodbye(const QString &code, const QString &text, QWebSocketProtocol::CloseCode closeCode)
{
    for (Connection *connection : m_connections.values()) { // closing may change the hash
        connection->sendText(ServerFrames::bye(code, text));
        connection->close(closeCode);
    }
}

void ParticipantViews::sayGoodbyeTo(int participant, const QString &text, bool isForGood)
{
    Connection *const connection = m_connections.value(participant);
    if (!connection)
        return;
    leave(connection);
    connection->participant = 0;
    connection->sendText(ServerFrames::bye(u"removed"_s, text, isForGood));
    connection->close(QWebSocketProtocol::CloseCodeNormal);
}

void ParticipantViews::listen(Connection *connection, const ChatBox &box)
{
    QList<Connection *> &listeners = m_listeners[box.channel];
    if (!listeners.contains(connection))
        listeners.append(connection);
    m_boxesOf[connection].append(box);
}

void ParticipantViews::stopListening(Connection *connection)
{
    const QList<ChatBox> boxes = m_boxesOf.take(connection);
    for (const ChatBox &box : boxes)
        m_listeners[box.channel].removeOne(connection);
    for (const ChatBox &box : boxes)
        tellPresence(connection, box, false);
}

/// Tells the others of a chat that shows presence, and the one who comes about the others.
void ParticipantViews::tellPresence(Connection *connection, const ChatBox &box, bool online)
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

void ParticipantViews::write(int channel, const QByteArray &frames)
{
    for (Connection *connection : m_listeners.value(channel))
        connection->send(frames);
}

void ParticipantViews::sendTo(int participant, const QByteArray &text)
{
    if (Connection *const connection = m_connections.value(participant))
        connection->sendText(text);
}

} // namespace LabChat
