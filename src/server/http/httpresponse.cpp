// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpresponse.h"

#include <boost/beast/http/status.hpp>

#include <algorithm>

namespace LabChat {

namespace {

constexpr qsizetype usualHead = 768;

/// All but the last line, which depends on the request.
QByteArray upToConnection(const HttpResponse &response)
{
    const auto reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(unsigned(response.status)));
    QByteArray bytes;
    bytes.reserve(usualHead);
    bytes += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + QByteArray(reason.data(), qsizetype(reason.size())) + "\r\n";
    const auto add = [&bytes](const QByteArray &name, const QByteArray &value) { bytes += name + ": " + value + "\r\n"; };
    if (response.mayHaveBody()) { // RFC 9110, section 8.6
        add("Content-Type", response.type);
        add("Content-Length", QByteArray::number(response.body.size()));
    }
    for (const auto &[name, value] : response.headers)
        add(name, value);
    const bool hasPolicy = std::any_of(response.headers.begin(), response.headers.end(), [](const auto &header) { return header.first == "Cross-Origin-Resource-Policy"; });
    if (!hasPolicy)
        add("Cross-Origin-Resource-Policy", "same-origin");
    add("X-Content-Type-Options", "nosniff");
    add("Referrer-Policy", "no-referrer"); // a ticket in an address must not be sent to other hosts
    return bytes;
}

} // namespace

QByteArray HttpResponse::head(bool keepAlive) const
{
    return (preparedHead.isEmpty() ? upToConnection(*this) : preparedHead) + "Connection: " + (keepAlive ? "keep-alive" : "close") + "\r\n\r\n";
}

HttpResponse prepared(HttpResponse response)
{
    response.preparedHead = upToConnection(response);
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
