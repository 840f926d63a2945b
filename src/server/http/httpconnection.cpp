// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpconnection.h"

namespace LabChat {

using namespace std::chrono_literals;

namespace {

constexpr auto headDeadline = 10s;
constexpr qint64 leastTaken = 32 * 1024; ///< of an answer, until the deadline is set anew: a client on a slow line may take as long as it needs

} // namespace

HttpConnection::HttpConnection(std::unique_ptr<ByteStream> stream, QObject *parent, std::chrono::milliseconds idle)
    : QObject(parent), m_stream(std::move(stream)), m_ends(m_stream->ends()), m_deadline([this] { endWhenIdle(); }), m_idle(idle)
{
    m_deadline.start(headDeadline);
    m_stream->listen(this, maxHttpHeadBytes + 1);
}

/// A client that sends requests and reads no answers gets one answer at a time.
qsizetype HttpConnection::received(char *bytes, qsizetype size)
{
    if (m_answering || m_stream->bytesToWrite() > 0) {
        m_stream->pause();
        return 0;
    }
    HttpHead head = parseHttpHead(QByteArray::fromRawData(bytes, size));
    if (head.errorStatus != 0) {
        refuse(head.errorStatus);
        return size;
    }
    if (!head.request)
        return 0;
    HttpRequest &request = *head.request;
    request.peer = m_ends.peer;
    request.serverAddress = m_ends.server;
    request.serverPort = m_ends.serverPort;
    request.scheme = m_stream->isEncrypted() ? "https" : "http";
    m_keepAlive = request.keepAlive && !request.isWebSocket;
    m_isHead = request.isHead();
    m_answering = true;
    // A WebSocket client has to wait for the server's handshake (RFC 6455, section
    // 4.1). Anything that comes earlier would be lost when the stream is handed over.
    if (request.isWebSocket && size > request.headBytes) {
        refuse(400);
        return size;
    }
    emit requested(this, request);
    if (m_answering && m_stream) // later
        m_deadline.start(m_idle);
    return request.headBytes;
}

void HttpConnection::answer(const HttpResponse &response)
{
    if (!m_answering || !m_stream)
        return;
    const bool keepAlive = m_keepAlive && response.status < 400;
    response.write(*m_stream, !m_isHead, keepAlive);
    m_answering = false;
    m_unsent = m_stream->bytesToWrite();
    m_deadline.start(m_idle);
    if (!keepAlive)
        m_stream->finish();
    else if (m_stream->bytesToWrite() == 0)
        m_stream->readOn();
}

void HttpConnection::endWhenIdle()
{
    const qint64 taken = m_unsent - m_stream->bytesToWrite();
    if (m_unsent == 0 || taken < qMin(m_unsent, leastTaken)) {
        m_stream->abort();
        return;
    }
    m_unsent -= taken;
    m_deadline.start(m_idle);
}

void HttpConnection::refuse(int status)
{
    m_answering = true;
    m_keepAlive = false;
    answer({status, "text/plain; charset=utf-8", "Bad request.\n", {{"Cache-Control", "no-store"}}});
}

std::unique_ptr<ByteStream> HttpConnection::releaseStream()
{
    m_deadline.stop();
    deleteLater();
    return std::move(m_stream);
}

} // namespace LabChat
