// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/room.h"
#include "core/session/command.h"
#include "core/session/event.h"
#include "core/session/makesession.h"
#include "core/session/sessionstate.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

namespace LabChat {

/// Where the server listens, and what it is called in the lab's network.
struct ServerAddress {
    QUrl url;             ///< what to tell participants: an address in the lab's network before 127.0.0.1
    QList<QUrl> all;      ///< every address that reaches it, the preferred one first
    quint16 port = 0;

    [[nodiscard]] QUrl at(const QString &path) const
    {
        QUrl full = url;
        full.setPath(path);
        return full;
    }
};

struct ListenRequest {
    QString bindAddress;  ///< empty: every interface
    quint16 port = 8000;  ///< 0: any free one
};

/// How a participant is connected at this moment. Not in the log: connections come and go with the server.
struct Presence {
    qint64 session = 0;
    int participant = 0;
    bool online = false;
    qint64 atMs = 0;
    int rttMs = -1;          ///< a frame's way there and back, as the page measured it; -1: not known yet
    int clockOffsetMs = 0;   ///< how far the browser's clock is ahead of the server's
    int typingChannel = 0;   ///< where something is being typed, 0: nowhere
};

/// Who waits in a room for a session to start. Not in the log.
struct RoomWaiting {
    QString room;
    QStringList labels;
    int unnamed = 0;  ///< browsers, in a room without labels

    [[nodiscard]] int count() const { return int(labels.size()) + unnamed; }
};

/// The seam between the operator's console and the server: wishes down, events up. Lives in the net
/// thread; its functions may be called from any thread and return at once.
class OperatorService : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void listen(const LabChat::ListenRequest &request) = 0;
    virtual void createSession(const LabChat::SessionRequest &request) = 0;
    virtual void keepRoom(const LabChat::Room &room) = 0;
    /// Takes sessions that have ended out of the list of past ones, or back into it. Nothing is deleted.
    virtual void archiveSessions(const QList<qint64> &ids, bool isArchived) = 0;
    /// Moves participants (id_in_session) on, each by one page.
    virtual void advance(qint64 sessionId, const QList<int> &participants, const LabChat::Intervention &intervention) = 0;
    /// Does all that the rules grant, in one commit; what they refuse is told by moderationRefused.
    virtual void moderate(qint64 sessionId, const QList<LabChat::Moderate> &wishes) = 0;
    virtual void endSession(qint64 sessionId, const QString &operatorName, const QString &reason) = 0;

signals:
    void listening(const LabChat::ServerAddress &address);
    /// Error code `port_in_use` or `cannot_listen`; @p freePort: the next port that is free, 0: none found.
    void listenFailed(const LabChat::Error &error, quint16 freePort);
    /// The log could not be opened: there is no server.
    void openFailed(const LabChat::Error &error);
    /// The log is open and its sessions have been taken up (each told by sessionOpened before).
    void opened();
    /// A session runs; everything after @p state follows by eventsCommitted.
    void sessionOpened(const LabChat::SessionState &state);
    void sessionFailed(const LabChat::Error &error);
    /// Something that the operator wished was not done; everything else was.
    void moderationRefused(qint64 sessionId, const LabChat::Error &error);
    void roomKept(const LabChat::Room &room);
    /// @p atMs: 0 where they are back in the list.
    void sessionsArchived(const QList<qint64> &ids, qint64 atMs);
    /// Error code `not_ended`, `not_open` or one of the log's: all is as it was.
    void archivingFailed(const LabChat::Error &error);
    /// Of rooms in which somebody came or went, a few times a second at most.
    void waitingChanged(const QList<LabChat::RoomWaiting> &rooms);
    void eventsCommitted(const QList<LabChat::Event> &events);
    void presenceChanged(const QList<LabChat::Presence> &changes);
    /// Messages are refused until storageRecovered.
    void storageFailed(const LabChat::Error &error);
    void storageRecovered();
};

} // namespace LabChat
