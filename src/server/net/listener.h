// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"
#include "server/net/bytestream.h"
#include "server/net/epollhub.h"
#include "server/net/tlscertificate.h"

#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <memory>

namespace LabChat {

/// What plain connections are. Those with TLS are always Qt's.
enum class SocketKind {
    Epoll,  ///< EpollStream
    Qt,     ///< QtStream
};

/// The server's only port. Accepts TCP connections without delay (TCP_NODELAY), up to a limit, and with TLS if it has a certificate. Lives in the net thread, owned by
/// LabServer.
class Listener final : public QTcpServer {
    Q_OBJECT

public:
    explicit Listener(QObject *parent, SocketKind sockets = SocketKind::Epoll);
    /// The maximum number of connections at a time (default: 10,000, or fewer if the process may not open as many files).
    void setMaxConnections(int count) { m_maxConnections = count; }

    /// Error codes `port_in_use`, `cannot_listen`, `certificate`.
    [[nodiscard]] Result<ServerAddress> start(const ListenRequest &request);
    [[nodiscard]] bool hasTls() const { return m_certificate.isOn(); }
    /// While a batch of @p waiting events is at the log: what comes meanwhile is for the next one. Has no effect on Qt's sockets.
    void holdReading(qsizetype waiting);
    void readOn();
    /// The next free port above @p port; 0: none of the next hundred is free.
    [[nodiscard]] static quint16 nextFreePort(const ListenRequest &request);

signals:
    /// The receiver owns it. With a certificate: encrypted, after the handshake, or not encrypted if the other side begins with something else.
    void accepted(LabChat::ByteStream *stream);
    void certificateFailed(const LabChat::Error &error);
    void certificateReplaced();
    /// As EpollHub's.
    void turnBegins();
    void turnEnds();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    /// A place among the connections that are open at a time.
    [[nodiscard]] std::shared_ptr<void> takePlace();
    void acceptQt(std::unique_ptr<QTcpSocket> socket);
    void awaitFirstByte(QSslSocket *socket);

    SocketKind m_sockets;
    std::shared_ptr<EpollHub> m_hub;  ///< made with the first connection, in the thread of the connections
    TlsCertificate m_certificate;
    int m_open = 0;
    int m_maxConnections;
};

} // namespace LabChat
