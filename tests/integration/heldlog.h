// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventlog.h"

#include <utility>

namespace LabChat::Testing {

/// A log that answers only when the test wants it to. Lives in the store thread.
class HeldLog final : public EventLog {
    Q_OBJECT

public:
    explicit HeldLog(const LogContents &contents = {}, bool holds = false) : m_contents(contents), m_holds(holds) {}

    void open() override { emit opened(m_contents); }
    void createSession(const SessionPtr &session, const Event &created) override { emit sessionStored(session, created); }
    void keepRoom(const Room &room) override
    {
        if (m_failsRooms)
            emit roomFailed({QStringLiteral("disk_full"), QStringLiteral("The disk is full.")});
        else
            emit roomKept(room);
    }
    void archiveSessions(const QList<qint64> &ids, qint64 atMs) override { emit sessionsArchived(ids, atMs); }
    void append(const QList<Event> &events) override
    {
        if (!m_holds) {
            emit committed(events);
            return;
        }
        m_held.append(events);
        emit held(events);
    }
    void keepFold(const SessionState &state) override { emit foldKept(state); }
    void close() override { emit closed(); }

    // Called by the test, from its thread.
    void hold() { in([this] { m_holds = true; }); }
    void wantFold(qint64 session) { in([this, session] { emit foldWanted(session); }); }
    void failRooms() { in([this] { m_failsRooms = true; }); }
    void commitHeld()
    {
        in([this] {
            m_holds = false;
            commitAll();
        });
    }
    /// Commits what was held, and holds what follows from it.
    void commitHeldAndHold() { in([this] { commitAll(); }); }
    void failHeld()
    {
        in([this] {
            for (const QList<Event> &events : std::exchange(m_held, {}))
                emit failed({QStringLiteral("disk_full"), QStringLiteral("The disk is full.")}, events);
        });
    }
    void recoverWith(const QList<Event> &found)
    {
        in([this, found] {
            m_holds = false;
            emit recovered(found);
        });
    }

signals:
    void held(const QList<LabChat::Event> &events);
    void foldKept(const LabChat::SessionState &state);

private:
    void commitAll()
    {
        for (const QList<Event> &events : std::exchange(m_held, {}))
            emit committed(events);
    }
    template <typename Do>
    void in(Do work)
    {
        QMetaObject::invokeMethod(this, work, Qt::BlockingQueuedConnection);
    }

    LogContents m_contents;
    bool m_holds;
    bool m_failsRooms = false;
    QList<QList<Event>> m_held;
};

} // namespace LabChat::Testing
