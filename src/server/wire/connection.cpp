// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/connection.h"

#include "server/wire/dialect.h"
#include "server/wire/serverframes.h"

#include <numeric>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto joinDeadline = 5s;
constexpr qint64 silentMs = 20'000;  ///< then the server pings the peer
constexpr qint64 deadMs = 60'000;    ///< then the connection is dropped
constexpr int framesPerSecond = 1000;
constexpr int framesForAJoin = 20;   ///< a page of another system joins for each of its boxes, and there may be one for each other person of a group
constexpr int errorsPerMinute = 5;

} // namespace

Connection::Connection(std::unique_ptr<Transport> transport, const QHostAddress &client, const QByteArray &origin, Receive receive, QObject *parent)
    : QObject(parent), m_transport(std::move(transport)), m_receive(std::move(receive)), m_client(client), m_origin(origin), m_joinDeadline([this] {
          sendText(ServerFrames::error(u"not_joined"_s, tr("The first frame must be “join”, within 5 seconds.")));
          close(QWebSocketProtocol::CloseCodePolicyViolated);
      })
{
    m_transport->listen(this);
    m_joinDeadline.start(joinDeadline);
    m_sinceHeard.start();
    m_rateWindow.start();
    m_errorWindow.start();
}

void Connection::send(const QByteArray &frames)
{
    if (!m_dialect) {
        write(frames);
        return;
    }
    for (const QByteArray &frame : textsOf(frames)) {
        if (const QByteArray text = m_dialect->translated(frame); !text.isEmpty())
            sendUntranslated(text);
    }
}

void Connection::write(const QByteArray &frames)
{
    if (m_closing)
        return;
    m_transport->write(frames);
    cutOffWhenFull();
}

void Connection::cutOffWhenFull()
{
    if (m_transport->bytesToWrite() > m_unsentLimit)
        drop();
}

void Connection::sendHistory(const Pieces &pieces)
{
    if (m_dialect) {
        QByteArray frames;
        for (const Piece &piece : pieces)
            frames += piece.bytes();
        send(frames);
        return;
    }
    if (m_closing)
        return;
    const qint64 bytes = std::accumulate(pieces.begin(), pieces.end(), qint64(0), [](qint64 sum, const Piece &piece) { return sum + piece.size(); });
    m_unsentLimit = qMax(m_unsentLimit, maxUnsentBytes + bytes);
    m_transport->write(pieces);
    cutOffWhenFull();
}

void Connection::sendText(const QByteArray &text)
{
    send(webSocketFrame(text));
}

void Connection::sendUntranslated(const QByteArray &text)
{
    m_unsentLimit = qMax(m_unsentLimit, maxUnsentBytes + text.size()); // it may be a whole history
    write(webSocketFrame(text));
}

void Connection::sendError(const Error &error)
{
    sendText(ServerFrames::error(error.code, error.text));
    if (m_errorWindow.elapsed() > 60'000) {
        m_errorWindow.restart();
        m_errorsInWindow = 0;
    }
    if (++m_errorsInWindow < errorsPerMinute)
        return;
    sendText(ServerFrames::bye(u"too_many_errors"_s, tr("Too many invalid frames.")));
    close(QWebSocketProtocol::CloseCodePolicyViolated);
}

void Connection::close(QWebSocketProtocol::CloseCode code)
{
    if (std::exchange(m_closing, true))
        return;
    m_joinDeadline.stop();
    m_transport->close(code);
}

void Connection::setJoined()
{
    m_hasJoined = true;
    m_joinDeadline.stop();
}

void Connection::awaitTicket()
{
    m_hasJoined = m_session != nullptr;
    if (!m_session && !m_closing)
        m_joinDeadline.start(joinDeadline);
}

void Connection::checkAlive()
{
    if (m_sinceHeard.elapsed() > deadMs)
        drop();
    else if (m_sinceHeard.elapsed() > silentMs && !m_closing)
        m_transport->ping();
}

void Connection::binaryReceived()
{
    sendError({u"bad_frame"_s, tr("Frames are text, not binary.")});
}

void Connection::textReceived(QByteArrayView text)
{
    m_sinceHeard.restart();
    if (m_closing)
        return;
    if (isTooFast()) {
        sendError({u"too_fast"_s, tr("Too many frames in a second.")});
        return;
    }
    if (m_dialect) {
        m_dialect->receive(text.toByteArray());
        return;
    }
    const auto frame = decodeClientFrame(QByteArray::fromRawData(text.data(), text.size()));
    if (frame && std::holds_alternative<JoinFrame>(*frame))
        m_framesInWindow += framesForAJoin; // the answer is the whole history
    if (frame)
        m_receive(this, *frame);
    else
        sendError(frame.error());
}

bool Connection::isTooFast()
{
    if (m_rateWindow.elapsed() > 1000) {
        m_rateWindow.restart();
        m_framesInWindow = 0;
    }
    return ++m_framesInWindow > framesPerSecond;
}

/// Ends the connection without a close frame: the peer does not read, or is gone.
void Connection::drop()
{
    m_closing = true;
    m_transport->abort();
}

void Connection::closed()
{
    if (std::exchange(m_finished, true))
        return;
    m_closing = true;
    emit ended(this);
    deleteLater();
}

} // namespace LabChat
