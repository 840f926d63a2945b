// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"
#include "server/entry/httproutes.h"
#include "server/entry/joining.h"
#include "server/net/browserchecks.h"
#include "server/net/failedguesses.h"
#include "server/net/listener.h"
#include "server/net/refusedsockets.h"
#include "server/serveroptions.h"
#include "server/session/sessions.h"
#include "server/tickets/ticketdoor.h"

#include <QtWebSockets/QWebSocketServer>

namespace LabChat {

/// The chat server: one port for pages and sockets, the sessions, and the operator's
/// service. Created by the application and moved to the net thread, where it lives.
class LabServer final : public OperatorService {
    Q_OBJECT

public:
    /// @p log and @p keys live in the store thread, @p archive is thread-safe; all of them outlive the server.
    LabServer(EventLog *log, KeyStore *keys, const LogArchive &archive, const Clocks &clocks, const LabServerOptions &options);

    void listen(const ListenRequest &request) override;
    void createSession(const SessionRequest &request) override;
    void keepRoom(const Room &room) override;
    void archiveSessions(const QList<qint64> &ids, bool isArchived) override;
    void advance(qint64 sessionId, const QList<int> &participants, const Intervention &intervention) override;
    void moderate(qint64 sessionId, const QList<Moderate> &wishes) override;
    void endSession(qint64 sessionId, const Intervention &intervention) override;
    void allowPages(const AllowedPages &pages) override;
    void changeKeys(const KeyChange &change) override;
    /// Other secrets of oTree, or another database: from now on, and for the pages that are open. From any thread.
    void setOTree(const OTreeOptions &options);
    /// Refuses new connections, waits until the log has stored everything, closes the sockets with 1001; answered by stopped().
    void stop();

signals:
    void stopped();
    /// To the keys' store, in its own thread.
    void keyChangeWanted(const LabChat::KeyChange &change);

private:
    /// Who opens a socket.
    struct Caller {
        QHostAddress address;
        QByteArray origin;
        bool isOnlyForItsKeys = false;  ///< see Connection
        std::optional<OTreeAddress> otree = {};
    };
    struct Upgrade {
        QPointer<QTcpSocket> socket;
        Caller caller;
    };
    void accept(ByteStream *stream);
    void answer(HttpConnection *connection, const HttpRequest &received);
    [[nodiscard]] bool isPlain(const HttpRequest &received) const;
    [[nodiscard]] ServerAddress published(ServerAddress address) const;
    void upgrade(HttpConnection *connection, const HttpRequest &request);
    [[nodiscard]] bool isAddressOfSocket(const HttpRequest &request);
    [[nodiscard]] HttpResponse connectionCheck(const HttpRequest &request);
    void noteCheck(Connection *connection, const CheckFrame &frame);
    void takeSocket();
    void upgradeByQt(QTcpSocket *socket, const Caller &caller);
    void begin(std::unique_ptr<Transport> transport, const Caller &caller);
    void receive(Connection *connection, const ClientFrame &frame);
    void receiveIn(SessionHost *session, Connection *connection, const ClientFrame &frame);
    [[nodiscard]] QStringList allowedOrigins() const;
    void leave(Connection *connection);
    void collectPresence(const Presence &presence);
    void stopNow();

    Clocks m_clocks;
    LabServerOptions m_options;
    AllowedPages m_allowed;  ///< by the operator, while the server runs
    Sessions m_sessions;
    Entrances m_entrances;
    TicketDoor m_ticketDoor;
    OTreeDoor m_otreeDoor;
    FailedGuesses m_guesses;
    Joining m_joining;
    HttpRoutes m_routes;
    RefusedSockets m_refusedSockets;
    BrowserChecks m_browserChecks;
    Listener m_listener;
    QObject m_visitors;                                 ///< the parent of HttpConnections: one that goes is searched among its parent's children
    QWebSocketServer m_webSockets;
    QHash<QString, Upgrade> m_upgrading;                ///< by peer: the sockets whose handshake QWebSocketServer is doing
    QSet<Connection *> m_connections;                   ///< including those that have not joined
    QTimer m_heartbeat;                                 ///< active only while somebody is connected
    QList<Presence> m_presence;                         ///< emitted once per turn of the event loop
    bool m_stopping = false;
};

} // namespace LabChat
