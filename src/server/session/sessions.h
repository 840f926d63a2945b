// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pastednames.h"
#include "server/session/sessionhost.h"

#include <QtCore/QTimer>

#include <functional>

namespace LabChat {

/// The running sessions and rooms, and their connection to the log. One batch of events is at the log at a time: what is decided meanwhile is the next one, and goes there at
/// the end of the turn of the event loop in which the answer came. Lives in the net thread, owned by LabServer.
class Sessions final : public QObject {
    Q_OBJECT

public:
    Sessions(EventLog *log, const LogArchive &archive, const Clocks &clocks, QObject *parent);

    void create(const SessionRequest &request);
    void keepRoom(const Room &room);
    void archive(const QList<qint64> &ids, bool isArchived);

    /// Null if there is none. Codes and tickets may be as pasted; see pastedCode().
    [[nodiscard]] SessionHost *byCode(const QString &code) const { return m_byCode.value(pastedCode(code)); }
    [[nodiscard]] SessionHost *byTicket(const QString &ticket) const { return m_byTicket.value(pastedCode(ticket)); }
    [[nodiscard]] SessionHost *byId(qint64 id) const { return m_byId.value(id); }
    /// The session of another system, which begins now if there is none. Error codes `session_ended`, `too_many_sessions` (the key has that many
    /// running) and those of the log.
    using Found = std::function<void(const Result<SessionHost *> &)>;
    void withSessionOf(const Origin &origin, int mostSessions, const Found &answer);
    /// Whether a code or a ticket belongs to a session that has ended.
    [[nodiscard]] bool hasEnded(const QString &codeOrTicket) const;
    /// The newest running session of a room.
    [[nodiscard]] SessionHost *inRoom(const QString &room) const;
    /// The room that a name means, which may be as pasted.
    [[nodiscard]] const Room *room(const QString &name) const;
    [[nodiscard]] QList<Room> rooms() const { return m_rooms.values(); }
    /// Those that have not ended.
    [[nodiscard]] QList<SessionHost *> running() const;

    /// Around a turn in which many sockets are read: what it decides is handed over to the log as one batch, at once when it ends.
    void beginTurn() { m_isInTurn = true; }
    void endTurn();

    /// Refuses everything new, waits until the log has stored everything, then sends farewells; answered by stopped().
    void stop();

signals:
    void opened();
    void sessionOpened(const LabChat::SessionState &state);
    void sessionFailed(const LabChat::Error &error);
    void endFailed(const LabChat::Error &error);
    void roomFailed(const LabChat::Error &error);
    void moderationRefused(qint64 sessionId, const LabChat::Error &error);
    void roomKept(const LabChat::Room &room);
    void archivingFailed(const LabChat::Error &error);
    void eventsCommitted(const QList<LabChat::Event> &events);
    void presenceChanged(const LabChat::Presence &presence);
    void storageFailed(const LabChat::Error &error);
    void storageRecovered();
    void stopped();

    /// The events that were handed over are on the disk, or could not be stored.
    void logAnswered();

    // To the log, in its own thread.
    void handedOver(const QList<LabChat::Event> &events);
    void sessionMade(const LabChat::SessionPtr &session, const LabChat::Event &created);
    void roomMade(const LabChat::Room &room);
    void archived(const QList<qint64> &ids, qint64 atMs);
    void foldReady(const LabChat::SessionState &state);
    void drained();

private:
    void takeUp(const LogContents &contents);
    SessionHost *host(const StoredSession &stored);
    void takeUp(const SessionPtr &session, const Event &created);
    void refuseNew(const Error &error, const SessionPtr &session);
    void collect(const Event &event);
    void handOver();
    void handOverSoon();
    void handOverWhatIsDue();
    void noteNewTickets(const QList<Event> &events);
    void forgetEnded(const QList<qint64> &ids);
    void routeCommitted(const QList<Event> &events);
    void routeFailed(const Error &error, const QList<Event> &events);
    void routeRecovered(const QList<Event> &found);

    const LogArchive &m_archive;
    Clocks m_clocks;
    QHash<qint64, SessionHost *> m_byId;
    QHash<QString, SessionHost *> m_byCode;
    QHash<QString, SessionHost *> m_byTicket;
    QHash<Origin, SessionHost *> m_byOrigin;
    QHash<Origin, QList<Found>> m_awaited;  ///< sessions of other systems that are being written to the log
    QHash<QString, Room> m_rooms;
    QSet<QString> m_ended;  ///< codes and tickets of sessions that have ended
    QSet<Origin> m_endedOrigins;
    qint64 m_lastSessionId = 0;
    QList<Event> m_handOver;      ///< the next batch
    bool m_isAtTheLog = false;    ///< the batch before
    bool m_isInTurn = false;
    bool m_isHandOverDue = false; ///< at the end of this turn
    QTimer m_waitForOthers;       ///< how long an event that nobody waits for may be the only one in a batch
    bool m_open = false;
    bool m_stopping = false;
    bool m_storageFailed = false;
};

} // namespace LabChat
