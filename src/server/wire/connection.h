// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/deadline.h"
#include "server/sockets/transport.h"
#include "server/wire/clientframe.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtNetwork/QHostAddress>

#include <functional>
#include <memory>

namespace LabChat {

class Dialect;
class SessionHost;

/// One WebSocket: decodes incoming frames, writes finished frames, and applies the limits that
/// protect the server. Lives in the net thread; deletes itself when the socket is closed.
class Connection final : public QObject, private TransportListener {
    Q_OBJECT

public:
    /// Who hears of each frame. Not a signal, whose list of receivers would be more memory for each socket, and time for each frame.
    using Receive = std::function<void(Connection *connection, const ClientFrame &frame)>;
    /// @p client: where the request came from (see asSent()). @p origin: see origin().
    Connection(std::unique_ptr<Transport> transport, const QHostAddress &client, const QByteArray &origin, Receive receive, QObject *parent);

    /// Writes the bytes of finished WebSocket frames. A peer that does not read is cut off at maxUnsentBytes.
    void send(const QByteArray &frames);
    /// The same for the frames that a page needs when it opens, in pieces. They may exceed what a slow peer may leave unread.
    void sendHistory(const Pieces &pieces);
    /// Sends one JSON text.
    void sendText(const QByteArray &text);
    /// The same, for a peer with another protocol, in its own words.
    void sendUntranslated(const QByteArray &text);
    /// From now on the peer is understood and answered in another protocol.
    void speak(Dialect *dialect) { m_dialect = dialect; }
    [[nodiscard]] bool speaksOtherwise() const { return m_dialect != nullptr; }
    /// Sends an `error` frame; after several of them, the connection is closed with 1008.
    void sendError(const Error &error);
    void close(QWebSocketProtocol::CloseCode code);
    /// The ticket was accepted: stops its deadline.
    void setJoined();
    /// A ticket of it was accepted, although its place may not be on the disk yet.
    [[nodiscard]] bool hasJoined() const { return m_hasJoined; }
    /// A place was given, and the ticket has to come now: starts the deadline anew.
    void awaitTicket();

    /// Called regularly: pings a silent peer, drops a dead one.
    void checkAlive();

    /// Its session; null: not joined, or no longer. Set by Seats, like the place.
    [[nodiscard]] SessionHost *session() const { return m_session; }
    /// Its place there; 0: none, or no longer.
    [[nodiscard]] int participant() const { return m_participant; }

    /// Of the page that opened it (RFC 6454); empty: not a browser.
    [[nodiscard]] const QByteArray &origin() const { return m_origin; }
    /// Nobody reads it any more; it deletes itself.
    [[nodiscard]] bool isClosed() const { return m_finished; }

    [[nodiscard]] const QHostAddress &clientAddress() const { return m_client; }

    /// The quality of the connection, as its page measured it.
    int rttMs = -1;
    int clockOffsetMs = 0;
    /// Its requests for older messages that are not answered yet, one of each channel; the first one is being read from the log.
    QList<HistoryFrame> awaitedHistories;
    /// Its page may open the socket only because keys name its origin: it may use those keys' tickets, and nothing else.
    bool isOnlyForItsKeys = false;

    static constexpr qint64 maxUnsentBytes = 1024 * 1024;

signals:
    void ended(LabChat::Connection *connection);

private:
    friend class Seats;

    void textReceived(QByteArrayView text) override;
    void binaryReceived() override;
    void pongReceived() override { m_sinceHeard.restart(); }
    void closed() override;
    void answered() override { cutOffWhenFull(); }
    [[nodiscard]] bool isTooFast();
    void write(const QByteArray &frames);
    void cutOffWhenFull();
    void drop();

    // What each frame needs is together: by the time of the next frame, nothing of it is in the processor's caches.
    std::unique_ptr<Transport> m_transport;
    Receive m_receive;
    Dialect *m_dialect = nullptr;  ///< null: the peer speaks labchat.v1
    qint64 m_unsentLimit = maxUnsentBytes;
    SessionHost *m_session = nullptr;
    int m_participant = 0;
    int m_framesInWindow = 0;
    bool m_closing = false;
    bool m_hasJoined = false;
    bool m_finished = false;
    QElapsedTimer m_sinceHeard;
    QElapsedTimer m_rateWindow;

    QHostAddress m_client;
    QByteArray m_origin;
    Deadline m_joinDeadline;
    QElapsedTimer m_errorWindow;
    int m_errorsInWindow = 0;
};

} // namespace LabChat
