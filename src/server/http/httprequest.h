// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QHostAddress>

#include <optional>

namespace LabChat {

/// What proxies say of a request that they passed on. Anybody can write this: see asSent().
struct Forwarding {
    QByteArray forwarded;  ///< RFC 7239
    QByteArray xFor;       ///< X-Forwarded-For
    QByteArray xProto;     ///< X-Forwarded-Proto
    QByteArray xHost;      ///< X-Forwarded-Host
};

/// The head of an HTTP/1.1 request (RFC 9112), with the parts that LabChat needs. A plain value.
struct HttpRequest {
    QByteArray method;
    QByteArray target;        ///< path and query as they were sent
    QString path;             ///< percent-decoded, without the query
    QUrlQuery query;
    QByteArray host;
    QByteArray origin;
    QByteArray cookies;
    QByteArray ifNoneMatch;
    bool keepAlive = false;
    QHostAddress peer;        ///< where it comes from
    bool isForwarded = false; ///< a proxy has passed it on, and nobody knows for whom
    bool asksToStay = false;  ///< it asks for its connection to be kept, as all browsers do; proxies do not pass that on
    Forwarding forwarding;
    QByteArray scheme = "http"; ///< of the address that the browser has opened
    QString root;             ///< in front of all paths of this server, such as “/chat”; mostly empty
    bool isBaseHost = false;  ///< for the host of the server's base URL
    QHostAddress serverAddress; ///< the address and the port of this server that it came to
    quint16 serverPort = 0;
    bool isPrefetch = false;  ///< the browser loads ahead; nobody has opened the link
    bool isWebSocket = false; ///< asks for an upgrade (RFC 6455, section 4.2.1)
    QByteArray webSocketKey;
    QByteArray webSocketVersion;
    QByteArray webSocketProtocols; ///< that the browser offers
    qsizetype headBytes = 0;

    [[nodiscard]] bool isHead() const { return method == "HEAD"; }
    [[nodiscard]] QString cookie(const QByteArray &name) const;
    /// The parts of the path that name something: without empty ones, and without a last one of punctuation only, which was pasted behind a link.
    [[nodiscard]] QStringList segments() const;
    /// The value of a field of the query, without spaces around it; browsers send a space in a form as “+”.
    [[nodiscard]] QString field(const QString &name) const;
};

constexpr qsizetype maxHttpHeadBytes = 8 * 1024;

/// The bytes at the start of a connection: a request, an incomplete request, or an error to answer with.
struct HttpHead {
    std::optional<HttpRequest> request;
    int errorStatus = 0;  ///< 0: no error; incomplete if there is no request either
};

/// Parses without consuming the bytes; the parser is Boost.Beast's.
[[nodiscard]] HttpHead parseHttpHead(const QByteArray &bytes);

} // namespace LabChat
