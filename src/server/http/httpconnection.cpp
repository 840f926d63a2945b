// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpconnection.h"

#include <QtNetwork/QSslSocket>

namespace LabChat {

using namespace std::chrono_literals;

namespace {

constexpr auto headDeadline = 10s;
constexpr auto idleDeadline = 30s;

bool isEncrypted(QTcpSocket *socket)
{
    const auto *const secure = qobject_cast<QSslSocket *>(socket);
    return secure && secure->isEncrypted();
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, QObject *parent)
    : QObject(parent), m_socket(socket), m_deadline(this)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(maxHttpHeadBytes + 1);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, m_socket, &QTcpSocket::abort);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readHead);
    const auto readNext = [this] { // the next request, after this answer is sent
        if (m_socket && unsentBytes() == 0 && m_socket->bytesAvailable() > 0)
            readHead();
    };
    connect(m_socket, &QTcpSocket::bytesWritten, this, readNext);
    if (auto *const secure = qobject_cast<QSslSocket *>(m_socket))
        connect(secure, &QSslSocket::encryptedBytesWritten, this, readNext);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_deadline.start(headDeadline);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::readHead, Qt::QueuedConnection);
}

void HttpConnection::readHead()
{
    if (m_answering || !m_socket || m_socket->state() != QAbstractSocket::ConnectedState || unsentBytes() > 0)
        return;
    const QByteArray bytes = m_socket->peek(maxHttpHeadBytes + 1);
    if (bytes.isEmpty())
        return;
    const HttpHead head = parseHttpHead(bytes);
    if (head.errorStatus != 0) {
        refuse(head.errorStatus);
        return;
    }
    if (!head.request)
        return;
    m_request = *head.request;
    m_request.peer = m_socket->peerAddress();
    m_request.serverAddress = m_socket->localAddress();
    m_request.serverPort = m_socket->localPort();
    m_request.scheme = isEncrypted(m_socket) ? "https" : "http";
    m_answering = true;
    m_deadline.start(idleDeadline);
    // A WebSocket client has to wait for the server's handshake (RFC 6455, section
    // 4.1). Anything that comes earlier would be lost when the socket is handed over.
    if (m_request.isWebSocket && bytes.size() > m_request.headBytes) {
        refuse(400);
        return;
    }
    if (!m_request.isWebSocket)
        (void)m_socket->read(m_request.headBytes);
    emit requested(this, m_request);
}

/// A client that sends requests and reads no answers gets one answer at a time. With TLS, what is encrypted waits in another buffer.
qint64 HttpConnection::unsentBytes() const
{
    const auto *const secure = qobject_cast<QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0);
}

void HttpConnection::answer(const HttpResponse &response)
{
    if (!m_answering || !m_socket)
        return;
    const bool keepAlive = m_request.keepAlive && !m_request.isWebSocket && response.status < 400;
    m_socket->write(response.toBytes(!m_request.isHead(), keepAlive));
    m_answering = false;
    m_deadline.start(idleDeadline);
    if (!keepAlive)
        m_socket->disconnectFromHost();
}

void HttpConnection::refuse(int status)
{
    m_answering = true;
    m_request.keepAlive = false;
    answer({status, "text/plain; charset=utf-8", "Bad request.\n", {{"Cache-Control", "no-store"}}});
}

QTcpSocket *HttpConnection::releaseSocket()
{
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    m_deadline.stop();
    socket->disconnect(this);
    m_deadline.disconnect();
    socket->setParent(nullptr);
    socket->setReadBufferSize(0);
    deleteLater();
    return socket;
}

} // namespace LabChat
