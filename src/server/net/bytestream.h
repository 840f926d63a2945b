// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/piece.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>

#include <memory>

namespace LabChat {

/// Who reads a ByteStream.
class StreamReader {
public:
    /// What has come, from the first byte that was not used yet; it may be changed. Returns how many bytes are used; the others come again when more have come, or with
    /// readOn(). The stream is not deleted during the call.
    [[nodiscard]] virtual qsizetype received(char *bytes, qsizetype size) = 0;
    /// Everything that had to wait is sent.
    virtual void sent() = 0;
    /// Nothing comes or goes any more. Called once, and not from within a call of the stream's functions.
    virtual void closed() = 0;

protected:
    ~StreamReader() = default;
};

/// The two ends of a connection. A plain value.
struct StreamEnds {
    QHostAddress peer;
    quint16 peerPort = 0;
    QHostAddress server;  ///< the address and the port of this server that it came to
    quint16 serverPort = 0;
};

/// A connection that was accepted: bytes that come and go. Over one epoll for all (EpollStream), or Qt's sockets (QtStream: TLS, other systems). Lives in the net thread.
class ByteStream {
public:
    virtual ~ByteStream() = default;

    /// Nothing is read before it. Another reader takes over from the first one. @p mostUnused: while so many bytes are not used, nothing more is read.
    virtual void listen(StreamReader *reader, qsizetype mostUnused) = 0;
    /// Nothing is read until readOn(): the peer has to wait with what it sends.
    virtual void pause() = 0;
    virtual void readOn() = 0;
    /// Sends as much at once as the kernel takes; the rest is shared until it is sent.
    virtual void write(const QByteArray &bytes) = 0;
    virtual void write(const Piece &piece) = 0;
    virtual void write(const Pieces &pieces) = 0;
    /// Bytes that the peer has not taken.
    [[nodiscard]] virtual qint64 bytesToWrite() const = 0;
    /// Sends what waits, and ends the connection then; nothing is received any more.
    virtual void finish() = 0;
    virtual void abort() = 0;
    [[nodiscard]] virtual StreamEnds ends() const = 0;
    [[nodiscard]] virtual bool isEncrypted() const = 0;
    /// Qt's socket, with what was not used still unread in it; it is the caller's from now on. Null: it has none.
    [[nodiscard]] virtual QTcpSocket *takeSocket() = 0;
};

} // namespace LabChat
