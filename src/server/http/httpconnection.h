// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/httprequest.h"
#include "server/http/httpresponse.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

namespace LabChat {

/// One TCP connection during HTTP: reads request heads one after the other, and writes the answers.
/// Lives in the net thread; deletes itself when the connection ends or becomes a WebSocket.
class HttpConnection final : public QObject {
    Q_OBJECT

public:
    HttpConnection(QTcpSocket *socket, QObject *parent);

    /// Answers the request that requested() reported; at once or later.
    void answer(const HttpResponse &response);
    /// Hands over the socket, with the request's bytes still unread in it, and deletes itself.
    [[nodiscard]] QTcpSocket *releaseSocket();

signals:
    void requested(LabChat::HttpConnection *connection, const LabChat::HttpRequest &request);

private:
    void readHead();
    void refuse(int status);
    [[nodiscard]] qint64 unsentBytes() const;

    QTcpSocket *m_socket;
    QTimer m_deadline;
    HttpRequest m_request;
    bool m_answering = false;
};

} // namespace LabChat
