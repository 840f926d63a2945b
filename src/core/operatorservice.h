// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/keystore.h"
#include "core/room.h"
#include "core/session/command.h"
#include "core/session/event.h"
#include "core/session/makesession.h"
#include "core/session/sessionstate.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

namespace LabChat {

/// The server's addresses.
struct ServerAddress {
    QUrl url;             ///< the address to show to participants: one in the lab's network rather than 127.0.0.1
    QList<QUrl> all;      ///< every address of the server, the preferred one first
    quint16 port = 0;

    /// @p path begins with “/”. The server's own address may have a path, too (behind a reverse proxy).
    [[nodiscard]] QUrl at(const QString &path) const
    {
        QUrl full = url;
        const QString before = url.path();
        full.setPath(before.endsWith(u'/') ? before.chopped(1) + path : before + path);
        return full;
    }
};

/// The certificate (with its chain) and its key, in PEM files. Without them, the server speaks plain HTTP.
struct TlsFiles {
    QString certificate;
    QString key;

    [[nodiscard]] bool areGiven() const { return !certificate.isEmpty(); }
    bool operator==(const TlsFiles &) const = default;
};

struct ListenRequest {
    QString bindAddress;  ///< empty: every interface
    quint16 port = 8000;  ///< 0: any free port
    TlsFiles tls = {};
};

/// Which pages of other addresses may use the chat. Origins (RFC 6454), such as `https://survey.example`.
struct AllowedPages {
    QStringList sockets;  ///< may open the socket: with the chat box in them
    QStringList frames;   ///< may show LabChat's own pages in a frame
};

/// A participant's connection at this moment. Not in the log: connections exist only while the server runs.
struct Presence {
    qint64 session = 0;
    int participant = 0;
    bool online = false;
    qint64 atMs = 0;
    int rttMs = -1;          ///< round trip of a frame, as the page measured it; -1: not known yet
    int clockOffsetMs = 0;   ///< how far the browser's clock is ahead of the server's
    int typingChannel = 0;   ///< the channel in which the participant is typing; 0: none
};

/// Who waits in a room for a session. Not in the log.
struct RoomWaiting {
    QString room;
    QStringList labels;
    int unnamed = 0;  ///< browsers, in a room without labels

    [[nodiscard]] int count() const { return int(labels.size()) + unnamed; }
};

/// Sockets that the server refused to browsers, so that their pages stay without a chat. Not in the log.
struct RefusedSocket {
    enum class Reason {
        Origin,    ///< a page of another address; or a reverse proxy that does not pass on the header Host
        NoUpgrade, ///< a reverse proxy does not pass on WebSockets
        Ticket,    ///< a channel ticket lets nobody in
    };
    Reason reason = Reason::Origin;
    QString origin;  ///< the page's address, as the browser sent it: text that anybody may have written
    QString host;    ///< the address under which the request reached the server; likewise
    int times = 0;   ///< since the server's start
    QString detail = {};  ///< of a ticket: why
    QString otherPagesKey = {};  ///< the key of a ticket that only other pages may use; empty: that is not the reason
};

/// What the check of a participant's browser found (`/check`, or check.js in another system's page). Not in the log; whoever reaches the server can send anything.
struct BrowserCheck {
    qint64 atMs = 0;
    QString address;          ///< where the browser is
    QString origin;           ///< of the page
    QString agent;            ///< User-Agent (RFC 9110), as the page sent it
    bool isConnected = false; ///< its socket opened; otherwise the page could only tell that it did not, and nothing of the following is known
    bool isSecure = false;    ///< the page is a secure context
    bool canStore = false;    ///< the page may keep unsent messages
    QString permission;       ///< of Local Network Access: `denied`, `prompt`; empty: given, or the browser does not ask
    int rttMs = 0;
    int clockOffsetMs = 0;    ///< how far its clock is ahead of the server's
};

/// Links or codes without a session or a place behind them, which were opened from one address.
struct Guesses {
    QString address;
    qint64 count = 0;
};

/// The seam between the operator's console and the server: commands in one direction, events in the
/// other. Lives in the net thread. Its functions may be called from any thread and return at once.
class OperatorService : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void listen(const LabChat::ListenRequest &request) = 0;
    virtual void createSession(const LabChat::SessionRequest &request) = 0;
    virtual void keepRoom(const LabChat::Room &room) = 0;
    /// Archives or unarchives sessions that have ended. Nothing is deleted.
    virtual void archiveSessions(const QList<qint64> &ids, bool isArchived) = 0;
    /// Advances participants (id_in_session) by one page each, in one act.
    virtual void advance(qint64 sessionId, const QList<int> &participants, const LabChat::Intervention &intervention) = 0;
    /// Does everything that the rules allow, in one act and one commit. A refusal is reported by moderationRefused.
    virtual void moderate(qint64 sessionId, const QList<LabChat::Moderate> &wishes) = 0;
    virtual void endSession(qint64 sessionId, const LabChat::Intervention &intervention) = 0;
    /// In addition to those that the command line and the keys allow. Nothing is stored.
    virtual void allowPages(const LabChat::AllowedPages &pages) = 0;
    /// Changes the keys of other systems; answered by keysChanged() or keysFailed().
    virtual void changeKeys(const LabChat::KeyChange &change) = 0;

signals:
    void listening(const LabChat::ServerAddress &address);
    /// Error code `port_in_use`, `cannot_listen`, or `certificate`: its files cannot be used; @p freePort: the next free port, 0: none found.
    void listenFailed(const LabChat::Error &error, quint16 freePort);
    /// The log could not be opened, so there is no server.
    void openFailed(const LabChat::Error &error);
    /// While it is opened: a log that another version wrote is being updated, which takes a while if it is large.
    void logUpdating(int percent);
    /// The log is open, and its sessions continue (sessionOpened was emitted for each of them before).
    void opened();
    /// A session is running; eventsCommitted reports everything after @p state.
    void sessionOpened(const LabChat::SessionState &state);
    /// A session could not be created.
    void sessionFailed(const LabChat::Error &error);
    /// A session could not be ended; it continues.
    void endFailed(const LabChat::Error &error);
    /// One of the operator's commands was not done; all others were.
    void moderationRefused(qint64 sessionId, const LabChat::Error &error);
    void roomKept(const LabChat::Room &room);
    /// A room could not be saved; what was saved before is unchanged.
    void roomFailed(const LabChat::Error &error);
    /// @p atMs: 0 if they were unarchived.
    void sessionsArchived(const QList<qint64> &ids, qint64 atMs);
    /// Error code `not_ended`, `not_open` or one of the log's codes; nothing has changed.
    void archivingFailed(const LabChat::Error &error);
    /// Of rooms in which somebody arrived or left, at most a few times per second.
    void waitingChanged(const QList<LabChat::RoomWaiting> &rooms);
    /// At most once per second for each address.
    void socketRefused(const LabChat::RefusedSocket &socket);
    /// What had been refused gets in now: a page, or a ticket of a key on it. The last report of it.
    void refusalOver(const LabChat::RefusedSocket &socket);
    /// A participant's browser was checked.
    void browserChecked(const LabChat::BrowserCheck &check);
    /// The keys of other systems, at the start and whenever they change.
    void keysChanged(const LabChat::KeyList &keys);
    void keysFailed(const LabChat::Error &error);
    /// The certificate has expired, or its changed files cannot be used.
    void certificateFailed(const LabChat::Error &error);
    /// Another certificate is in use.
    void certificateReplaced();
    void eventsCommitted(const QList<LabChat::Event> &events);
    void presenceChanged(const QList<LabChat::Presence> &changes);
    /// Somebody opens links that do not exist, more often than people do by mistake. Reported when it begins, and again when it has doubled.
    void guessesNoticed(const LabChat::Guesses &guesses);
    /// Messages are refused until storageRecovered.
    void storageFailed(const LabChat::Error &error);
    void storageRecovered();
    /// A part of the log cannot be read, for example a session that should continue. Everything else works.
    void damageFound(const LabChat::Error &error);
};

} // namespace LabChat
