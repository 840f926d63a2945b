// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"
#include "core/session/rules.h"
#include "core/session/session.h"
#include "server/wire/sessionclock.h"

namespace LabChat {

/// Converts values to the JSON texts that the server sends (wire protocol, version 1). Pure functions.
namespace ServerFrames {

[[nodiscard]] QByteArray welcome(const SessionState &state, int participant, const Moment &now);
[[nodiscard]] QByteArray page(const SessionState &state, int participant, const Moment &now);
/// When the page ends, or the time left while the clock is stopped.
[[nodiscard]] QByteArray clock(const SessionState &state, int participant, const Moment &now);
/// @p messages: a JSON array of `message` frames, encoded once for the channel.
[[nodiscard]] QByteArray channelUpToMessages(const SessionState &state, int participant, const ChatBox &box, bool more, bool resumed, const Moment &now);
[[nodiscard]] QByteArray channelState(const SessionState &state, int participant, const ChatBox &box, const Moment &now);
[[nodiscard]] QByteArray typing(const QString &channel, const ChatBox &box);
[[nodiscard]] QByteArray presence(const QString &channel, const ChatBox &box, bool online);
[[nodiscard]] QByteArray message(const Session &session, const Event &event);
/// The placeholder for a hidden message: a `message` frame without the text.
[[nodiscard]] QByteArray placeholder(const QByteArray &message, const HiddenMessage &hidden);
[[nodiscard]] QByteArray hidden(const Session &session, int channel, qint64 seq, const HiddenMessage &hidden);
/// @p message: a `message` frame.
[[nodiscard]] QByteArray restored(const Session &session, int channel, qint64 seq, const QByteArray &message);
/// Only for the author: a message that waits for approval.
[[nodiscard]] QByteArray held(const Session &session, qint64 seq, const HeldMessage &message);
/// Only for the participant who made it: a choice is stored.
[[nodiscard]] QByteArray chosen(const Event &event);
[[nodiscard]] QByteArray notice(const Notice &notice);
[[nodiscard]] QByteArray help(const HelpLine &line);
/// All messages of a participant's private conversation with the operator.
[[nodiscard]] QByteArray helpLines(const SessionState &state, int participant);
[[nodiscard]] QByteArray history(const QString &channel, const QByteArray &messages, bool more);
[[nodiscard]] QByteArray refused(const Refusal &refusal, const QByteArray &nonce);
[[nodiscard]] QByteArray pong(const QJsonValue &t, qint64 nowMs);
[[nodiscard]] QByteArray replaced();
/// The answer to `check`.
[[nodiscard]] QByteArray checked();
/// A place was given; its ticket.
[[nodiscard]] QByteArray place(const QString &ticket);
[[nodiscard]] QByteArray error(const QString &code, const QString &text, qint64 retryAfterMs = 0);
/// A channel ticket lets nobody in. @p reason: as in TicketRefusal. Its last characters say which one of several it was.
[[nodiscard]] QByteArray ticketRefused(const QString &reason, const QString &text, const QString &ticket);
/// @p isForGood: this ticket will never be accepted again.
[[nodiscard]] QByteArray bye(const QString &code, const QString &text, bool isForGood = false);

} // namespace ServerFrames

/// A JSON text as one finished, unmasked WebSocket text frame (RFC 6455, section 5.2): the same bytes for every member's socket.
[[nodiscard]] QByteArray webSocketFrame(QByteArrayView text);
/// Appends it to others, which are sent with it.
void appendFrame(QByteArray &frames, QByteArrayView text);
/// Only what is in front of a text of so many bytes.
void appendFrameHead(QByteArray &frames, qsizetype textBytes);

/// The reverse, of several such frames.
[[nodiscard]] QByteArrayList textsOf(const QByteArray &frames);

} // namespace LabChat
