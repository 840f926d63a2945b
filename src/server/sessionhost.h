// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/eventlog.h"
#include "core/logarchive.h"
#include "core/operatorservice.h"
#include "core/session/rules.h"
#include "server/framereceiver.h"
#include "server/pageflow.h"

#include <functional>

namespace LabChat {

/// One running session: lets the rules decide on what its participants and the operator wish, hands the
/// events over to the log, and shows them once they are on disk. Lives in the net thread, owned by Sessions.
///
/// It keeps two folds of the same events: what has been decided (`m_tip`), which the rules look at, and
/// what has been committed (`m_committed`), which is all that anybody is shown. When the log fails, the tip
/// goes back to what was committed.
class SessionHost final : public QObject {
    Q_OBJECT

public:
    SessionHost(const StoredSession &stored, const LogArchive &archive, Clock clock, QObject *parent);

    [[nodiscard]] const Session &session() const { return m_committed.session(); }
    [[nodiscard]] const SessionState &committedState() const { return m_committed; }
    /// The operator moves participants on, each by one page.
    void advance(const QList<int> &participants, const Intervention &intervention);
    /// What of the operator's wishes the rules do not grant is told by wishRefused.
    void moderate(const QList<Moderate> &wishes);

    /// Decides and hands over; the refusal comes back at once.
    [[nodiscard]] Decision wish(const Command &command);
    /// Takes a place and answers, once it is on disk, with its ticket; or with why not.
    void arrive(const Arrive &command, const std::function<void(const Decision &)> &answer);
    /// A connection has shown a ticket of this session.
    void join(Connection *connection, int participant, const JoinFrame &frame);
    void receive(Connection *connection, const ClientFrame &frame) { m_receiver.receive(connection, frame); }
    void leave(Connection *connection);

    void committed(const QList<Event> &events);
    void failed(const Error &error, const QList<Event> &events);
    void recovered(const QList<Event> &found);
    /// From now on nothing is taken.
    void refuseAll() { m_stopping = true; }
    /// The server stops: everybody is told to come back.
    void sayGoodbye();

signals:
    void decided(const LabChat::Event &event);
    void presenceChanged(const LabChat::Presence &presence);
    /// The end of the session could not be stored: it goes on.
    void endRefused(const LabChat::Error &error);
    /// What the operator wished is not done.
    void wishRefused(const LabChat::Error &error);

private:
    void tellPresence(int participant, int typingChannel = 0);
    void noteCommitted(const Event &event, QList<int> &moved);
    void answerArrivals(int place, const Decision &decision);
    void logPresence(int participant);

    SessionState m_tip;
    SessionState m_committed;
    Clock m_clock;
    Seats m_seats;
    ParticipantViews m_views;
    PageFlow m_pageFlow;
    FrameReceiver m_receiver;
    bool m_refuses = false;   ///< the log cannot be written
    bool m_stopping = false;
    bool m_startIsMissing = false; ///< of the server: its event could not be stored
    QMultiHash<int, std::function<void(const Decision &)>> m_arrivals; ///< by participant, until it is committed
};

} // namespace LabChat
