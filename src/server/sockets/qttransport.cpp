// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sockets/qttransport.h"

namespace LabChat {

QtTransport::QtTransport(std::unique_ptr<QWebSocket> socket, QTcpSocket *tcp)
    : m_socket(std::move(socket)), m_tcp(tcp), m_secure(qobject_cast<QSslSocket *>(tcp))
{
    m_socket->setParent(nullptr);
    m_socket->setMaxAllowedIncomingFrameSize(maxMessageBytes);
    m_socket->setMaxAllowedIncomingMessageSize(maxMessageBytes);
}

void QtTransport::listen(TransportListener *listener)
{
    m_listener = listener;
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) { m_listener->textReceived(text.toUtf8()); });
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this] { m_listener->binaryReceived(); });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_listener->pongReceived(); });
    // Qt answers pings itself. A peer that sends pings and does not read is noticed here.
    connect(m_tcp, &QTcpSocket::readyRead, this, [this] { m_listener->answered(); });
    connect(m_socket.get(), &QWebSocket::disconnected, this, [this] {
        if (!m_aborted)
            m_listener->closed();
    });
}

void QtTransport::write(const QByteArray &frames)
{
    if (m_tcp && m_tcp->state() == QAbstractSocket::ConnectedState)
        m_tcp->write(frames);
}

void QtTransport::write(const Pieces &pieces)
{
    for (const Piece &piece : pieces)
        write(piece.bytes());
}

qint64 QtTransport::bytesToWrite() const
{
    return m_tcp ? m_tcp->bytesToWrite() + (m_secure ? m_secure->encryptedBytesToWrite() : 0) : 0;
}

void QtTransport::abort()
{
    if (std::exchange(m_aborted, true))
        return;
    QMetaObject::invokeMethod(this, [this] {
        if (m_tcp)
            m_tcp->abort();
        m_listener->closed();
    }, Qt::QueuedConnection);
}

} // namespace LabChat
