// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace LabChat {

/// The one port. Accepts TCP connections without delay (TCP_NODELAY) and up to a limit. Lives in the net
/// thread, owned by LabServer.
class Listener final : public QTcpServer {
    Q_OBJECT

public:
    explicit Listener(QObject *parent);
    /// At most this many connections at a time (default: 10,000, and no more than the process may have files open).
    void setMaxConnections(int count) { m_maxConnections = count; }

    /// Error codes `port_in_use`, `cannot_listen`.
    [[nodiscard]] Result<ServerAddress> start(const ListenRequest &request);
    /// The next port above @p port that nobody uses; 0: none of the next hundred.
    [[nodiscard]] static quint16 nextFreePort(const ListenRequest &request);

signals:
    void accepted(QTcpSocket *socket);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    int m_open = 0;
    int m_maxConnections;
};

} // namespace LabChat
