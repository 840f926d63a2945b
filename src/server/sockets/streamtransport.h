// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/bytestream.h"
#include "server/sockets/framereader.h"
#include "server/sockets/transport.h"

namespace LabChat {

/// A WebSocket over a ByteStream. Lives in the net thread.
class StreamTransport final : public Transport, private StreamReader, private FrameSink {
public:
    /// The stream's handshake is done: what comes from now on are frames.
    explicit StreamTransport(std::unique_ptr<ByteStream> stream) : m_stream(std::move(stream)) {}

    void listen(TransportListener *listener) override;
    void write(const QByteArray &bytes) override { m_stream->write(bytes); }
    void write(const Pieces &pieces) override { m_stream->write(pieces); }
    [[nodiscard]] qint64 bytesToWrite() const override { return m_stream->bytesToWrite(); }
    void ping() override { m_stream->write(controlFrame(pingOpcode)); }
    void close(QWebSocketProtocol::CloseCode code) override;
    void abort() override;

private:
    [[nodiscard]] qsizetype received(char *bytes, qsizetype size) override;
    void sent() override {}
    void closed() override { m_listener->closed(); }
    void text(QByteArrayView message) override { m_listener->textReceived(message); }
    void binary(QByteArrayView) override { m_listener->binaryReceived(); }
    void ping(QByteArrayView payload) override;
    void pong(QByteArrayView) override { m_listener->pongReceived(); }
    void end(QWebSocketProtocol::CloseCode code) override { close(code); }

    std::unique_ptr<ByteStream> m_stream;
    TransportListener *m_listener = nullptr;
    FrameReader m_reader{maxMessageBytes};
};

} // namespace LabChat
