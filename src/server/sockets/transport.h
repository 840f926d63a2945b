// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/piece.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtWebSockets/QWebSocketProtocol>

namespace LabChat {

/// Who hears what comes through a Transport.
class TransportListener {
public:
    /// A complete text message, as UTF-8. The view is valid during the call.
    virtual void textReceived(QByteArrayView text) = 0;
    virtual void binaryReceived() = 0;
    virtual void pongReceived() = 0;
    /// The transport itself has answered something, so that more bytes may be waiting.
    virtual void answered() = 0;
    /// Nothing comes or goes any more. Called once, and not from within a call of the transport's functions.
    virtual void closed() = 0;

protected:
    ~TransportListener() = default;
};

/// A browser's WebSocket (RFC 6455) after its handshake, under a Connection: Qt's (TLS, other systems), or an EpollSocket. It checks and takes apart the frames
/// that come, and answers pings and close frames. Lives in the net thread, owned by its Connection.
class Transport {
public:
    virtual ~Transport() = default;

    /// To be called once, before anything else. Nothing is read before it.
    virtual void listen(TransportListener *listener) = 0;
    /// Sends the bytes of finished frames, as much at once as the kernel takes.
    virtual void write(const QByteArray &frames) = 0;
    /// The same for bytes in several pieces, which are shared until they are sent.
    virtual void write(const Pieces &pieces) = 0;
    /// Bytes that the peer has not taken.
    [[nodiscard]] virtual qint64 bytesToWrite() const = 0;
    virtual void ping() = 0;
    /// Sends what waits, and a close frame; nothing is received any more.
    virtual void close(QWebSocketProtocol::CloseCode code) = 0;
    /// Ends the connection without a close frame.
    virtual void abort() = 0;
};

/// A message that is larger ends the connection with 1009. Smaller ones that are too large for the protocol get an error in words.
constexpr qsizetype maxMessageBytes = 256 * 1024;

} // namespace LabChat
