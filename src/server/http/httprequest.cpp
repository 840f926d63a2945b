// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httprequest.h"

#include "core/base/pastednames.h"

#include <QtNetwork/QNetworkCookie>

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <algorithm>

namespace LabChat {

namespace http = boost::beast::http;
using namespace Qt::StringLiterals;

namespace {

using Fields = http::request<http::empty_body>;

QByteArray bytesOf(boost::beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

HttpHead refuse(http::status status)
{
    return {std::nullopt, int(status)};
}

int statusOf(const boost::beast::error_code &error)
{
    if (error == http::error::header_limit)
        return int(http::status::request_header_fields_too_large);
    if (error == http::error::bad_version)
        return int(http::status::http_version_not_supported);
    return int(http::status::bad_request);
}

/// A field that several lines may have, as one list (RFC 9110, section 5.3).
QByteArray listOf(const Fields &fields, boost::beast::string_view name)
{
    QByteArrayList values;
    const auto [first, end] = fields.equal_range(name);
    std::for_each(first, end, [&values](const auto &field) { values.append(bytesOf(field.value())); });
    return values.join(',');
}

/// Proxies add some of these fields. HTTP/1.0 is what nginx speaks unless it is told otherwise, without adding any; no browser speaks it.
bool isFromAProxy(const Fields &fields)
{
    return fields.version() < 11 || std::any_of(fields.begin(), fields.end(), [](const auto &field) {
        const QByteArray name = bytesOf(field.name_string()).toLower();
        return name.startsWith("x-forwarded-") || name == "forwarded" || name == "via" || name == "x-real-ip";
    });
}

/// RFC 9110, section 7.6.1: the field is for one connection only, so a proxy removes it, or writes its own (nginx: none, "close", or "upgrade").
bool asksToStay(const Fields &fields)
{
    return bytesOf(fields[http::field::connection]).trimmed().toLower() == "keep-alive";
}

HttpRequest requestOf(const Fields &fields)
{
    HttpRequest request;
    request.method = bytesOf(fields.method_string());
    QByteArray target = bytesOf(fields.target());
    if (const qsizetype scheme = target.indexOf("://"); scheme > 0 && !target.startsWith('/')) // absolute-form, RFC 9112, section 3.2.2
        target = target.mid(qMax<qsizetype>(target.indexOf('/', scheme + 3), 0));
    request.target = target;
    const qsizetype queryStart = target.indexOf('?');
    request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(queryStart < 0 ? target : target.left(queryStart)));
    if (queryStart >= 0)
        request.query = QUrlQuery(QString::fromUtf8(target.mid(queryStart + 1)));
    request.host = bytesOf(fields[http::field::host]);
    request.origin = bytesOf(fields[http::field::origin]);
    request.cookies = bytesOf(fields[http::field::cookie]);
    request.ifNoneMatch = bytesOf(fields[http::field::if_none_match]);
    request.keepAlive = fields.keep_alive();
    request.isForwarded = isFromAProxy(fields);
    request.forwarding = {listOf(fields, "Forwarded"), listOf(fields, "X-Forwarded-For"), listOf(fields, "X-Forwarded-Proto"), listOf(fields, "X-Forwarded-Host")};
    request.asksToStay = asksToStay(fields);
    request.isPrefetch = bytesOf(fields["Sec-Purpose"]).contains("prefetch") || bytesOf(fields["Purpose"]).contains("prefetch");
    request.isWebSocket = boost::beast::websocket::is_upgrade(fields);
    request.webSocketKey = bytesOf(fields[http::field::sec_websocket_key]);
    request.webSocketVersion = bytesOf(fields[http::field::sec_websocket_version]);
    request.webSocketProtocols = listOf(fields, "Sec-WebSocket-Protocol");
    return request;
}

} // namespace

QString HttpRequest::cookie(const QByteArray &name) const
{
    for (const QByteArray &pair : cookies.split(';')) {
        for (const QNetworkCookie &cookie : QNetworkCookie::parseCookies(pair.trimmed())) {
            if (cookie.name() == name)
                return QString::fromLatin1(cookie.value());
        }
    }
    return {};
}

QStringList HttpRequest::segments() const
{
    QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    while (!segments.isEmpty() && pastedName(segments.constLast()).isEmpty())
        segments.removeLast();
    return segments;
}

QString HttpRequest::field(const QString &name) const
{
    QByteArray value = query.queryItemValue(name, QUrl::FullyEncoded).toUtf8();
    if (value.isEmpty()) // pasted from a page's source, where & is written &amp;
        value = query.queryItemValue(u"amp;"_s + name, QUrl::FullyEncoded).toUtf8();
    return QString::fromUtf8(QByteArray::fromPercentEncoding(value.replace('+', ' '))).trimmed();
}

HttpHead parseHttpHead(const QByteArray &bytes)
{
    http::request_parser<http::empty_body> parser;
    parser.header_limit(maxHttpHeadBytes);
    parser.body_limit(0);
    boost::beast::error_code error;
    const std::size_t used = parser.put(boost::asio::const_buffer(bytes.constData(), std::size_t(bytes.size())), error);
    if (error == http::error::need_more)
        return bytes.size() < maxHttpHeadBytes ? HttpHead{} : refuse(http::status::request_header_fields_too_large);
    if (error == http::error::body_limit)
        return refuse(http::status::payload_too_large);
    if (error)
        return {std::nullopt, statusOf(error)};
    if (!parser.is_header_done())
        return {};
    if (parser.get().count(http::field::transfer_encoding) > 0 && !parser.chunked()) // nobody knows where its body ends (RFC 9112, section 6.3)
        return refuse(http::status::bad_request);
    if (parser.chunked() || parser.content_length().value_or(0) > 0)
        return refuse(http::status::payload_too_large);
    HttpRequest request = requestOf(parser.get());
    request.headBytes = qsizetype(used);
    const auto hosts = parser.get().count(http::field::host);
    if (hosts > 1 || (request.host.isEmpty() && parser.get().version() >= 11)) // RFC 9112, section 3.2
        return refuse(http::status::bad_request);
    return {request, 0};
}

} // namespace LabChat
