// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/sockets/epollhub.h"
#include "server/sockets/framereader.h"
#include "server/sockets/transport.h"

#include <QtCore/QObject>

namespace LabChat {

/// A WebSocket over a bare TCP socket in an EpollHub. What is sent goes to the kernel at once; only what it does not take is kept. Lives in the net thread.
class EpollSocket final : public QObject, public Transport, private EpollWatched, private FrameSink {
public:
    /// Takes over @p descriptor, which is connected. @p place: kept as long as the connection is open.
    EpollSocket(std::shared_ptr<EpollHub> hub, int descriptor, std::shared_ptr<void> place);
    ~EpollSocket() override;

    void listen(TransportListener *listener) override;
    void write(const QByteArray &bytes) override;
    void write(const QByteArrayList &pieces) override;
    [[nodiscard]] qint64 bytesToWrite() const override { return m_unsentBytes; }
    void ping() override { write(controlFrame(pingOpcode)); }
    void close(QWebSocketProtocol::CloseCode code) override;
    void abort() override { hangUp(); }

private:
    void ready(quint32 events) override;
    void receive();
    void keepUnsent(const QByteArray &bytes);
    void awaitRoom();
    void take(qsizetype bytes);
    [[nodiscard]] bool sendUnsent();
    void goOn();
    void hangUp();
    void text(QByteArrayView message) override { m_listener->textReceived(message); }
    void binary(QByteArrayView) override { m_listener->binaryReceived(); }
    void ping(QByteArrayView payload) override;
    void pong(QByteArrayView) override { m_listener->pongReceived(); }
    void end(QWebSocketProtocol::CloseCode code) override { close(code); }

    std::shared_ptr<EpollHub> m_hub;
    int m_descriptor;
    std::shared_ptr<void> m_place;
    TransportListener *m_listener = nullptr;
    FrameReader m_reader{maxMessageBytes};
    QByteArrayList m_unsent;     ///< shared with the other members who have not taken them either
    qsizetype m_sent = 0;        ///< of the first of them
    qint64 m_unsentBytes = 0;
    bool m_closing = false;  ///< a close frame is the last that is sent
    bool m_hungUp = false;
};

} // namespace LabChat
