// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/participantviews.h"

#include "core/base/whenanswered.h"
#include "core/session/eventdetail.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Whether an event changes which person has which place or channel.
bool changesHands(EventKind kind)
{
    return kind == EventKind::SeatsSwapped || kind == EventKind::GroupFormed || kind == EventKind::ChannelMoved || kind == EventKind::Removed || kind == EventKind::PersonReplaced;
}

} // namespace

ParticipantViews::ParticipantViews(const SessionState &committed, Seats &seats, const QList<Event> &recentMessages, const LogArchive &archive,
                                   const SessionClock &clock, QObject *parent)
    : QObject(parent), m_committed(committed), m_seats(seats), m_archive(archive), m_clock(clock),
      m_listeners(committed), m_histories(committed, recentMessages), m_older(committed, m_listeners, m_histories, archive, clock, this)
{
}

bool ParticipantViews::enter(Connection *connection, int participant)
{
    connection->setJoined();
    Connection *const before = m_seats.take(participant, connection);
    if (!before)
        return false;
    before->sendText(ServerFrames::replaced());
    m_listeners.remove(before);
    before->close(QWebSocketProtocol::CloseCodeNormal);
    return true;
}

bool ParticipantViews::leave(Connection *connection)
{
    m_listeners.remove(connection);
    return m_seats.leave(connection);
}

void ParticipantViews::showPage(int participant, const QHash<QString, qint64> &resume)
{
    Connection *const connection = m_seats.connection(participant);
    if (!connection)
        return;
    m_listeners.remove(connection);
    const Moment now = m_clock.moment(m_committed);
    Pieces pieces{webSocketFrame(ServerFrames::welcome(m_committed, participant, now)).append(webSocketFrame(ServerFrames::page(m_committed, participant, now)))};
    for (const ChatBox &box : m_committed.boxesOf(participant)) {
        m_listeners.add(connection, box);
        m_histories.appendChannelFrame(pieces, participant, box, resume, now);
    }
    pieces << aroundTheChats(participant);
    connection->sendHistory(pieces);
    m_listeners.sendPresence(connection);
}

void ParticipantViews::showBox(Connection *connection, int participant, int channel, const QHash<QString, qint64> &resume)
{
    const auto box = m_committed.boxOf(participant, channel);
    if (!box)
        return;
    const Moment now = m_clock.moment(m_committed);
    const bool isFirst = m_listeners.boxesOf(connection).isEmpty();
    m_listeners.add(connection, *box);
    Pieces pieces{webSocketFrame(ServerFrames::welcome(m_committed, participant, now))};
    m_histories.appendChannelFrame(pieces, participant, *box, resume, now);
    if (isFirst)
        pieces << aroundTheChats(participant);
    connection->sendHistory(pieces);
}

/// A ticket brought another nickname, for example: the pages that show the chat learn of it.
void ParticipantViews::showChangedBox(int participant, int channel)
{
    const QHash<QString, qint64> asShown{{session().channel(channel).handle, m_committed.channel(channel).lastSeq}};
    for (Connection *connection : m_seats.connectionsAt(participant)) {
        if (m_listeners.follows(connection, channel))
            showBox(connection, participant, channel, asShown);
    }
}

/// The private talk with the experimenter, and the announcements.
QByteArray ParticipantViews::aroundTheChats(int participant) const
{
    QByteArray frames;
    if (session().study.helpLine || !m_committed.participant(participant).help.isEmpty())
        appendFrame(frames, ServerFrames::helpLines(m_committed, participant));
    const QList<Notice> notices = m_committed.noticesFor(participant);
    for (const Notice &notice : notices)
        appendFrame(frames, ServerFrames::notice(notice));
    return frames;
}

void ParticipantViews::show(const QList<Event> &events)
{
    QHash<int, QByteArray> framesByChannel;
    for (const Event &event : events) {
        if (changesHands(event.kind)) // earlier events are for the people who were there before, later ones are not
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
        m_listeners.write(it.key(), it.value());
    framesByChannel.clear();
}

/// What every member gets; the frames of one commit are sent together.
void ParticipantViews::showToChannel(const Event &event, QHash<int, QByteArray> &framesByChannel)
{
    if (isSaid(event.kind)) {
        appendFrame(framesByChannel[event.channel], m_histories.append(event));
    } else if (event.kind == EventKind::MessageHidden) {
        const qint64 message = messageOf(event);
        const auto hidden = m_committed.channel(event.channel).hidden.value(message);
        m_histories.hide(event.channel, message, hidden);
        appendFrame(framesByChannel[event.channel], ServerFrames::hidden(session(), event.channel, message, hidden));
    } else if (event.kind == EventKind::MessageRestored) {
        showRestored(event, framesByChannel);
    }
}

void ParticipantViews::showRestored(const Event &event, QHash<int, QByteArray> &framesByChannel)
{
    const int channel = event.channel;
    const qint64 message = messageOf(event);
    if (const QByteArray json = m_histories.restore(channel, message); !json.isEmpty()) {
        appendFrame(framesByChannel[channel], ServerFrames::restored(session(), channel, message, json));
        return;
    }
    whenAnswered(m_archive.messages(session().id, channel, message + 1, 1), this, [=, this](const Result<QList<Event>> &found) {
        const bool isStillShown = !m_committed.channel(channel).hidden.contains(message);
        if (found && !found->isEmpty() && found->constFirst().seq == message && isStillShown)
            m_listeners.write(channel, webSocketFrame(ServerFrames::restored(session(), channel, message, ServerFrames::message(session(), found->constFirst()))));
    });
}

/// What only some participants get.
void ParticipantViews::showToSome(const Event &event)
{
    switch (event.kind) {
    case EventKind::Message: // sent as its page ended
        if (Connection *const author = m_seats.connection(event.participant); author && !m_listeners.follows(author, event.channel))
            author->sendText(ServerFrames::message(session(), event));
        break;
    case EventKind::MessageHeld:
        if (const auto held = m_committed.heldMessages().constFind(event.seq); held != m_committed.heldMessages().cend() && !held->refused)
            sendToAuthor(event, ServerFrames::held(session(), event.seq, *held));
        break;
    case EventKind::MessageRefused:
        if (messageOf(event) < m_committed.participant(event.participant).sinceSeq)
            break; // another person who had this place wrote it
        sendToAuthor(event, ServerFrames::refused({u"not_approved"_s, textForParticipants(event), 0}, heldNonceOf(event)));
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
        for (const int participant : event.participant != 0 ? QList<int>{event.participant} : m_seats.taken()) {
            const QList<Connection *> connections = m_seats.connectionsAt(participant);
            if (event.channel == 0 || std::any_of(connections.begin(), connections.end(), [&](Connection *each) { return m_listeners.follows(each, event.channel); }))
                showOpenness(participant);
        }
        break;
    case EventKind::Announced:
        showNotice(event);
        break;
    case EventKind::HelpRequested:
    case EventKind::HelpAnswered:
        if (!session().study.helpLine && m_committed.participant(event.participant).help.size() == 1) { // until now the page offered no private talk
            sendTo(event.participant, ServerFrames::helpLines(m_committed, event.participant));
            break;
        }
        for (const HelpLine &line : m_committed.participant(event.participant).help) {
            if (line.seq == event.seq)
                sendTo(event.participant, ServerFrames::help(line));
        }
        break;
    case EventKind::SeatsSwapped:
    case EventKind::GroupFormed:
        showSwaps(swapsOf(event));
        break;
    case EventKind::ChoiceMade:
        sendTo(event.participant, ServerFrames::chosen(event));
        break;
    case EventKind::ChannelMoved:
        showPage(event.participant);
        break;
    case EventKind::BoxAdmitted:
        showChangedBox(event.participant, event.channel);
        break;
    case EventKind::Removed:
        sayGoodbyeTo(event.participant, textForParticipants(event), false);
        break;
    case EventKind::PersonReplaced:
        sayGoodbyeTo(event.participant, tr("Your place was given to somebody else. Please ask the experimenter."), true);
        break;
    case EventKind::SessionCreated:
    case EventKind::ServerStarted:
    case EventKind::ClockJumped:
    case EventKind::Arrived:
    case EventKind::Connected:
    case EventKind::Disconnected:
    case EventKind::Seen:
    case EventKind::LinkClicked:
    case EventKind::TextUnsent:
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
    case EventKind::PageReentered:
    case EventKind::AnnouncementSeen:
        break;
    }
}

void ParticipantViews::showSwaps(const QList<std::pair<int, int>> &swaps)
{
    QSet<int> places;
    for (const auto &[first, second] : swaps) {
        m_seats.swap(first, second);
        places << first << second;
    }
    for (const int place : std::as_const(places))
        showPage(place);
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
    for (const int participant : m_seats.taken()) {
        if (participants.isEmpty() || participants.contains(participant))
            sendTo(participant, text);
    }
}

void ParticipantViews::showOpenness(int participant)
{
    const Moment now = m_clock.moment(m_committed);
    for (Connection *connection : m_seats.connectionsAt(participant)) {
        QByteArray frames;
        for (const ChatBox &box : m_listeners.boxesOf(connection)) // first, so that inputs close before the texts arrive
            appendFrame(frames, ServerFrames::channelState(m_committed, participant, box, now));
        appendFrame(frames, ServerFrames::clock(m_committed, participant, now));
        connection->send(frames);
    }
}

void ParticipantViews::sayGoodbye(const QString &code, const QString &text, QWebSocketProtocol::CloseCode closeCode)
{
    for (Connection *connection : m_seats.connections()) {
        connection->sendText(ServerFrames::bye(code, text));
        connection->close(closeCode);
    }
}

void ParticipantViews::sayGoodbyeTo(int participant, const QString &text, bool isForGood)
{
    for (Connection *connection : m_seats.connectionsAt(participant)) {
        (void)leave(connection);
        connection->sendText(ServerFrames::bye(u"removed"_s, text, isForGood));
        connection->close(QWebSocketProtocol::CloseCodeNormal);
    }
}

void ParticipantViews::sendTo(int participant, const QByteArray &text)
{
    for (Connection *connection : m_seats.connectionsAt(participant))
        connection->sendText(text);
}

/// About a message that only its author sees. In a session of another system, only where the author sees its channel.
void ParticipantViews::sendToAuthor(const Event &event, const QByteArray &text)
{
    for (Connection *connection : m_seats.connectionsAt(event.participant)) {
        if (!session().isOfOtherSystem() || m_listeners.follows(connection, event.channel))
            connection->sendText(text);
    }
}

} // namespace LabChat
