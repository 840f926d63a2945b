// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpresponse.h"

#include <boost/beast/http/status.hpp>

#include <algorithm>

namespace LabChat {

QByteArray HttpResponse::head(bool keepAlive) const
{
    constexpr qsizetype usualSize = 768;
    const auto reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(unsigned(status)));
    QByteArray bytes;
    bytes.reserve(usualSize);
    bytes += "HTTP/1.1 " + QByteArray::number(status) + ' ' + QByteArray(reason.data(), qsizetype(reason.size())) + "\r\n";
    const auto add = [&bytes](const QByteArray &name, const QByteArray &value) { bytes += name + ": " + value + "\r\n"; };
    if (mayHaveBody()) { // RFC 9110, section 8.6
        add("Content-Type", type);
        add("Content-Length", QByteArray::number(body.size()));
    }
    for (const auto &[name, value] : headers)
        add(name, value);
    const bool hasPolicy = std::any_of(headers.begin(), headers.end(), [](const auto &header) { return header.first == "Cross-Origin-Resource-Policy"; });
    if (!hasPolicy)
        add("Cross-Origin-Resource-Policy", "same-origin");
    add("X-Content-Type-Options", "nosniff");
    add("Referrer-Policy", "no-referrer"); // a ticket in an address must not be sent to other hosts
    add("Connection", keepAlive ? "keep-alive" : "close");
    return bytes += "\r\n";
}

void HttpResponse::write(ByteStream &stream, bool withBody, bool keepAlive) const
{
    if (keepAlive && withBody && prepared.size() > 0)
        stream.write(prepared);
    else if (withBody && mayHaveBody())
        stream.write(Pieces{head(keepAlive), body});
    else
        stream.write(head(keepAlive));
}

HttpResponse prepared(HttpResponse response)
{
    response.prepared = Piece::lasting(response.head(true) + response.body);
    return response;
}

HttpResponse mistaken(HttpResponse response)
{
    response.isMistake = true;
    return response;
}

HttpResponse redirectTo(const HttpRequest &request, const QString &path)
{
    return {302, "text/plain", {}, {{"Location", (request.root + path).toUtf8()}, {"Cache-Control", "no-store"}}};
}

} // namespace LabChat
