// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/labserver.h"

#include "core/base/origins.h"
#include "server/sockets/handshake.h"
#include "server/sockets/qttransport.h"
#include "server/sockets/streamtransport.h"
#include "server/tickets/jsonwebtoken.h"
#include "server/wire/serverframes.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QThread>

#include <limits>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto heartbeat = 15s;
constexpr auto qtHandshakeDeadline = 10s;

/// Refuses a host that would lead elsewhere.
HttpResponse leadToHttps(const QByteArray &host, const QByteArray &target)
{
    HttpResponse response{400, "text/plain; charset=utf-8", "This server speaks HTTPS.\n", {{"Cache-Control", "no-store"}}};
    if (isPlainHost(host)) {
        response.status = 308;
        response.headers.append({"Location", "https://" + host + (target.startsWith('/') ? target : QByteArray("/"))});
    }
    return response;
}

QString peerOf(const QHostAddress &address, quint16 port)
{
    return address.toString() + u' ' + QString::number(port);
}

} // namespace

LabServer::LabServer(EventLog *log, KeyStore *keys, const LogArchive &archive, const Clocks &clocks, const LabServerOptions &options)
    : m_clocks(clocks), m_options(options), m_sessions(log, archive, clocks, this), m_entrances(m_sessions), m_ticketDoor(m_sessions, clocks, this), m_otreeDoor(m_sessions, options.otree, clocks.steady, this),
      m_guesses(clocks.steady, this),
      m_joining(m_sessions, m_entrances, m_guesses), m_routes(m_sessions, m_entrances, m_guesses, this), m_refusedSockets(this), m_browserChecks(clocks, this), m_listener(this, options.sockets), m_visitors(this),
      m_webSockets(u"LabChat"_s, QWebSocketServer::NonSecureMode, this), m_heartbeat(this)
{
    m_options.otree = {}; // the door has it
    connect(&m_sessions, &Sessions::opened, this, &OperatorService::opened);
    connect(&m_sessions, &Sessions::sessionOpened, this, &OperatorService::sessionOpened);
    connect(&m_sessions, &Sessions::sessionFailed, this, &OperatorService::sessionFailed);
    connect(&m_sessions, &Sessions::endFailed, this, &OperatorService::endFailed);
    connect(&m_sessions, &Sessions::moderationRefused, this, &OperatorService::moderationRefused);
    connect(&m_sessions, &Sessions::eventsCommitted, this, &OperatorService::eventsCommitted);
    connect(&m_sessions, &Sessions::storageFailed, this, &OperatorService::storageFailed);
    connect(&m_sessions, &Sessions::storageRecovered, this, &OperatorService::storageRecovered);
    connect(&m_listener, &Listener::turnBegins, &m_sessions, &Sessions::beginTurn);
    connect(&m_listener, &Listener::turnEnds, &m_sessions, &Sessions::endTurn);
    connect(&m_sessions, &Sessions::handedOver, &m_listener, [this](const QList<Event> &events) { m_listener.holdReading(events.size()); });
    connect(&m_sessions, &Sessions::logAnswered, &m_listener, &Listener::readOn);
    connect(&m_sessions, &Sessions::presenceChanged, this, &LabServer::collectPresence);
    connect(&m_sessions, &Sessions::stopped, this, &LabServer::stopNow);
    connect(log, &EventLog::updating, this, &OperatorService::logUpdating);
    connect(log, &EventLog::openFailed, this, &OperatorService::openFailed);
    connect(log, &EventLog::damageFound, this, &OperatorService::damageFound);
    connect(&m_sessions, &Sessions::roomKept, this, &OperatorService::roomKept);
    connect(&m_sessions, &Sessions::roomFailed, this, &OperatorService::roomFailed);
    connect(&m_guesses, &FailedGuesses::noticed, this, &OperatorService::guessesNoticed);
    connect(&m_routes, &HttpRoutes::waitingChanged, this, &OperatorService::waitingChanged);
    connect(log, &EventLog::sessionsArchived, this, &OperatorService::sessionsArchived);
    connect(&m_sessions, &Sessions::archivingFailed, this, &OperatorService::archivingFailed);
    connect(&m_refusedSockets, &RefusedSockets::refused, this, &OperatorService::socketRefused);
    connect(&m_browserChecks, &BrowserChecks::noted, this, &OperatorService::browserChecked);
    connect(keys, &KeyStore::keysChanged, &m_ticketDoor, &TicketDoor::setKeys);
    connect(keys, &KeyStore::keysChanged, this, &OperatorService::keysChanged);
    connect(keys, &KeyStore::failed, this, &OperatorService::keysFailed);
    connect(this, &LabServer::keyChangeWanted, keys, &KeyStore::change);
    connect(&m_refusedSockets, &RefusedSockets::over, this, &OperatorService::refusalOver);
    connect(&m_ticketDoor, &TicketDoor::refused, this, [this](Connection *connection, const QString &detail, const QString &otherPagesKey) {
        m_refusedSockets.note(RefusedSocket::Reason::Ticket, connection->origin(), {}, detail, otherPagesKey);
    });
    connect(&m_ticketDoor, &TicketDoor::admitted, this, [this](Connection *connection, const QString &key) { m_refusedSockets.noteAdmitted(connection->origin(), key); });
    connect(&m_otreeDoor, &OTreeDoor::refused, this, [this](Connection *connection, const QString &detail) {
        m_refusedSockets.note(RefusedSocket::Reason::Ticket, connection->origin(), {}, detail);
    });
    connect(&m_ticketDoor, &TicketDoor::guessed, this, [this](Connection *connection, const QByteArray &answer) {
        m_guesses.refuse(connection->clientAddress(), connection, [=](qint64 retryAfterMs) { Joining::refuseTicket(connection, retryAfterMs, answer); });
    });
    connect(&m_listener, &Listener::accepted, this, &LabServer::accept);
    m_routes.setFrameAncestors(options.allowed.frames);
    connect(&m_listener, &Listener::certificateFailed, this, &OperatorService::certificateFailed);
    connect(&m_listener, &Listener::certificateReplaced, this, &OperatorService::certificateReplaced);
    m_webSockets.setMaxPendingConnections(std::numeric_limits<int>::max());
    m_webSockets.setSupportedSubprotocols({QString::fromLatin1(subprotocol)});
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, &LabServer::takeSocket);
    m_heartbeat.setInterval(heartbeat);
    m_heartbeat.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        for (Connection *connection : m_connections.values())
            connection->checkAlive();
    });
}

void LabServer::listen(const ListenRequest &request)
{
    QMetaObject::invokeMethod(this, [this, request] {
        if (m_stopping)
            return;
        const auto address = m_listener.start(request);
        if (address)
            emit listening(published(*address));
        else
            emit listenFailed(address.error(), Listener::nextFreePort(request));
    }, Qt::QueuedConnection);
}

void LabServer::createSession(const SessionRequest &request)
{
    QMetaObject::invokeMethod(this, [this, request] { m_sessions.create(request); }, Qt::QueuedConnection);
}

void LabServer::keepRoom(const Room &room)
{
    QMetaObject::invokeMethod(this, [this, room] { m_sessions.keepRoom(room); }, Qt::QueuedConnection);
}

void LabServer::archiveSessions(const QList<qint64> &ids, bool isArchived)
{
    QMetaObject::invokeMethod(this, [=, this] { m_sessions.archive(ids, isArchived); }, Qt::QueuedConnection);
}

void LabServer::advance(qint64 sessionId, const QList<int> &participants, const Intervention &intervention)
{
    QMetaObject::invokeMethod(this, [=, this] {
        if (SessionHost *const session = m_sessions.byId(sessionId))
            session->advance(participants, intervention);
    }, Qt::QueuedConnection);
}

void LabServer::moderate(qint64 sessionId, const QList<Moderate> &wishes)
{
    QMetaObject::invokeMethod(this, [=, this] {
        if (SessionHost *const session = m_sessions.byId(sessionId))
            session->moderate(wishes);
        else
            emit moderationRefused(sessionId, {u"session_ended"_s, tr("This session has ended.")});
    }, Qt::QueuedConnection);
}

void LabServer::endSession(qint64 sessionId, const Intervention &intervention)
{
    QMetaObject::invokeMethod(this, [=, this] {
        SessionHost *const session = m_sessions.byId(sessionId);
        if (!session)
            return; // it has ended already
        if (const auto decision = session->wish(EndSession{intervention.operatorName, intervention.reason, intervention.reasonId});
            !decision && decision.error().code != u"session_ended")
            emit endFailed({decision.error().code, tr("The log cannot be written. Try again when it can be written again.")});
    }, Qt::QueuedConnection);
}

void LabServer::allowPages(const AllowedPages &pages)
{
    QMetaObject::invokeMethod(this, [=, this] {
        m_allowed = pages;
        m_routes.setFrameAncestors(m_options.allowed.frames + pages.frames);
    }, Qt::QueuedConnection);
}

void LabServer::changeKeys(const KeyChange &change)
{
    emit keyChangeWanted(change);
}

void LabServer::setOTree(const OTreeOptions &options)
{
    QMetaObject::invokeMethod(this, [=, this] {
        for (const Upgrade &unfinished : m_upgrading.values()) { // a copy: who is aborted leaves it
            if (unfinished.caller.otree && unfinished.socket)
                unfinished.socket->abort();
        }
        m_otreeDoor.setOptions(options);
    }, Qt::QueuedConnection);
}

void LabServer::stop()
{
    QMetaObject::invokeMethod(this, [this] {
        if (std::exchange(m_stopping, true))
            return;
        m_listener.close();
        m_sessions.stop();
    }, Qt::QueuedConnection);
}

void LabServer::accept(ByteStream *stream)
{
    Q_ASSERT(thread() == QThread::currentThread());
    auto *connection = new HttpConnection(std::unique_ptr<ByteStream>(stream), &m_visitors);
    connect(connection, &HttpConnection::requested, this, &LabServer::answer);
}

/// Behind a reverse proxy, participants open its address.
ServerAddress LabServer::published(ServerAddress address) const
{
    if (const QUrl &base = m_options.proxies.baseUrl; !base.isEmpty()) {
        address.url = base;
        address.all.prepend(base);
    }
    return address;
}

/// Whether somebody speaks plain HTTP to a server with TLS; the connections of trusted proxies may.
bool LabServer::isPlain(const HttpRequest &received) const
{
    return m_listener.hasTls() && received.scheme == "http" && !m_options.proxies.trust(received.peer);
}

void LabServer::answer(HttpConnection *connection, const HttpRequest &received)
{
    const bool isDirect = m_options.proxies.areNone();
    const auto sent = isDirect ? std::nullopt : asSent(received, m_options.proxies);
    if (!isDirect && !sent) {
        connection->answer({400, "text/plain; charset=utf-8", "Forwarded and X-Forwarded-For name different clients.\n", {{"Cache-Control", "no-store"}}});
        return;
    }
    const HttpRequest &request = isDirect ? received : *sent;
    if (isPlain(received)) {
        HttpResponse response = leadToHttps(request.host, received.target);
        response.headers += m_routes.headersForOtherPages(request.path); // their pages may still name the old address
        connection->answer(response);
        return;
    }
    if (isAddressOfSocket(request))
        upgrade(connection, request);
    else if (request.path == u"/connection")
        connection->answer(connectionCheck(request));
    else
        m_routes.answer(connection, request);
}

/// `/ws`, and for unmodified oTree pages `/chat`.
bool LabServer::isAddressOfSocket(const HttpRequest &request)
{
    if (request.path == u"/chat" && !m_otreeDoor.isOpen() && request.isWebSocket)
        m_refusedSockets.note(RefusedSocket::Reason::Ticket, request.origin, request.host, tr("a page with oTree's own chat, which LabChat does not serve without oTree's secrets"));
    return request.path == u"/ws" || (request.path == u"/chat" && m_otreeDoor.isOpen());
}

/// The connection goes on as a WebSocket.
void LabServer::upgrade(HttpConnection *connection, const HttpRequest &request)
{
    const auto refuse = [connection](int status, const QByteArray &text, const QList<std::pair<QByteArray, QByteArray>> &headers = {}) {
        connection->answer({status, "text/plain; charset=utf-8", text + '\n', headers});
    };
    if (!request.isWebSocket && !request.webSocketKey.isEmpty()) // a browser's key without its upgrade: a proxy has removed it
        m_refusedSockets.note(RefusedSocket::Reason::NoUpgrade, request.origin, request.host);
    if (!request.isWebSocket || !isWebSocketKey(request.webSocketKey))
        return refuse(426, "This address is for WebSockets.", {{"Upgrade", "websocket"}});
    if (request.webSocketVersion != "13")
        return refuse(426, "WebSocket version 13 is needed.", {{"Sec-WebSocket-Version", "13"}});
    const bool isOnlyForItsKeys = !isAllowedOrigin(request.origin, request.host, allowedOrigins());
    if (isOnlyForItsKeys && !isListedOrigin(request.origin, m_ticketDoor.origins())) {
        m_refusedSockets.note(RefusedSocket::Reason::Origin, request.origin, request.host);
        return refuse(403, "This page may not open the chat's socket.");
    }
    std::optional<OTreeAddress> otree;
    if (request.path != u"/ws") {
        otree = m_otreeDoor.read(request);
        if (!otree) {
            m_refusedSockets.note(RefusedSocket::Reason::Ticket, request.origin, request.host,
                                  tr("a page of oTree whose signature is not valid: its SECRET_KEY or OTREE_ADMIN_PASSWORD differs from the one that LabChat was given"));
            return refuse(403, "oTree has not signed this address.");
        }
    }
    const Caller caller{request.peer, request.origin, isOnlyForItsKeys, otree};
    m_refusedSockets.noteOpened(request.origin);
    std::unique_ptr<ByteStream> stream = connection->releaseStream();
    if (QTcpSocket *const socket = stream->takeSocket()) {
        upgradeByQt(socket, caller);
        return;
    }
    auto transport = std::make_unique<StreamTransport>(std::move(stream));
    transport->write(handshakeAnswer(request.webSocketKey, request.webSocketProtocols));
    begin(std::move(transport), caller);
}

/// QWebSocketServer answers the request, which is still unread in the socket.
void LabServer::upgradeByQt(QTcpSocket *socket, const Caller &caller)
{
    const QString peer = peerOf(socket->peerAddress(), socket->peerPort());
    m_upgrading.insert(peer, {socket, caller});
    connect(socket, &QTcpSocket::disconnected, this, [this, peer] { m_upgrading.remove(peer); });
    QTimer::singleShot(qtHandshakeDeadline, socket, [this, peer] {
        if (const Upgrade unfinished = m_upgrading.take(peer); unfinished.socket)
            unfinished.socket->abort();
    });
    m_webSockets.handleConnection(socket);
}

/// Of other systems' pages, whichever keys they use.
QStringList LabServer::allowedOrigins() const
{
    QStringList origins = m_options.allowed.sockets + m_allowed.sockets;
    if (const QUrl &base = m_options.proxies.baseUrl; !base.isEmpty())
        origins.append(base.adjusted(QUrl::RemovePath).toString());
    return origins;
}

/// Browsers hide from a page why its socket was refused. A page that gets none asks here, so that it can say what is wrong.
HttpResponse LabServer::connectionCheck(const HttpRequest &request)
{
    const QByteArray origin = request.origin.isEmpty() ? request.field(u"origin"_s).toLatin1() : request.origin;
    if (const QString agent = request.field(u"failed"_s); !agent.isEmpty()) { // check.js, in a page whose socket does not open
        BrowserCheck check;
        check.agent = agent;
        m_browserChecks.note(check, request.peer, origin);
    }
    const QJsonObject answer{{u"origin_allowed"_s, isAllowedOrigin(origin, request.host, allowedOrigins() + m_ticketDoor.origins())},
                             {u"host"_s, QString::fromLatin1(request.host)}};
    return {200, "application/json", QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n',
            {{"Cache-Control", "no-store"}, {"Access-Control-Allow-Origin", "*"}}};
}

void LabServer::takeSocket()
{
    while (QWebSocket *const socket = m_webSockets.nextPendingConnection()) {
        const Upgrade upgrade = m_upgrading.take(peerOf(socket->peerAddress(), socket->peerPort()));
        if (!upgrade.socket || m_stopping) {
            socket->close(QWebSocketProtocol::CloseCodeGoingAway);
            socket->deleteLater();
            continue;
        }
        begin(std::make_unique<QtTransport>(std::unique_ptr<QWebSocket>(socket), upgrade.socket), upgrade.caller);
    }
}

void LabServer::begin(std::unique_ptr<Transport> transport, const Caller &caller)
{
    auto *connection = new Connection(std::move(transport), caller.address, caller.origin, [this](Connection *from, const ClientFrame &frame) { receive(from, frame); }, this);
    connection->isOnlyForItsKeys = caller.isOnlyForItsKeys;
    connect(connection, &Connection::ended, this, &LabServer::leave);
    m_connections.insert(connection);
    if (!m_heartbeat.isActive())
        m_heartbeat.start();
    if (caller.otree)
        m_otreeDoor.join(connection, *caller.otree);
}

void LabServer::receive(Connection *connection, const ClientFrame &frame)
{
    const auto *const ping = std::get_if<PingFrame>(&frame);
    const auto *const post = std::get_if<PostFrame>(&frame);
    if (const auto *joining = std::get_if<JoinFrame>(&frame); joining && (looksLikeToken(joining->ticket.toUtf8()) || m_ticketDoor.knows(connection)))
        m_ticketDoor.join(connection, *joining);
    else if (joining)
        m_joining.join(connection, *joining);
    else if (const auto *check = std::get_if<CheckFrame>(&frame))
        noteCheck(connection, *check);
    else if (const auto *entering = std::get_if<EnterFrame>(&frame))
        m_joining.enter(connection, *entering);
    else if (const qint64 waitMs = post ? m_ticketDoor.waitMsOf(connection) : 0; waitMs > 0)
        connection->sendText(ServerFrames::refused({u"too_fast"_s, tr("Too many messages are being sent. Please wait a moment."), waitMs}, post->nonce));
    else if (connection->participant() != 0)
        receiveIn(connection->session(), connection, frame);
    else if (ping)
        connection->sendText(ServerFrames::pong(ping->t, m_clocks.wall()));
    else
        connection->sendError({u"not_joined"_s, tr("The first frame must be “join”.")});
}

void LabServer::receiveIn(SessionHost *session, Connection *connection, const ClientFrame &frame)
{
    if (session->receive(connection, frame))
        m_ticketDoor.countMessage(connection);
}

/// The answer ends the connection: each check opens its own.
void LabServer::noteCheck(Connection *connection, const CheckFrame &frame)
{
    BrowserCheck check;
    check.agent = frame.agent;
    check.isConnected = true;
    check.isSecure = frame.secure;
    check.canStore = frame.storage;
    check.permission = frame.permission;
    check.rttMs = frame.rttMs;
    check.clockOffsetMs = frame.clockOffsetMs;
    m_browserChecks.note(check, connection->clientAddress(), connection->origin());
    connection->sendText(ServerFrames::checked());
    connection->close(QWebSocketProtocol::CloseCodeNormal);
}

void LabServer::leave(Connection *connection)
{
    m_connections.remove(connection);
    m_ticketDoor.leave(connection);
    if (SessionHost *const session = connection->session())
        session->leave(connection);
    if (m_connections.isEmpty())
        m_heartbeat.stop();
}

void LabServer::collectPresence(const Presence &presence)
{
    if (m_presence.isEmpty())
        QMetaObject::invokeMethod(this, [this] { emit presenceChanged(std::exchange(m_presence, {})); }, Qt::QueuedConnection);
    m_presence.append(presence);
}

void LabServer::stopNow()
{
    for (Connection *connection : m_connections.values())
        connection->close(QWebSocketProtocol::CloseCodeGoingAway);
    emit stopped();
}

} // namespace LabChat
