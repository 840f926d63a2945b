// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/httprequest.h"
#include "server/http/httpresponse.h"
#include "server/net/bytestream.h"
#include "server/net/deadline.h"

#include <QtCore/QObject>

#include <chrono>

namespace LabChat {

/// One connection during HTTP: reads request heads one after the other, and writes the answers.
/// Lives in the net thread; deletes itself when the connection ends or becomes a WebSocket.
class HttpConnection final : public QObject, private StreamReader {
    Q_OBJECT

public:
    /// @p idle: how long a client may send no request, or take nothing of an answer.
    HttpConnection(std::unique_ptr<ByteStream> stream, QObject *parent, std::chrono::milliseconds idle = std::chrono::seconds(30));

    /// Answers the request that requested() reported; at once or later.
    void answer(const HttpResponse &response);
    /// Hands over the stream, while it reports a request, and deletes itself.
    [[nodiscard]] std::unique_ptr<ByteStream> releaseStream();

signals:
    void requested(LabChat::HttpConnection *connection, const LabChat::HttpRequest &request);

private:
    [[nodiscard]] qsizetype received(char *bytes, qsizetype size) override;
    void sent() override { m_stream->readOn(); }
    void closed() override { deleteLater(); }
    void refuse(int status);
    void endWhenIdle();

    std::unique_ptr<ByteStream> m_stream;
    StreamEnds m_ends;
    Deadline m_deadline;
    std::chrono::milliseconds m_idle;
    qint64 m_unsent = 0;       ///< what the client had not taken when the deadline was set
    bool m_answering = false;
    bool m_keepAlive = false;  ///< after the request that is being answered
    bool m_isHead = false;
};

} // namespace LabChat
