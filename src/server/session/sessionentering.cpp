// SPDX-License-Identifier: GPL-3.0-or-later
// How participants enter a session, and leave it.
#include "server/session/sessionhost.h"

#include "server/wire/serverframes.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Joins of one place. Reloading again and again, or a bad network, does not reach this.
constexpr RateLimit joinLimit{1000, 60};
/// Tickets of one participant that bring something new, and are logged. A page with a box for each of 40 others brings 40 with each page.
constexpr RateLimit admissionLimit{200, 400};

/// In the operator's words; empty: the page has its own text.
QString removalText(const SessionState &state, int participant)
{
    const auto &removed = state.participant(participant).removed;
    return removed ? removed->text : QString();
}

} // namespace

void SessionHost::arrive(const Arrive &command, const std::function<void(const Decision &)> &answer)
{
    const Decision decision = wish(command);
    // A label or a browser that asks again before its place is on disk gets the same answer at the same time.
    const int known = command.label.isEmpty() ? m_tip.participantByBrowser(command.browser) : m_tip.participantByLabel(command.label);
    const int place = decision ? decision->participant : known;
    if (decision || (decision.error().code == u"already_arrived" && m_arrivals.contains(place)))
        m_arrivals.insert(place, answer);
    else
        answer(decision);
}

void SessionHost::answerArrivals(int place, const Decision &decision)
{
    const auto answers = m_arrivals.values(place);
    m_arrivals.remove(place);
    for (const auto &answer : answers)
        answer(decision);
}

void SessionHost::join(Connection *connection, int participant, const JoinFrame &frame)
{
    const bool isNew = m_seats.connection(participant) != connection;
    if (!isAllowedIn(connection, participant, isNew))
        return;
    if (m_views.enter(connection, participant))
        (void)wish(Disconnect{participant});
    keepWatchingClock();
    // Both go to no other participant, so they do not wait for the log. While the log fails, they wait for recovered().
    logPresence(participant);
    if (isNew)
        reportPresence(participant);
    // The countdowns of the first page start with the arrival, so a page with countdowns is shown after the arrival is on disk.
    const bool clockIsToCome = m_committed.hasClock(participant) && m_committed.participant(participant).enteredAtMs == 0;
    if (!clockIsToCome || m_refuses)
        m_views.showPage(participant, frame.resume);
}

void SessionHost::admit(Connection *connection, const AdmitBox &command, const QHash<QString, qint64> &resume)
{
    const qint64 nowMs = m_clock.moment(m_committed).wireMs;
    const double used = m_admissionsUsedUntilMs.value(command.participant);
    if (const qint64 tooSoonMs = waitMs(used, admissionLimit, nowMs); tooSoonMs > 0) {
        connection->sendText(ServerFrames::error(u"too_fast"_s, tr("This link is being opened too often."), tooSoonMs));
        connection->close(QWebSocketProtocol::CloseCodePolicyViolated);
        return;
    }
    const Decision decision = wish(command);
    if (decision)
        m_admissionsUsedUntilMs.insert(command.participant, usedAfter(used, admissionLimit, nowMs));
    if (!decision && decision.error().code != u"known") {
        connection->sendText(ServerFrames::error(decision.error().code, decision.error().text, decision.error().retryAfterMs));
        connection->close(QWebSocketProtocol::CloseCodePolicyViolated);
        return;
    }
    connection->setJoined(); // while it is being written to the disk
    const int participant = m_tip.session().participantByCode(command.participant);
    const int channel = m_tip.session().channelByName(command.claims.channelName());
    if (!decision && m_committed.session().claimsOf(participant, channel) == command.claims) {
        seat(connection, participant, channel, resume);
        return;
    }
    m_admissions.insert({participant, channel}, [=, this, connection = QPointer(connection)](const std::optional<Refusal> &refusal) {
        if (!connection)
            return;
        if (!refusal) {
            seat(connection, participant, channel, resume);
            return;
        }
        connection->sendText(ServerFrames::error(refusal->code, refusal->text, refusal->retryAfterMs));
        connection->close(QWebSocketProtocol::CloseCodeBadOperation);
    });
}

void SessionHost::answerAdmissions(int participant, int channel, const std::optional<Refusal> &refusal)
{
    const auto answers = m_admissions.values({participant, channel});
    m_admissions.remove({participant, channel});
    for (const auto &answer : answers)
        answer(refusal);
}

void SessionHost::seat(Connection *connection, int participant, int channel, const QHash<QString, qint64> &resume)
{
    const bool isNew = !m_seats.connectionsAt(participant).contains(connection);
    if (!isAllowedIn(connection, participant, isNew))
        return;
    (void)m_views.enter(connection, participant);
    keepWatchingClock();
    logPresence(participant);
    if (isNew)
        reportPresence(participant);
    m_views.showBox(connection, participant, channel, resume);
}

bool SessionHost::isAllowedIn(Connection *connection, int participant, bool isNew)
{
    if (connection->isClosed()) // while its ticket was being stored: it would keep its place for ever
        return false;
    if (connection->session() && (connection->session() != this || connection->participant() != participant)) { // given while this ticket was being stored
        connection->sendText(ServerFrames::error(u"bad_ticket"_s, tr("The tickets on this page are for different participants. Please tell the experimenter.")));
        connection->close(QWebSocketProtocol::CloseCodePolicyViolated);
        return false;
    }
    if (m_committed.participant(participant).removed) {
        connection->setJoined();
        connection->sendText(ServerFrames::bye(u"removed"_s, removalText(m_committed, participant)));
        connection->close(QWebSocketProtocol::CloseCodeNormal);
        return false;
    }
    if (const qint64 tooSoonMs = isNew ? joinsTooSoonMs(participant) : 0; tooSoonMs > 0) { // each of them is logged
        connection->sendText(ServerFrames::error(u"too_fast"_s, tr("This link is being opened too often."), tooSoonMs));
        connection->close(QWebSocketProtocol::CloseCodePolicyViolated);
        return false;
    }
    return true;
}

/// How much too early another connection comes; 0: it may join.
qint64 SessionHost::joinsTooSoonMs(int participant)
{
    const qint64 nowMs = m_clock.moment(m_committed).wireMs;
    double &used = m_joinsUsedUntilMs[participant];
    const qint64 tooSoonMs = qMax<qint64>(0, waitMs(used, joinLimit, nowMs));
    if (tooSoonMs == 0)
        used = usedAfter(used, joinLimit, nowMs);
    return tooSoonMs;
}

void SessionHost::leave(Connection *connection)
{
    const int participant = connection->participant();
    if (m_views.leave(connection)) {
        logPresence(participant);
        reportPresence(participant);
    }
    if (m_isOver)
        deleteWhenEmpty();
}

void SessionHost::deleteWhenEmpty()
{
    m_isOver = true;
    if (m_seats.taken().isEmpty())
        deleteLater();
}

} // namespace LabChat
