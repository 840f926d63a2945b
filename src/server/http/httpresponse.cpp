// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpresponse.h"

#include <boost/beast/http/status.hpp>

#include <algorithm>

namespace LabChat {

QByteArray HttpResponse::toBytes(bool withBody, bool keepAlive) const
{
    const auto reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(unsigned(status)));
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + QByteArray(reason.data(), qsizetype(reason.size())) + "\r\n";
    const auto add = [&bytes](const QByteArray &name, const QByteArray &value) { bytes += name + ": " + value + "\r\n"; };
    if (status != 304 && status != 204) { // RFC 9110, section 8.6
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
    bytes += "\r\n";
    if (withBody && status != 304 && status != 204)
        bytes += body;
    return bytes;
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
