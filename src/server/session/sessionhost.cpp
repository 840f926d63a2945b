// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/sessionhost.h"

#include "core/base/range.h"
#include "core/session/eventdetail.h"
#include "server/wire/serverframes.h"

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Nothing else may happen for long: a page without a timer, a pause.
constexpr auto clockWatchInterval = 5s;

int participantIn(const OperatorAction &action)
{
    return std::visit([](const auto &one) {
        if constexpr (requires { one.participant; })
            return one.participant;
        return 0;
    }, action);
}

} // namespace

SessionHost::SessionHost(const StoredSession &stored, const LogArchive &archive, const Clocks &clocks, QObject *parent)
    : QObject(parent), m_tip(stored.state), m_committed(stored.state), m_clock(clocks, stored.state), m_seats(this, stored.state.session().isOfOtherSystem()),
      m_views(m_committed, m_seats, stored.recentMessages, archive, m_clock, this), m_pageFlow(m_tip, m_committed, m_clock, this),
      m_receiver(m_tip, m_committed, m_views, m_clock, [this](const Command &command) { return wish(command); }, this),
      m_clockWatch(this)
{
    m_clockWatch.setInterval(clockWatchInterval);
    m_clockWatch.setTimerType(Qt::CoarseTimer);
    connect(&m_clockWatch, &QTimer::timeout, this, &SessionHost::watchClock);
    connect(&m_pageFlow, &PageFlow::wished, this, [this](const Advance &command) { (void)wish(command); });
    connect(&m_pageFlow, &PageFlow::ticked, this, &SessionHost::followClock);
    connect(&m_pageFlow, &PageFlow::opennessChanged, &m_views, &ParticipantViews::showOpenness);
    connect(&m_receiver, &FrameReceiver::presenceChanged, this, &SessionHost::reportPresence);
    m_pageFlow.watchAll();
}

Decision SessionHost::wish(const Command &command)
{
    if (m_refuses || m_stopping)
        return tl::unexpected(FrameReceiver::notStored());
    followClock();
    return handOver(command);
}

/// Logs that somebody has set the computer's clock, before anything is dated by it. Every event comes into being in wish(), so also while nobody is connected
/// and nothing looks at the clock no event has a wrong date: at the latest, the jump is found by the event that would be the first to have one.
void SessionHost::followClock()
{
    if (m_refuses || m_stopping)
        return;
    if (const qint64 byMs = m_clock.jumpMs(m_tip); byMs != 0)
        (void)handOver(JumpClock{byMs});
}

void SessionHost::keepWatchingClock()
{
    if (!m_clockWatch.isActive())
        m_clockWatch.start();
}

/// Also when nobody does anything and nothing is timed, so that the console shows the right idle times.
void SessionHost::watchClock()
{
    if (m_seats.taken().isEmpty() || m_committed.ended())
        m_clockWatch.stop();
    else
        followClock();
}

Decision SessionHost::handOver(const Command &command)
{
    const Decision decision = decide(m_tip, command, m_clock.now(m_tip));
    if (decision) {
        m_tip.apply(*decision);
        emit decided(*decision);
    }
    return decision;
}

/// The number of an act with several parts: the seq of the first one.
qint64 SessionHost::nextAct()
{
    followClock(); // a jump must not get that seq
    return m_tip.lastSeq() + 1;
}

void SessionHost::advance(const QList<int> &participants, Intervention intervention)
{
    if (participants.size() > 1)
        intervention.act = nextAct();
    for (const int participant : participants) {
        if (!isWithin(participant, session().numParticipants()) || m_tip.isFinished(participant))
            continue;
        const ParticipantState &where = m_tip.participant(participant);
        const Decision decision = wish(Advance{participant, session().study.pages.at(where.page).name, where.round, AdvancedBy::Operator, intervention});
        if (!decision)
            reportRefused(decision.error(), participants.size() > 1 ? participant : 0);
    }
}

void SessionHost::moderate(const QList<Moderate> &wishes)
{
    const qint64 act = wishes.size() > 1 ? nextAct() : 0;
    for (Moderate one : wishes) {
        one.intervention.act = act;
        if (const Decision decision = wish(one); !decision)
            reportRefused(decision.error(), wishes.size() > 1 ? participantIn(one.action) : 0);
    }
}

/// @p participant: for whom a part of an act was not done; 0: there is only one part, or nobody.
void SessionHost::reportRefused(const Refusal &refusal, int participant)
{
    emit wishRefused({refusal.code, participant == 0 ? refusal.text : tr("P%1: %2", "a place, why nothing was done there").arg(QString::number(participant), refusal.text)});
}

void SessionHost::reportPresence(int participant, int typingChannel)
{
    const Connection *const connection = m_seats.connection(participant);
    emit presenceChanged({session().id, participant, connection != nullptr, m_clock.now(m_committed), connection ? connection->rttMs : -1,
                          connection ? connection->clockOffsetMs : 0, typingChannel});
}

void SessionHost::committed(const QList<Event> &events)
{
    for (const Event &event : events)
        m_committed.apply(event);
    m_views.show(events);
    QList<int> moved;
    for (const Event &event : events)
        noteCommitted(event, moved);
    for (const int participant : std::as_const(moved)) {
        m_pageFlow.watch(participant);
        m_pageFlow.releaseGroups(participant);
        m_views.showPage(participant);
    }
    if (!m_committed.ended())
        m_pageFlow.formGroups();
    else
        sayThatItHasEnded();
}

void SessionHost::sayThatItHasEnded()
{
    m_pageFlow.stop();
    m_views.sayGoodbye(u"session_ended"_s, tr("This session has ended."), QWebSocketProtocol::CloseCodeNormal);
}

/// The consequences of an event, apart from what participants see of it. @p moved: participants whose page has to be sent again.
void SessionHost::noteCommitted(const Event &event, QList<int> &moved)
{
    switch (event.kind) {
    case EventKind::PageEntered:
    case EventKind::PageReentered:
    case EventKind::Ready:
        moved.append(event.participant);
        break;
    case EventKind::Arrived:
        answerArrivals(event.participant, event);
        if (m_committed.hasClock(event.participant))
            moved.append(event.participant);
        break;
    case EventKind::Paused:
    case EventKind::Resumed:
        m_pageFlow.watchAll();
        if (!m_committed.isPaused())
            m_pageFlow.releaseAll(); // participants who became ready just before the pause
        break;
    case EventKind::ClockJumped:
        m_pageFlow.watchAll(); // the same moments have other dates now
        break;
    case EventKind::ServerStarted: // a crash may have happened between being ready and advancing
        m_startIsMissing = false;
        m_pageFlow.watchAll(); // who waits for others waits a little longer
        m_pageFlow.releaseAll();
        break;
    case EventKind::CountdownSet:
        if (event.participant != 0)
            m_pageFlow.watch(event.participant);
        for (const int member : event.channel != 0 ? m_committed.membersOf(event.channel) : QList<int>())
            m_pageFlow.watch(member);
        break;
    case EventKind::Muted:
    case EventKind::ChannelMoved:
        m_pageFlow.watch(event.participant);
        break;
    case EventKind::Removed:
        logPresence(event.participant);
        reportPresence(event.participant);
        m_pageFlow.releaseAll();
        break;
    case EventKind::PersonReplaced:
        logPresence(event.participant);
        reportPresence(event.participant);
        break;
    case EventKind::SeatsSwapped:
    case EventKind::GroupFormed:
        noteSwaps(swapsOf(event));
        m_pageFlow.releaseAll();
        break;
    case EventKind::SessionCreated:
    case EventKind::Connected:
    case EventKind::Disconnected:
    case EventKind::Message:
    case EventKind::Seen:
    case EventKind::LinkClicked:
    case EventKind::TextUnsent:
    case EventKind::SessionEnded:
    case EventKind::MessageHeld:
    case EventKind::MessageReleased:
    case EventKind::MessageRefused:
    case EventKind::MessageHidden:
    case EventKind::MessageRestored:
    case EventKind::HoldingStarted:
    case EventKind::HoldingEnded:
    case EventKind::Unmuted:
    case EventKind::Frozen:
    case EventKind::Unfrozen:
    case EventKind::Announced:
    case EventKind::Readmitted:
    case EventKind::HelpRequested:
    case EventKind::HelpRead:
    case EventKind::HelpAnswered:
    case EventKind::AnnouncementSeen:
    case EventKind::ChoiceMade:
        break;
    case EventKind::BoxAdmitted:
        answerAdmissions(event.participant, event.channel, std::nullopt);
        break;
    }
}

void SessionHost::noteSwaps(const QList<std::pair<int, int>> &swaps)
{
    QSet<int> places;
    for (const auto &[first, second] : swaps)
        places << first << second;
    for (const int place : std::as_const(places)) {
        m_pageFlow.watch(place);
        reportPresence(place);
        logPresence(place);
    }
}

void SessionHost::failed(const Error &error, const QList<Event> &events)
{
    m_refuses = true;
    m_tip = m_committed;
    const Refusal refusal{u"not_stored"_s, error.text, 1000};
    for (const Event &event : events) {
        if (event.kind == EventKind::Arrived)
            answerArrivals(event.participant, tl::unexpected(refusal));
        else if (event.kind == EventKind::BoxAdmitted)
            answerAdmissions(event.participant, event.channel, FrameReceiver::notStored());
        else if (traitsOf(event.kind).signOfLife == SignOfLife::Person || event.kind == EventKind::PageEntered)
            m_views.refuse(event.participant, FrameReceiver::notStored(), event.nonce);
        m_startIsMissing = m_startIsMissing || event.kind == EventKind::ServerStarted;
        if (event.kind == EventKind::SessionEnded)
            emit endRefused(error);
        else if (isIntervention(event))
            emit wishRefused({refusal.code, tr("Your action could not be stored and was not done. Try again when the log can be written.")});
    }
}

void SessionHost::recovered(const QList<Event> &found)
{
    m_refuses = false;
    m_tip = m_committed;
    for (const Event &event : found)
        m_tip.apply(event);
    committed(found);
    if (std::exchange(m_startIsMissing, false))
        (void)wish(StartServer{}); // otherwise those who were online before the start would still count as online
    m_pageFlow.watchAll(); // moments that came during the pause were refused
    m_pageFlow.releaseAll();
    for (int participant = 1; participant <= session().numParticipants(); ++participant)
        logPresence(participant);
}

/// Logs that somebody has connected or disconnected, if the decided state does not contain it yet.
void SessionHost::logPresence(int participant)
{
    const bool isConnected = m_seats.connection(participant) != nullptr;
    if (isConnected && !m_tip.participant(participant).arrived)
        (void)wish(Arrive{participant, {}});
    if (isConnected == m_tip.participant(participant).online)
        return;
    if (isConnected)
        (void)wish(Connect{participant});
    else
        (void)wish(Disconnect{participant});
}

void SessionHost::sayGoodbye()
{
    m_views.sayGoodbye(u"shutting_down"_s, tr("The experimenter's computer is stopping the chat."), QWebSocketProtocol::CloseCodeGoingAway);
}

} // namespace LabChat
