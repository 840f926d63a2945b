// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <limits>
#include <map>
#include <memory>
#include <optional>

namespace LabChat {

/// The rows between the first and the last one that changed.
struct RowSpan {
    int first = std::numeric_limits<int>::max();
    int last = -1;

    void add(int row)
    {
        first = qMin(first, row);
        last = qMax(last, row);
    }
    void addAll(qsizetype count)
    {
        if (count > 0) {
            add(0);
            add(int(count) - 1);
        }
    }
    [[nodiscard]] bool isEmpty() const { return last < first; }
};

/// The changes of a session since the last update of the views.
struct SessionChanges {
    qint64 session = 0;
    RowSpan participants;    ///< id_in_session - 1
    RowSpan channels;        ///< channel number - 1
    QList<Event> messages;   ///< messages in the chats (isSaid), in the order of their seq
    QList<Event> events;     ///< other notable events: pages entered, held messages, calls for help, the operator's actions
    bool ended = false;
    bool retitled = false;   ///< it has been closed to boxes without a ticket, or opened again
    bool grew = false;       ///< a session of another system has more participants or channels, or other claims of them
};

/// The console's private copy of all sessions. Folds committed events at once, but updates the views at most
/// every few hundredths of a second, so that many events cause only one update. Main thread; owned by the window.
class SessionMonitor final : public QObject {
    Q_OBJECT

public:
    SessionMonitor(OperatorService *service, QObject *parent);

    /// The newest first.
    [[nodiscard]] QList<qint64> sessionIds() const;
    /// Null if there is none. The pointer is valid as long as the monitor.
    [[nodiscard]] const WatchedSession *session(qint64 id) const;
    [[nodiscard]] bool isAnyRunning() const;
    /// The time of the last event on disk in any session; 0: none yet.
    [[nodiscard]] qint64 lastCommitAtMs() const { return m_lastCommitAtMs; }

    /// Adds a session that the server does not have: one that has ended, read from the log.
    void takeUp(const SessionState &state) { openSession(state); }

signals:
    /// A session of another system has more participants or channels, or other claims of them. Emitted before `changed`, so that
    /// the views have rows for them.
    void sessionGrew(qint64 id);
    void sessionOpened(qint64 id);
    void changed(const LabChat::SessionChanges &changes);
    /// Emitted after all `changed` of one update.
    void updated();

private:
    void openSession(const SessionState &state);
    void apply(const QList<Event> &events);
    void applyPresence(const QList<Presence> &changes);
    void takeKeys(const KeyList &keys);
    [[nodiscard]] bool isOpen(const Session &session) const;
    void note(const Event &event, SessionChanges &changes);
    SessionChanges &changesOf(qint64 id);
    void emitChanges();

    std::map<qint64, std::unique_ptr<WatchedSession>> m_sessions;
    std::map<qint64, SessionChanges> m_changes;
    QTimer m_updateTimer;
    std::optional<QSet<QString>> m_openSessions; ///< that boxes without a ticket get into; nothing: not known yet
    qint64 m_lastCommitAtMs = 0;
};

} // namespace LabChat
