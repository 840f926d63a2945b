// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/entrances.h"
#include "server/httpconnection.h"
#include "server/waitingrooms.h"
#include "server/webfiles.h"

namespace LabChat {

/// The addresses that browsers open: `/p/TICKET`, `/join/CODE`, `/room/NAME`, the files, `/healthz`. None of them takes a place: the
/// page of a session or a room does it when its socket is open (see EnterFrame). Lives in the net thread, owned by LabServer.
class HttpRoutes final : public QObject {
    Q_OBJECT

public:
    HttpRoutes(const Sessions &sessions, const Entrances &entrances, QObject *parent);

    void answer(HttpConnection *connection, const HttpRequest &request);

    /// For somebody who has only the session link of a session in a room with secure links.
    [[nodiscard]] static QString onlyByRoomText();

signals:
    void waitingChanged(const QList<LabChat::RoomWaiting> &rooms);

private:
    [[nodiscard]] HttpResponse landing(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse participantPage(const HttpRequest &request, const QString &ticket) const;
    [[nodiscard]] HttpResponse split(const HttpRequest &request, const QString &code) const;
    [[nodiscard]] HttpResponse style(const HttpRequest &request, const QString &code) const;
    [[nodiscard]] HttpResponse enter(const HttpRequest &request, const Entrance &entrance);
    [[nodiscard]] HttpResponse pageOf(const HttpRequest &request, const Session &session) const;
    [[nodiscard]] HttpResponse notFound(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse sessionHasEnded(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse labelForm(const HttpRequest &request, const QString &wrongLabel) const;
    [[nodiscard]] HttpResponse waiting(const HttpRequest &request, const QString &room, const QString &label);

    const Sessions &m_sessions;
    const Entrances &m_entrances;
    WebFiles m_files;
    WaitingRooms m_waiting;
};

} // namespace LabChat
