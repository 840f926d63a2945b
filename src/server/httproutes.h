// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/frontdoor.h"
#include "server/httpconnection.h"
#include "server/sessions.h"
#include "server/waitingrooms.h"
#include "server/webfiles.h"

namespace LabChat {

/// The addresses that browsers open: `/`, `/p/TICKET`, `/join/CODE`, `/room/NAME`, the files, `/healthz`.
/// Lives in the net thread, owned by LabServer.
class HttpRoutes final : public QObject {
    Q_OBJECT

public:
    HttpRoutes(Sessions &sessions, QObject *parent);

    /// Answers now, or after a place is on disk.
    void answer(HttpConnection *connection, const HttpRequest &request);

signals:
    void waitingChanged(const QList<LabChat::RoomWaiting> &rooms);

private:
    [[nodiscard]] HttpResponse participantPage(const HttpRequest &request, const QString &ticket) const;
    [[nodiscard]] HttpResponse split(const HttpRequest &request, const QString &code) const;
    [[nodiscard]] HttpResponse style(const HttpRequest &request, const QString &code) const;
    void join(HttpConnection *connection, const HttpRequest &request, const QString &code);
    void enterRoom(HttpConnection *connection, const HttpRequest &request, const QString &name);
    void takePlace(HttpConnection *connection, const HttpRequest &request, SessionHost *session, const Arrive &arrive, const QByteArray &cookieName);
    [[nodiscard]] HttpResponse notFound(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse sessionHasEnded(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse labelForm(const HttpRequest &request, const QString &wrongLabel) const;
    [[nodiscard]] HttpResponse waiting(const HttpRequest &request, const QString &room, const QString &label);

    Sessions &m_sessions;
    WebFiles m_files;
    FrontDoor m_frontDoor{m_sessions, m_files};
    WaitingRooms m_waiting;
};

} // namespace LabChat
