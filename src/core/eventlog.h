// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/room.h"
#include "core/session/event.h"
#include "core/session/sessionstate.h"

#include <QtCore/QObject>
#include <QtCore/QSet>

namespace LabChat {

/// How many messages of each channel the server keeps in memory for browsers that connect. Older messages are read from the log.
constexpr int recentMessagesPerChannel = 500;

/// A session that continues after a restart.
struct StoredSession {
    SessionState state;
    QList<Event> recentMessages;  ///< the last messages of each channel, in the order of seq
    qint64 eventsFolded = 0;      ///< how many of the state's events were read to get it
};

/// The content of the log when it is opened: the sessions that have not ended, and the rooms.
struct LogContents {
    QList<StoredSession> sessions;
    QList<Room> rooms;
    QSet<QString> endedCodes;    ///< of sessions that have ended: their links report this
    QSet<QString> endedTickets;
    QSet<Origin> endedOrigins;   ///< of sessions of other systems that have ended
    qint64 lastSessionId = 0;  ///< of all sessions, including ended ones
    QList<Error> unreadable;   ///< sessions that have not ended, but cannot be read: they do not continue
};

/// The write side of the log: the seam between the rules, which produce events, and the store,
/// which writes them. Lives in the store thread; its slots are called through queued connections.
///
/// Each batch gets one answer: `committed` (durable on disk) or `failed`. After a
/// failure every batch fails until `recovered` reports what the log really contains.
class EventLog : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Error codes of `openFailed`: `data_in_use`, `data_not_writable`, `log_damaged`, `log_too_new`, `not_stored`.
    virtual void open() = 0;
    /// Stores a new session with its first event; answered by `sessionStored` or `sessionFailed`.
    virtual void createSession(const LabChat::SessionPtr &session, const LabChat::Event &created) = 0;
    virtual void keepRoom(const LabChat::Room &room) = 0;
    /// Archives sessions that have ended, or (@p atMs 0) unarchives them: all of them or none. Nothing
    /// is deleted. Answered by `sessionsArchived` or `archivingFailed` (error code `not_ended`).
    virtual void archiveSessions(const QList<qint64> &ids, qint64 atMs) = 0;
    /// Stores events in their order, all of them or none; a gap in a session's seq is an error. One commit costs about as much for many events as for one, so the caller
    /// collects them while a batch is at the log.
    virtual void append(const QList<LabChat::Event> &events) = 0;
    /// A state of committed events, which the log may keep, so that the next start need not fold all of them. Sent when foldWanted() asks for it, and before close().
    virtual void keepFold(const LabChat::SessionState &state) { Q_UNUSED(state) }
    /// Ends the work: commits everything that was handed over and closes the files; answered by `closed`.
    virtual void close() = 0;

signals:
    /// While it is opened: a log that another version wrote is being updated.
    void updating(int percent);
    void opened(const LabChat::LogContents &contents);
    void openFailed(const LabChat::Error &error);
    void sessionStored(const LabChat::SessionPtr &session, const LabChat::Event &created);
    void sessionFailed(const LabChat::Error &error, const LabChat::SessionPtr &session);
    void roomKept(const LabChat::Room &room);
    void roomFailed(const LabChat::Error &error);
    void sessionsArchived(const QList<qint64> &ids, qint64 atMs);
    void archivingFailed(const LabChat::Error &error);
    /// A part of the log cannot be read; everything else continues.
    void damageFound(const LabChat::Error &error);
    void committed(const QList<LabChat::Event> &events);
    void failed(const LabChat::Error &error, const QList<LabChat::Event> &events);
    /// The log can be written again. @p found: events that are on the disk although their commit was reported as failed.
    void recovered(const QList<LabChat::Event> &found);
    /// Before `committed` for the events that make it worth keeping the session's fold.
    void foldWanted(qint64 session);
    void closed();
};

} // namespace LabChat
