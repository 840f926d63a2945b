// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/framereceiver.h"

#include "server/wire/serverframes.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 farthestMs = 1'000'000'000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SessionHost)
};

} // namespace

FrameReceiver::FrameReceiver(const SessionState &tip, const SessionState &committed, ParticipantViews &views, const SessionClock &clock, Wish wish, QObject *parent)
    : QObject(parent), m_tip(tip), m_committed(committed), m_views(views), m_clock(clock), m_wish(std::move(wish))
{
}

Refusal FrameReceiver::notStored()
{
    return {u"not_stored"_s, Texts::tr("The message could not be stored. Try again."), 1000};
}

bool FrameReceiver::receive(Connection *connection, const ClientFrame &frame)
{
    const bool saysOrDoes = std::holds_alternative<PostFrame>(frame) || std::holds_alternative<HelpFrame>(frame)
        || std::holds_alternative<SeenFrame>(frame) || std::holds_alternative<LinkFrame>(frame) || std::holds_alternative<UnsentFrame>(frame)
        || std::holds_alternative<AdvanceFrame>(frame) || std::holds_alternative<ChooseFrame>(frame);
    if (saysOrDoes && isChangingHands(connection->participant()))
        refuseForNow(connection, frame);
    else if (const auto *said = std::get_if<PostFrame>(&frame))
        return post(connection, *said);
    else if (const auto *seen = std::get_if<SeenFrame>(&frame))
        see(connection, *seen);
    else if (const auto *link = std::get_if<LinkFrame>(&frame))
        (void)m_wish(FollowLink{connection->participant(), link->channel, link->seq, link->url}); // the browser has opened it in any case
    else if (const auto *unsent = std::get_if<UnsentFrame>(&frame))
        (void)m_wish(LeaveText{connection->participant(), unsent->channel, unsent->characters});
    else if (const auto *left = std::get_if<AdvanceFrame>(&frame))
        advance(connection, *left);
    else if (const auto *chosen = std::get_if<ChooseFrame>(&frame))
        choose(connection, *chosen);
    else if (const auto *history = std::get_if<HistoryFrame>(&frame))
        m_views.sendHistory(connection, *history);
    else if (const auto *typing = std::get_if<TypingFrame>(&frame))
        relayTyping(connection, *typing);
    else if (const auto *ping = std::get_if<PingFrame>(&frame))
        answerPing(connection, *ping);
    else if (const auto *help = std::get_if<HelpFrame>(&frame))
        askForHelp(connection, *help);
    return false;
}

/// Whether the place is being given to another person, which is not on disk yet. Frames of the old browser must not count for the new person.
bool FrameReceiver::isChangingHands(int participant) const
{
    return m_tip.participant(participant).person != m_committed.participant(participant).person;
}

void FrameReceiver::refuseForNow(Connection *connection, const ClientFrame &frame)
{
    if (const auto *said = std::get_if<PostFrame>(&frame))
        connection->sendText(ServerFrames::refused(notStored(), said->nonce));
    else if (const auto *help = std::get_if<HelpFrame>(&frame))
        connection->sendText(ServerFrames::refused(notStored(), help->nonce));
    else if (const auto *chosen = std::get_if<ChooseFrame>(&frame))
        connection->sendText(ServerFrames::refused(notStored(), chosen->nonce));
}

bool FrameReceiver::post(Connection *connection, const PostFrame &frame)
{
    if (!mayUse(connection, frame.channel)) {
        connection->sendText(ServerFrames::refused({u"not_a_member"_s, Texts::tr("This chat is not open to you."), 0}, frame.nonce));
        return false;
    }
    const Decision decision = m_wish(Post{connection->participant(), frame.channel, frame.nonce, frame.body});
    if (!decision) // otherwise the message itself is the acknowledgement, once it is on disk
        refuseOrAwait(connection, decision.error(), frame.nonce);
    return decision.has_value();
}

/// In a session of another system, a connection reaches only the channels whose tickets it has sent, although its participant may have more.
bool FrameReceiver::mayUse(Connection *connection, const QString &handle) const
{
    const Session &session = m_committed.session();
    return !session.isOfOtherSystem() || m_views.follows(connection, session.channelByHandle(handle));
}

void FrameReceiver::see(Connection *connection, const SeenFrame &frame)
{
    if (frame.notice != 0)
        (void)m_wish(SeeAnnouncement{connection->participant(), frame.notice});
    else if (mayUse(connection, frame.channel))
        (void)m_wish(See{connection->participant(), frame.channel, frame.seq});
}

void FrameReceiver::askForHelp(Connection *connection, const HelpFrame &frame)
{
    const Decision decision = m_wish(AskForHelp{connection->participant(), frame.nonce, frame.body});
    if (!decision)
        refuseOrAwait(connection, decision.error(), frame.nonce);
}

void FrameReceiver::refuseOrAwait(Connection *connection, const Refusal &refusal, const QByteArray &nonce)
{
    const qint64 knownSeq = m_tip.participant(connection->participant()).nonces.seqOf(nonce);
    if (refusal.code == u"duplicate" && knownSeq > m_committed.lastSeq())
        return; // being written to the disk
    const HeldMessage held = m_committed.heldMessages().value(knownSeq);
    const bool wasRefused = refusal.code == u"duplicate" && held.refused; // while its author was disconnected
    connection->sendText(ServerFrames::refused(wasRefused ? Refusal{u"not_approved"_s, held.refusal, 0} : refusal, nonce));
}

void FrameReceiver::choose(Connection *connection, const ChooseFrame &frame)
{
    const Decision decision = m_wish(Choose{connection->participant(), frame.page, frame.round, frame.choice, frame.nonce, frame.value});
    if (!decision)
        refuseOrAwait(connection, decision.error(), frame.nonce);
}

void FrameReceiver::advance(Connection *connection, const AdvanceFrame &frame)
{
    const Decision decision = m_wish(Advance{connection->participant(), frame.page, frame.round, AdvancedBy::Participant, {}});
    if (!decision)
        connection->sendText(ServerFrames::refused(decision.error(), {}));
}

void FrameReceiver::relayTyping(Connection *connection, const TypingFrame &frame)
{
    if (const int channel = m_views.relayTyping(connection, frame.channel); channel != 0)
        emit presenceChanged(connection->participant(), channel);
}

void FrameReceiver::answerPing(Connection *connection, const PingFrame &frame)
{
    const Moment now = m_clock.moment(m_committed);
    connection->sendText(ServerFrames::pong(frame.t, now.wireMs));
    if (frame.rttMs < 0)
        return;
    connection->rttMs = frame.rttMs;
    connection->clockOffsetMs = int(std::clamp<qint64>(now.onWire(frame.clockOffsetMs), -farthestMs, farthestMs));
    emit presenceChanged(connection->participant(), 0);
}

} // namespace LabChat
