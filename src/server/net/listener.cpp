// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/listener.h"

#include "server/net/epollstream.h"
#include "server/net/networkaddresses.h"
#include "server/net/qtstream.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Files that are not connections: of the log, the event loops, the console, what is sent again and again.
constexpr rlim_t otherFiles = 128 + Piece::mostFiles;

int defaultMaxConnections()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur <= 2 * otherFiles)
        return int(otherFiles);
    return int(std::min<rlim_t>(10'000, limit.rlim_cur - otherFiles));
}

constexpr int backlog = 4096; // most that Linux allows if it is not told otherwise: who finds no place there tries again only after a second
constexpr auto handshakeDeadline = 10s;

QHostAddress hostAddress(const ListenRequest &request)
{
    return request.bindAddress.isEmpty() ? QHostAddress(QHostAddress::Any) : QHostAddress(request.bindAddress);
}

} // namespace

Listener::Listener(QObject *parent, SocketKind sockets)
    : QTcpServer(parent), m_sockets(sockets), m_certificate(this), m_maxConnections(defaultMaxConnections())
{
    setListenBacklogSize(backlog);
    connect(&m_certificate, &TlsCertificate::failed, this, &Listener::certificateFailed);
    connect(&m_certificate, &TlsCertificate::replaced, this, &Listener::certificateReplaced);
    // Without free file descriptors the listening socket stays ready and would be notified again and again.
    connect(this, &QTcpServer::acceptError, this, &QTcpServer::pauseAccepting);
}

Result<ServerAddress> Listener::start(const ListenRequest &request)
{
    const QHostAddress address = hostAddress(request);
    if (address.isNull())
        return failure(u"cannot_listen"_s, tr("“%1” is not an address of a network interface. Leave --bind out to listen on all of them.").arg(request.bindAddress));
    if (const auto read = m_certificate.use(request.tls); !read)
        return failure(u"certificate"_s, read.error().text);
    close();
    if (listen(address, request.port))
        return LabChat::serverAddress(address, serverPort(), m_certificate.isOn() ? u"https"_s : u"http"_s);
    if (serverError() == QAbstractSocket::AddressInUseError)
        return failure(u"port_in_use"_s, tr("Port %1 is in use by another program. Close that program, or choose another port (--port).").arg(request.port));
    return failure(u"cannot_listen"_s, tr("The server cannot listen on port %1: %2. Choose another port (--port) or address (--bind).").arg(request.port).arg(errorString()));
}

quint16 Listener::nextFreePort(const ListenRequest &request)
{
    for (int port = request.port + 1; port <= qMin(request.port + 100, 65535); ++port) {
        QTcpServer probe;
        if (probe.listen(hostAddress(request), quint16(port)))
            return quint16(port);
    }
    return 0;
}

void Listener::incomingConnection(qintptr descriptor)
{
    if (m_open >= m_maxConnections) {
        ::close(int(descriptor));
        return;
    }
    if (m_certificate.isOn() || m_sockets == SocketKind::Qt) {
        std::unique_ptr<QTcpSocket> socket(m_certificate.isOn() ? new QSslSocket : new QTcpSocket);
        if (socket->setSocketDescriptor(descriptor))
            acceptQt(std::move(socket));
        return;
    }
    if (!m_hub) {
        m_hub = std::make_shared<EpollHub>();
        connect(m_hub.get(), &EpollHub::turnBegins, this, &Listener::turnBegins);
        connect(m_hub.get(), &EpollHub::turnEnds, this, &Listener::turnEnds);
    }
    const int on = 1;
    setsockopt(int(descriptor), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(int(descriptor), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    emit accepted(new EpollStream(m_hub, int(descriptor), takePlace()));
}

void Listener::acceptQt(std::unique_ptr<QTcpSocket> socket)
{
    // A child object keeps the place: QWebSocket disconnects the socket's own signals when it takes the socket over.
    connect(new QObject(socket.get()), &QObject::destroyed, this, [place = takePlace()] {});
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    if (auto *const secure = qobject_cast<QSslSocket *>(socket.get())) {
        (void)socket.release();
        awaitFirstByte(secure);
    } else {
        emit accepted(new QtStream(std::move(socket)));
    }
}

void Listener::holdReading(qsizetype waiting)
{
    constexpr auto longest = 20ms; // on a slow disk, pings are still answered
    constexpr qsizetype worthIt = 4; // fewer leave time enough to read what comes as it comes
    if (m_hub && waiting >= worthIt)
        m_hub->pause(longest);
}

void Listener::readOn()
{
    if (m_hub)
        m_hub->readOn();
}

std::shared_ptr<void> Listener::takePlace()
{
    ++m_open;
    return {nullptr, [listener = QPointer(this)](void *) {
        if (!listener)
            return;
        --listener->m_open;
        if (listener->isListening()) // QTcpServer::resumeAccepting() has no socket after close()
            listener->resumeAccepting();
    }};
}

/// A TLS handshake begins with a record of its kind (RFC 8446, section 5.1). Anything else is plain HTTP: somebody typed the address without https.
void Listener::awaitFirstByte(QSslSocket *socket)
{
    constexpr char handshake = 0x16;
    auto *const deadline = new QTimer(socket); // and the context of what is watched until then
    const auto accept = [this, socket, deadline] {
        deadline->stop();
        socket->disconnect(deadline);
        deadline->deleteLater();
        emit accepted(new QtStream(std::unique_ptr<QTcpSocket>(socket)));
    };
    connect(deadline, &QTimer::timeout, socket, &QAbstractSocket::abort);
    connect(socket, &QAbstractSocket::disconnected, deadline, [socket] { socket->deleteLater(); });
    connect(socket, &QSslSocket::encrypted, deadline, accept);
    connect(socket, &QSslSocket::readyRead, deadline, [this, socket, accept] {
        if (socket->mode() != QSslSocket::UnencryptedMode)
            return;
        if (socket->peek(1) == QByteArray(1, handshake)) {
            socket->setSslConfiguration(m_certificate.configuration());
            socket->startServerEncryption();
        } else {
            accept();
        }
    });
    deadline->setSingleShot(true);
    deadline->start(handshakeDeadline);
}

} // namespace LabChat
