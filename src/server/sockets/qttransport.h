// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/sockets/transport.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>

#include <memory>

namespace LabChat {

/// Qt's WebSocket: with TLS, and on systems without epoll. Lives in the net thread.
class QtTransport final : public QObject, public Transport {
public:
    /// @p tcp is the socket under @p socket; frames are written to it directly.
    QtTransport(std::unique_ptr<QWebSocket> socket, QTcpSocket *tcp);

    void listen(TransportListener *listener) override;
    void write(const QByteArray &frames) override;
    void write(const Pieces &pieces) override;
    [[nodiscard]] qint64 bytesToWrite() const override;
    void ping() override { m_socket->ping(); }
    void close(QWebSocketProtocol::CloseCode code) override { m_socket->close(code); }
    void abort() override;

private:
    std::unique_ptr<QWebSocket> m_socket;
    QPointer<QTcpSocket> m_tcp;
    QSslSocket *m_secure;  ///< the TCP socket, if it is encrypted; valid as long as it
    TransportListener *m_listener = nullptr;
    bool m_aborted = false;
};

} // namespace LabChat
