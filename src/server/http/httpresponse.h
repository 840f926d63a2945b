// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/httprequest.h"
#include "server/net/bytestream.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <utility>

namespace LabChat {

/// An answer to an HTTP request. A plain value.
struct HttpResponse {
    int status = 200;
    QByteArray type = "text/html; charset=utf-8";
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    bool isMistake = false;  ///< the request names a ticket, a code or a label that does not exist; somebody may be guessing
    Piece prepared = {};           ///< head and body together, for connections that are kept, if it is given again and again; empty: it is made when it is sent

    /// The head on the wire (RFC 9112), with the headers that every answer has.
    [[nodiscard]] QByteArray head(bool keepAlive) const;
    [[nodiscard]] bool mayHaveBody() const { return status != 304 && status != 204; }
    /// Sends it.
    void write(ByteStream &stream, bool withBody, bool keepAlive) const;
};

/// The same answer, made once for all times that it is given.
[[nodiscard]] HttpResponse prepared(HttpResponse response);

/// The same answer, to a request that names something that does not exist.
[[nodiscard]] HttpResponse mistaken(HttpResponse response);

/// A redirect (302) to a path of this server, in the addresses of the request.
[[nodiscard]] HttpResponse redirectTo(const HttpRequest &request, const QString &path);

} // namespace LabChat
