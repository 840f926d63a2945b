// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QUrlQuery>

#include <optional>

namespace LabChat {

/// The head of an HTTP/1.1 request (RFC 9112), as far as LabChat needs it. A plain value.
struct HttpRequest {
    QByteArray method;
    QString path;             ///< percent-decoded, without the query
    QUrlQuery query;
    QByteArray host;
    QByteArray origin;
    QByteArray cookies;
    QByteArray ifNoneMatch;
    bool keepAlive = false;
    bool isLocal = false;     ///< comes from this computer
    bool isPrefetch = false;  ///< the browser looks ahead; nobody opened the link
    bool isWebSocket = false; ///< asks for an upgrade (RFC 6455, section 4.2.1)
    QByteArray webSocketKey;
    QByteArray webSocketVersion;
    qsizetype headBytes = 0;

    [[nodiscard]] bool isHead() const { return method == "HEAD"; }
    [[nodiscard]] QString cookie(const QByteArray &name) const;
};

constexpr qsizetype maxHttpHeadBytes = 8 * 1024;

/// What the bytes at the front of a connection are: a request, not yet one, or an error to answer with.
struct HttpHead {
    std::optional<HttpRequest> request;
    int errorStatus = 0;  ///< 0: no error; incomplete when there is no request either
};

/// Parses without consuming; the parser is Boost.Beast's.
[[nodiscard]] HttpHead parseHttpHead(const QByteArray &bytes);

} // namespace LabChat
