// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/entry/entrances.h"
#include "server/entry/frontdoor.h"
#include "server/entry/waitingrooms.h"
#include "server/http/httpconnection.h"
#include "server/http/webfiles.h"
#include "server/net/failedguesses.h"

namespace LabChat {

/// The addresses that browsers open: `/`, `/p/TICKET`, `/join/CODE`, `/room/NAME`, the files, `/healthz`. None of them takes a place: the
/// page of a session or a room does it when its socket is open (see EnterFrame). Lives in the net thread, owned by LabServer.
class HttpRoutes final : public QObject {
    Q_OBJECT

public:
    HttpRoutes(const Sessions &sessions, const Entrances &entrances, FailedGuesses &guesses, QObject *parent);

    void answer(HttpConnection *connection, const HttpRequest &request);

    /// See WebFiles.
    [[nodiscard]] QList<std::pair<QByteArray, QByteArray>> headersForOtherPages(const QString &path) const { return m_files.headersForOtherPages(path); }
    /// The pages of other origins that may show LabChat's pages in a frame.
    void setFrameAncestors(const QStringList &origins) { m_files.setFrameAncestors(origins); }

    /// For somebody who has only the session link of a session in a room with secure links.
    [[nodiscard]] static QString onlyByRoomText();

signals:
    void waitingChanged(const QList<LabChat::RoomWaiting> &rooms);

private:
    [[nodiscard]] HttpResponse responseTo(const HttpRequest &request);
    [[nodiscard]] HttpResponse participantPage(const HttpRequest &request, const QString &ticket) const;
    [[nodiscard]] HttpResponse split(const HttpRequest &request, const QString &code) const;
    [[nodiscard]] HttpResponse style(const HttpRequest &request, const QString &code) const;
    [[nodiscard]] HttpResponse image(const HttpRequest &request, const QString &code, const QString &name) const;
    [[nodiscard]] HttpResponse enter(const HttpRequest &request, const Entrance &entrance);
    [[nodiscard]] HttpResponse pageOf(const HttpRequest &request, const Session &session) const;
    /// Somebody may be guessing: @p response is for somebody who made a mistake.
    void refuseGuess(HttpConnection *connection, const HttpRequest &request, const HttpResponse &response);
    [[nodiscard]] HttpResponse notFound(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse sessionHasEnded(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse labelForm(const HttpRequest &request, const QString &wrongLabel) const;
    [[nodiscard]] HttpResponse waiting(const HttpRequest &request, const QString &room, const QString &label);

    const Sessions &m_sessions;
    const Entrances &m_entrances;
    FailedGuesses &m_guesses;
    WebFiles m_files;
    FrontDoor m_frontDoor{m_sessions, m_files};
    WaitingRooms m_waiting;
};

} // namespace LabChat
