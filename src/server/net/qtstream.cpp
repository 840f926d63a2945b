// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/qtstream.h"

#include <QtCore/QPointer>

namespace LabChat {

QtStream::QtStream(std::unique_ptr<QTcpSocket> socket)
    : m_socket(std::move(socket)), m_secure(qobject_cast<QSslSocket *>(m_socket.get()))
{
}

QtStream::~QtStream()
{
    if (m_socket) // who deletes this may have been called by the socket
        m_socket.release()->deleteLater();
}

void QtStream::listen(StreamReader *reader, qsizetype mostUnused)
{
    const bool isFirst = std::exchange(m_reader, reader) == nullptr;
    m_mostUnused = mostUnused;
    m_socket->setReadBufferSize(mostUnused);
    if (!isFirst)
        return;
    const auto goOn = [this] {
        if (bytesToWrite() == 0)
            m_reader->sent();
    };
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &QtStream::read);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, goOn);
    if (m_secure)
        connect(m_secure, &QSslSocket::encryptedBytesWritten, this, goOn);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, [this] { m_reader->closed(); }, Qt::QueuedConnection);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &QtStream::read, Qt::QueuedConnection);
}

void QtStream::readOn()
{
    if (std::exchange(m_isPaused, false) && m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &QtStream::read, Qt::QueuedConnection);
}

void QtStream::write(const Pieces &pieces)
{
    for (const Piece &piece : pieces)
        m_socket->write(piece.bytes());
}

/// With TLS, what is encrypted waits in another buffer.
qint64 QtStream::bytesToWrite() const
{
    return m_socket->bytesToWrite() + (m_secure ? m_secure->encryptedBytesToWrite() : 0);
}

StreamEnds QtStream::ends() const
{
    return {m_socket->peerAddress(), m_socket->peerPort(), m_socket->localAddress(), m_socket->localPort()};
}

QTcpSocket *QtStream::takeSocket()
{
    m_socket->disconnect(this);
    m_socket->setReadBufferSize(0);
    return m_socket.release();
}

void QtStream::read()
{
    const QPointer<QtStream> self(this);
    while (m_socket && !m_isPaused && m_socket->state() == QAbstractSocket::ConnectedState) {
        QByteArray bytes = m_socket->peek(m_mostUnused);
        const qsizetype used = bytes.isEmpty() ? 0 : m_reader->received(bytes.data(), bytes.size());
        if (used == 0 || !self || !m_socket) // the reader has given the socket away
            break;
        (void)m_socket->skip(used);
    }
}

} // namespace LabChat
