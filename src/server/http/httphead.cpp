// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httprequest.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/status.hpp>

namespace LabChat {

namespace http = boost::beast::http;

namespace {

using View = boost::beast::string_view;
using ErrorCode = boost::beast::error_code;

QByteArray bytesOf(View text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

bool isNamed(View name, View wanted)
{
    return boost::beast::iequals(name, wanted);
}

/// A field that several lines may have, as one list (RFC 9110, section 5.3).
void addToList(QByteArray &list, View value)
{
    if (!list.isNull())
        list += ',';
    list += bytesOf(value);
}

/// Beast's parser, which puts the fields that LabChat needs straight into a request: its own message type copies each field and sorts them, which takes longer than
/// all the rest of answering with a file.
class HeadParser final : public http::basic_parser<true> {
public:
    HttpRequest request;
    int version = 11;
    int hosts = 0;
    bool hasTransferEncoding = false;

    void finish()
    {
        request.keepAlive = keep_alive();
        request.isForwarded = m_isProxied || version < 11; // HTTP/1.0 is what nginx speaks unless it is told otherwise; no browser speaks it
        // RFC 9110, section 7.6.1: the field is for one connection only, so a proxy removes it, or writes its own (nginx: none, "close", or "upgrade").
        request.asksToStay = isNamed(View(m_connection.constData(), std::size_t(m_connection.size())), "keep-alive");
        request.isWebSocket = version >= 11 && request.method == "GET" && has(m_connection, "upgrade") && has(m_upgrade, "websocket");
    }

private:
    static bool has(const QByteArray &list, View token)
    {
        return !list.isEmpty() && http::token_list{View(list.constData(), std::size_t(list.size()))}.exists(token);
    }

    void on_request_impl(http::verb, View method, View target, int itsVersion, ErrorCode &) override
    {
        request.method = bytesOf(method);
        version = itsVersion;
        QByteArray whole = bytesOf(target);
        if (const qsizetype scheme = whole.startsWith('/') ? -1 : whole.indexOf("://"); scheme > 0) // absolute-form, RFC 9112, section 3.2.2
            whole = whole.mid(qMax<qsizetype>(whole.indexOf('/', scheme + 3), 0));
        request.target = whole;
        const qsizetype queryStart = whole.indexOf('?');
        const QByteArrayView path = queryStart < 0 ? QByteArrayView(whole) : QByteArrayView(whole).first(queryStart);
        request.path = QString::fromUtf8(path.contains('%') ? QByteArray::fromPercentEncoding(path.toByteArray()) : path);
        if (queryStart >= 0)
            request.query = QUrlQuery(QString::fromUtf8(whole.mid(queryStart + 1)));
    }

    void on_field_impl(http::field field, View name, View value, ErrorCode &) override
    {
        const auto setFirst = [value](QByteArray &first) {
            if (first.isNull())
                first = bytesOf(value);
        };
        switch (field) {
        case http::field::host:
            ++hosts;
            setFirst(request.host);
            break;
        case http::field::origin:
            setFirst(request.origin);
            break;
        case http::field::cookie:
            setFirst(request.cookies);
            break;
        case http::field::if_none_match:
            setFirst(request.ifNoneMatch);
            break;
        case http::field::connection:
            setFirst(m_connection);
            break;
        case http::field::upgrade:
            setFirst(m_upgrade);
            break;
        case http::field::transfer_encoding:
            hasTransferEncoding = true;
            break;
        case http::field::sec_websocket_key:
            setFirst(request.webSocketKey);
            break;
        case http::field::sec_websocket_version:
            setFirst(request.webSocketVersion);
            break;
        case http::field::sec_websocket_protocol:
            addToList(request.webSocketProtocols, value);
            break;
        case http::field::forwarded:
            m_isProxied = true;
            addToList(request.forwarding.forwarded, value);
            break;
        case http::field::via:
            m_isProxied = true;
            break;
        default: // most of what browsers send
            if (!name.empty() && (name.front() == 'X' || name.front() == 'x'))
                noteProxysOwn(name, value);
            else if ((isNamed(name, "Sec-Purpose") || isNamed(name, "Purpose")) && bytesOf(value).contains("prefetch"))
                request.isPrefetch = true;
        }
    }

    void noteProxysOwn(View name, View value)
    {
        constexpr View forwarded = "x-forwarded-";
        if (isNamed(name, "x-real-ip"))
            m_isProxied = true;
        if (!isNamed(name.substr(0, forwarded.size()), forwarded))
            return;
        m_isProxied = true;
        const View rest = name.substr(forwarded.size());
        if (isNamed(rest, "for"))
            addToList(request.forwarding.xFor, value);
        else if (isNamed(rest, "proto"))
            addToList(request.forwarding.xProto, value);
        else if (isNamed(rest, "host"))
            addToList(request.forwarding.xHost, value);
    }

    void on_response_impl(int, View, int, ErrorCode &) override {}
    void on_header_impl(ErrorCode &) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ErrorCode &) override {}
    std::size_t on_body_impl(View, ErrorCode &) override { return 0; }
    void on_chunk_header_impl(std::uint64_t, View, ErrorCode &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, View, ErrorCode &) override { return 0; }
    void on_finish_impl(ErrorCode &) override {}

    QByteArray m_connection, m_upgrade;
    bool m_isProxied = false;
};

HttpHead refuse(http::status status)
{
    return {std::nullopt, int(status)};
}

http::status statusOf(const ErrorCode &error)
{
    if (error == http::error::header_limit)
        return http::status::request_header_fields_too_large;
    if (error == http::error::bad_version)
        return http::status::http_version_not_supported;
    return error == http::error::body_limit ? http::status::payload_too_large : http::status::bad_request;
}

} // namespace

HttpHead parseHttpHead(const QByteArray &bytes)
{
    HeadParser parser;
    parser.header_limit(maxHttpHeadBytes);
    parser.body_limit(0);
    ErrorCode error;
    const std::size_t used = parser.put(boost::asio::const_buffer(bytes.constData(), std::size_t(bytes.size())), error);
    if (error == http::error::need_more)
        return bytes.size() < maxHttpHeadBytes ? HttpHead{} : refuse(http::status::request_header_fields_too_large);
    if (error)
        return refuse(statusOf(error));
    if (!parser.is_header_done())
        return {};
    if (parser.hasTransferEncoding && !parser.chunked()) // nobody knows where its body ends (RFC 9112, section 6.3)
        return refuse(http::status::bad_request);
    if (parser.chunked() || parser.content_length().value_or(0) > 0)
        return refuse(http::status::payload_too_large);
    if (parser.hosts > 1 || (parser.request.host.isEmpty() && parser.version >= 11)) // RFC 9112, section 3.2
        return refuse(http::status::bad_request);
    parser.finish();
    parser.request.headBytes = qsizetype(used);
    return {std::move(parser.request), 0};
}

} // namespace LabChat
