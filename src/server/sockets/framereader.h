// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtWebSockets/QWebSocketProtocol>

namespace LabChat {

/// What the frames of a client say, put together from their fragments.
class FrameSink {
public:
    virtual void text(QByteArrayView message) = 0; ///< valid UTF-8
    virtual void binary(QByteArrayView message) = 0;
    virtual void ping(QByteArrayView payload) = 0;
    virtual void pong(QByteArrayView payload) = 0;
    /// The client ends the connection, or has broken the protocol: nothing is read after it. @p code: to answer with.
    virtual void end(QWebSocketProtocol::CloseCode code) = 0;

protected:
    ~FrameSink() = default;
};

/// Takes apart the bytes that a client sends after the handshake (RFC 6455, sections 5 to 8): pure, without a socket. A plain value.
class FrameReader final {
public:
    /// @p mostBytes: of a message, and of what is kept of an incomplete one.
    explicit FrameReader(qsizetype mostBytes) : m_maxMessageBytes(mostBytes) {}

    /// The next bytes, in pieces of any size. They are unmasked in place, and the sink's views are valid during its call.
    void read(char *bytes, qsizetype size, FrameSink &sink);
    /// Nothing more is read: the client has ended the connection, or broken the protocol.
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    /// Nothing more shall be read.
    void stop() { m_ended = true; }

private:
    /// Returns the number of bytes of the complete frames at the start.
    [[nodiscard]] qsizetype readFrames(char *bytes, qsizetype size, FrameSink &sink);
    void readFrame(int opcode, bool isFinal, QByteArrayView payload, FrameSink &sink);
    void readControlFrame(int opcode, QByteArrayView payload, FrameSink &sink);
    void deliver(int opcode, QByteArrayView message, FrameSink &sink);
    void end(QWebSocketProtocol::CloseCode code, FrameSink &sink);

    qsizetype m_maxMessageBytes;
    QByteArray m_incomplete;   ///< the start of a frame
    QByteArray m_fragments;    ///< payload of the message whose last fragment has not come
    int m_fragmentedOpcode = 0; ///< of that message; 0: none
    bool m_ended = false;
};

/// The bytes of a server's control frame: opcode 0x8 (close), 0x9 (ping) or 0xA (pong), at most 125 bytes of payload.
[[nodiscard]] QByteArray controlFrame(int opcode, QByteArrayView payload = {});
/// The bytes of a close frame.
[[nodiscard]] QByteArray closeFrame(QWebSocketProtocol::CloseCode code);

constexpr int closeOpcode = 0x8, pingOpcode = 0x9, pongOpcode = 0xa;

} // namespace LabChat
