// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/listener.h"

#include "server/networkaddresses.h"

#include <algorithm>
#include <sys/resource.h>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Files that are not connections: of the log, the event loops, the console.
constexpr rlim_t otherFiles = 128;

int defaultMaxConnections()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur <= 2 * otherFiles)
        return int(otherFiles);
    return int(std::min<rlim_t>(10'000, limit.rlim_cur - otherFiles));
}

constexpr int backlog = 1024;

QHostAddress hostAddress(const ListenRequest &request)
{
    return request.bindAddress.isEmpty() ? QHostAddress(QHostAddress::Any) : QHostAddress(request.bindAddress);
}

} // namespace

Listener::Listener(QObject *parent)
    : QTcpServer(parent), m_maxConnections(defaultMaxConnections())
{
    setListenBacklogSize(backlog);
    // Without free file descriptors the listening socket stays ready and would be notified again and again.
    connect(this, &QTcpServer::acceptError, this, &QTcpServer::pauseAccepting);
}

Result<ServerAddress> Listener::start(const ListenRequest &request)
{
    const QHostAddress address = hostAddress(request);
    if (address.isNull())
        return failure(u"cannot_listen"_s, tr("“%1” is not an address of a network interface. Leave --bind out to listen on all of them.").arg(request.bindAddress));
    close();
    if (listen(address, request.port))
        return LabChat::serverAddress(address, serverPort());
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
    auto *socket = new QTcpSocket;
    if (!socket->setSocketDescriptor(descriptor) || m_open >= m_maxConnections) {
        delete socket;
        return;
    }
    ++m_open;
    // A child object counts connections: QWebSocket disconnects the socket's own signals when it takes the socket over.
    connect(new QObject(socket), &QObject::destroyed, this, [this] {
        --m_open;
        if (isListening()) // QTcpServer::resumeAccepting() has no socket after close()
            resumeAccepting();
    });
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    emit accepted(socket);
}

} // namespace LabChat
