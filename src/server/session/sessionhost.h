// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventlog.h"
#include "core/logarchive.h"
#include "core/operatorservice.h"
#include "core/session/rules.h"
#include "server/session/framereceiver.h"
#include "server/session/pageflow.h"
#include "server/wire/sessionclock.h"

#include <QtCore/QTimer>

#include <functional>

namespace LabChat {

/// One running session: applies the rules to the commands of participants and the operator, hands the events
/// over to the log, and shows them once they are on disk. Lives in the net thread, owned by Sessions.
///
/// It keeps two folds of the same events: the decided state (`m_tip`), which the rules use, and the committed
/// state (`m_committed`), the only one that is shown. When the log fails, the tip is reset to the committed state.
class SessionHost final : public QObject {
    Q_OBJECT

public:
    SessionHost(const StoredSession &stored, const LogArchive &archive, const Clocks &clocks, QObject *parent);

    [[nodiscard]] const Session &session() const { return m_committed.session(); }
    [[nodiscard]] const SessionState &committedState() const { return m_committed; }
    /// The operator advances participants by one page each.
    void advance(const QList<int> &participants, Intervention intervention);
    /// Several wishes are one act of the operator: their events have its number. Refusals are reported by wishRefused.
    void moderate(const QList<Moderate> &wishes);

    /// Decides and hands over; a refusal is returned at once.
    [[nodiscard]] Decision wish(const Command &command);
    /// Takes a place. Answers with its ticket once it is on disk, or with the reason for a refusal.
    void arrive(const Arrive &command, const std::function<void(const Decision &)> &answer);
    /// A connection has sent a ticket of this session.
    void join(Connection *connection, int participant, const JoinFrame &frame);
    /// In a session of another system: a connection has sent a channel ticket. It is welcomed once everything new in the ticket is on disk.
    void admit(Connection *connection, const AdmitBox &command, const QHash<QString, qint64> &resume);
    /// Whether there is a participant with this code, or one is being stored.
    [[nodiscard]] bool expects(const QString &participant) const { return m_tip.session().participantByCode(participant) != 0; }
    /// Returns whether it is a message that was accepted: it will be in the log. Does nothing for a connection that has no place here, or no longer.
    [[nodiscard]] bool receive(Connection *connection, const ClientFrame &frame) { return connection->session() == this && m_receiver.receive(connection, frame); }
    void leave(Connection *connection);

    void committed(const QList<Event> &events);
    void failed(const Error &error, const QList<Event> &events);
    void recovered(const QList<Event> &found);
    /// The session has ended: deletes itself when its last connection is closed.
    void deleteWhenEmpty();
    /// From now on all commands are refused.
    void refuseAll() { m_stopping = true; }
    /// The server is stopping: asks all participants to reconnect later.
    void sayGoodbye();

signals:
    void decided(const LabChat::Event &event);
    void presenceChanged(const LabChat::Presence &presence);
    /// The end of the session could not be stored; the session continues.
    void endRefused(const LabChat::Error &error);
    /// A command of the operator was not done.
    void wishRefused(const LabChat::Error &error);

private:
    [[nodiscard]] Decision handOver(const Command &command);
    void followClock();
    void keepWatchingClock();
    void watchClock();
    [[nodiscard]] qint64 nextAct();
    void reportPresence(int participant, int typingChannel = 0);
    void noteCommitted(const Event &event, QList<int> &moved);
    void reportRefused(const Refusal &refusal, int participant);
    void noteSwaps(const QList<std::pair<int, int>> &swaps);
    void sayThatItHasEnded();
    void answerArrivals(int place, const Decision &decision);
    void answerAdmissions(int participant, int channel, const std::optional<Refusal> &refusal);
    void seat(Connection *connection, int participant, int channel, const QHash<QString, qint64> &resume);
    [[nodiscard]] bool isAllowedIn(Connection *connection, int participant, bool isNew);
    void logPresence(int participant);
    [[nodiscard]] qint64 joinsTooSoonMs(int participant);

    SessionState m_tip;
    SessionState m_committed;
    SessionClock m_clock;
    Seats m_seats;
    ParticipantViews m_views;
    PageFlow m_pageFlow;
    FrameReceiver m_receiver;
    QTimer m_clockWatch;   ///< active only while somebody is connected
    QHash<int, double> m_joinsUsedUntilMs; ///< by participant: the limit of joins
    QHash<QString, double> m_admissionsUsedUntilMs; ///< by the participant's code: the limit of tickets that bring something new
    bool m_refuses = false;   ///< the log cannot be written
    bool m_stopping = false;
    bool m_isOver = false;
    bool m_startIsMissing = false; ///< the event of the server's start could not be stored
    QMultiHash<int, std::function<void(const Decision &)>> m_arrivals; ///< by participant, until it is committed
    QMultiHash<std::pair<int, int>, std::function<void(const std::optional<Refusal> &)>> m_admissions; ///< by participant and channel, likewise
};

} // namespace LabChat
