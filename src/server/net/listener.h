// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"
#include "server/net/tlscertificate.h"

#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <memory>

namespace LabChat {

/// The server's only port. Accepts TCP connections without delay (TCP_NODELAY), up to a limit, and with TLS if it has a certificate. Lives in the net thread, owned by
/// LabServer.
class Listener final : public QTcpServer {
    Q_OBJECT

public:
    explicit Listener(QObject *parent);
    /// The maximum number of connections at a time (default: 10,000, or fewer if the process may not open as many files).
    void setMaxConnections(int count) { m_maxConnections = count; }

    /// Error codes `port_in_use`, `cannot_listen`, `certificate`.
    [[nodiscard]] Result<ServerAddress> start(const ListenRequest &request);
    /// A place among those connections, for one that outlives its QTcpSocket.
    [[nodiscard]] std::shared_ptr<void> takePlace();
    [[nodiscard]] bool hasTls() const { return m_certificate.isOn(); }
    /// The next free port above @p port; 0: none of the next hundred is free.
    [[nodiscard]] static quint16 nextFreePort(const ListenRequest &request);

signals:
    /// With TLS a QSslSocket: after its handshake, or unencrypted if the other side begins with something else.
    void accepted(QTcpSocket *socket);
    void certificateFailed(const LabChat::Error &error);
    void certificateReplaced();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    [[nodiscard]] QTcpSocket *socketOf(qintptr descriptor) const;
    void awaitFirstByte(QSslSocket *socket);

    TlsCertificate m_certificate;
    int m_open = 0;
    int m_maxConnections;
};

} // namespace LabChat
