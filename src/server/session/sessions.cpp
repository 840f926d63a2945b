// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/sessions.h"

#include "core/base/freedmemory.h"
#include "core/session/othersystem.h"

#include <algorithm>
#include <chrono>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto seenWaits = 100ms;

QHash<qint64, QList<Event>> bySession(const QList<Event> &events)
{
    QHash<qint64, QList<Event>> parts;
    const auto isOfTheSame = [&events](const Event &event) { return event.session == events.constFirst().session; };
    if (!events.isEmpty() && std::all_of(events.begin(), events.end(), isOfTheSame)) { // mostly
        parts.insert(events.constFirst().session, events);
        return parts;
    }
    for (const Event &event : events)
        parts[event.session].append(event);
    return parts;
}

} // namespace

Sessions::Sessions(EventLog *log, const LogArchive &archive, const Clocks &clocks, QObject *parent)
    : QObject(parent), m_archive(archive), m_clocks(clocks), m_waitForOthers(this)
{
    m_waitForOthers.setSingleShot(true);
    m_waitForOthers.setInterval(seenWaits);
    connect(&m_waitForOthers, &QTimer::timeout, this, &Sessions::handOverSoon);
    connect(this, &Sessions::handedOver, log, &EventLog::append);
    connect(this, &Sessions::sessionMade, log, &EventLog::createSession);
    connect(this, &Sessions::roomMade, log, &EventLog::keepRoom);
    connect(this, &Sessions::archived, log, &EventLog::archiveSessions);
    connect(this, &Sessions::foldReady, log, &EventLog::keepFold);
    connect(this, &Sessions::drained, log, &EventLog::close);
    connect(log, &EventLog::opened, this, qOverload<const LogContents &>(&Sessions::takeUp));
    connect(log, &EventLog::sessionStored, this, qOverload<const SessionPtr &, const Event &>(&Sessions::takeUp));
    connect(log, &EventLog::sessionFailed, this, &Sessions::refuseNew);
    connect(log, &EventLog::roomKept, this, [this](const Room &room) {
        m_rooms.insert(room.name, room);
        emit roomKept(room);
    });
    connect(log, &EventLog::roomFailed, this, &Sessions::roomFailed);
    connect(log, &EventLog::archivingFailed, this, &Sessions::archivingFailed);
    connect(log, &EventLog::committed, this, &Sessions::routeCommitted);
    connect(log, &EventLog::failed, this, &Sessions::routeFailed);
    connect(log, &EventLog::recovered, this, &Sessions::routeRecovered);
    connect(log, &EventLog::foldWanted, this, [this](qint64 id) {
        if (const SessionHost *const session = m_byId.value(id))
            emit foldReady(session->committedState());
    });
    connect(log, &EventLog::closed, this, [this] {
        for (SessionHost *session : std::as_const(m_byId))
            session->sayGoodbye();
        emit stopped();
    });
}

void Sessions::create(const SessionRequest &request)
{
    if (!m_open || m_stopping) {
        emit sessionFailed({u"not_open"_s, tr("The log is not open; a session cannot be started now.")});
        return;
    }
    const auto session = makeSession(request, ++m_lastSessionId, m_clocks.wall());
    if (!session) {
        emit sessionFailed(session.error());
        return;
    }
    emit sessionMade(*session, sessionCreated(**session));
}

void Sessions::withSessionOf(const Origin &origin, int mostSessions, const Found &answer)
{
    if (SessionHost *const session = m_byOrigin.value(origin)) {
        answer(session);
        return;
    }
    if (m_endedOrigins.contains(origin)) {
        answer(failure(u"session_ended"_s, tr("This session has ended.")));
        return;
    }
    if (!m_open || m_stopping) {
        answer(failure(u"not_stored"_s, tr("The log is not open. Try again in a moment.")));
        return;
    }
    if (m_awaited.contains(origin)) {
        m_awaited[origin].append(answer);
        return;
    }
    const auto isOfThisKey = [&origin](const Origin &each) { return each.key == origin.key; };
    const QList<Origin> running = m_byOrigin.keys() + m_awaited.keys();
    if (std::count_if(running.begin(), running.end(), isOfThisKey) >= mostSessions) {
        answer(failure(u"too_many_sessions"_s, tr("As many sessions as this key allows are running (%n). Please tell the experimenter.", nullptr, mostSessions)));
        return;
    }
    m_awaited[origin].append(answer);
    const SessionPtr session = makeSessionOf(origin, ++m_lastSessionId, m_clocks.wall());
    emit sessionMade(session, sessionCreated(*session));
}

void Sessions::takeUp(const SessionPtr &session, const Event &created)
{
    if (m_stopping)
        return; // it is in the log, and the next start continues it
    StoredSession stored{SessionState(session), {}};
    stored.state.apply(created);
    SessionHost *const running = host(stored);
    emit sessionOpened(stored.state);
    for (const Found &answer : m_awaited.take(session->origin))
        answer(running);
}

void Sessions::refuseNew(const Error &error, const SessionPtr &session)
{
    if (!session->isOfOtherSystem())
        emit sessionFailed(error);
    for (const Found &answer : m_awaited.take(session->origin))
        answer(tl::unexpected(error));
}

void Sessions::archive(const QList<qint64> &ids, bool isArchived)
{
    if (m_open && !m_stopping)
        emit archived(ids, isArchived ? m_clocks.wall() : 0);
    else
        emit archivingFailed({u"not_open"_s, tr("The log is not open; no session can be archived now.")});
}

void Sessions::keepRoom(const Room &room)
{
    if (m_open && !m_stopping)
        emit roomMade(room);
    else
        emit roomFailed({u"not_open"_s, tr("The log is not open; the room cannot be saved now.")});
}

bool Sessions::hasEnded(const QString &codeOrTicket) const
{
    return m_ended.contains(pastedCode(codeOrTicket));
}

SessionHost *Sessions::inRoom(const QString &room) const
{
    SessionHost *newest = nullptr;
    for (SessionHost *session : m_byId) {
        if (session->session().room == room && (!newest || session->session().id > newest->session().id))
            newest = session;
    }
    return newest;
}

QList<SessionHost *> Sessions::running() const
{
    QList<SessionHost *> running;
    std::copy_if(m_byId.begin(), m_byId.end(), std::back_inserter(running), [](const SessionHost *session) { return !session->committedState().ended(); });
    return running;
}

const Room *Sessions::room(const QString &name) const
{
    const auto found = m_rooms.constFind(meantName(m_rooms.keys(), pastedName(name)));
    return found == m_rooms.cend() ? nullptr : &*found;
}

void Sessions::stop()
{
    m_stopping = true;
    for (SessionHost *session : std::as_const(m_byId)) {
        session->refuseAll();
        emit foldReady(session->committedState());
    }
    handOver();
    emit drained();
}

void Sessions::takeUp(const LogContents &contents)
{
    if (m_stopping) // stopped while the log was opening
        return;
    m_open = true;
    m_lastSessionId = contents.lastSessionId;
    m_ended = contents.endedTickets | contents.endedCodes; // the left ones are not copied one by one
    m_endedOrigins = contents.endedOrigins;
    for (const Room &room : contents.rooms) {
        m_rooms.insert(room.name, room);
        emit roomKept(room);
    }
    for (const StoredSession &stored : contents.sessions) {
        SessionHost *const session = host(stored);
        emit sessionOpened(stored.state);
        (void)session->wish(StartServer{});
    }
    emit opened();
}

SessionHost *Sessions::host(const StoredSession &stored)
{
    auto *host = new SessionHost(stored, m_archive, m_clocks, this);
    connect(host, &SessionHost::decided, this, &Sessions::collect);
    connect(host, &SessionHost::endRefused, this, &Sessions::endFailed);
    connect(host, &SessionHost::wishRefused, this, [this, host](const Error &error) { emit moderationRefused(host->session().id, error); });
    connect(host, &SessionHost::presenceChanged, this, &Sessions::presenceChanged);
    const Session &session = host->session();
    m_byId.insert(session.id, host);
    if (session.isOfOtherSystem()) {
        m_byOrigin.insert(session.origin, host); // nobody enters it with its code
        return host;
    }
    m_byCode.insert(session.code, host);
    for (int i = 1; i <= session.numParticipants(); ++i) {
        m_byTicket.insert(session.participant(i).ticket, host);
        m_byTicket.insert(stored.state.ticketOf(i), host);
    }
    return host;
}

void Sessions::collect(const Event &event)
{
    m_handOver.append(event);
    if (event.kind != EventKind::Seen)
        handOverSoon();
    else if (!m_waitForOthers.isActive()) // a commit of its own would cost as much as a message, and each message is seen by many
        m_waitForOthers.start();
}

/// After everything else in this turn of the event loop.
void Sessions::handOverSoon()
{
    if (m_isAtTheLog || m_handOver.isEmpty() || std::exchange(m_isHandOverDue, true) || m_isInTurn)
        return;
    QMetaObject::invokeMethod(this, &Sessions::handOverWhatIsDue, Qt::QueuedConnection);
}

void Sessions::endTurn()
{
    m_isInTurn = false;
    handOverWhatIsDue();
}

void Sessions::handOverWhatIsDue()
{
    if (m_isHandOverDue && !m_isAtTheLog)
        handOver();
}

void Sessions::handOver()
{
    m_isHandOverDue = false;
    m_waitForOthers.stop();
    if (m_handOver.isEmpty())
        return;
    m_isAtTheLog = true;
    emit handedOver(std::exchange(m_handOver, {}));
}

void Sessions::routeCommitted(const QList<Event> &events)
{
    m_isAtTheLog = false;
    emit logAnswered();
    handOverSoon();
    const auto parts = bySession(events);
    for (auto it = parts.cbegin(); it != parts.cend(); ++it)
        m_byId.value(it.key())->committed(it.value());
    noteNewTickets(events);
    emit eventsCommitted(events);
    forgetEnded(parts.keys());
}

/// Sessions that have ended leave the memory. Their links still report it.
void Sessions::forgetEnded(const QList<qint64> &ids)
{
    for (const qint64 id : ids) {
        SessionHost *const session = m_byId.value(id);
        if (!session || !session->committedState().ended())
            continue;
        m_byId.remove(id);
        if (m_byOrigin.remove(session->session().origin))
            m_endedOrigins.insert(session->session().origin);
        m_byCode.remove(session->session().code);
        m_ended.insert(session->session().code);
        m_byTicket.removeIf([this, session](const QHash<QString, SessionHost *>::iterator &entry) {
            if (entry.value() == session)
                m_ended.insert(entry.key());
            return entry.value() == session;
        });
        connect(session, &QObject::destroyed, &giveFreedMemoryBack);
        session->deleteWhenEmpty();
    }
}

void Sessions::noteNewTickets(const QList<Event> &events)
{
    for (const Event &event : events) {
        if (event.kind == EventKind::PersonReplaced)
            m_byTicket.insert(m_byId.value(event.session)->committedState().ticketOf(event.participant), m_byId.value(event.session));
    }
}

void Sessions::routeFailed(const Error &error, const QList<Event> &events)
{
    m_isAtTheLog = false;
    emit logAnswered();
    // All sessions, because none of them can be written, even those without events here. What was decided meanwhile depends on what failed.
    const auto parts = bySession(events + std::exchange(m_handOver, {}));
    for (SessionHost *session : std::as_const(m_byId))
        session->failed(error, parts.value(session->session().id));
    if (!std::exchange(m_storageFailed, true))
        emit storageFailed(error);
}

void Sessions::routeRecovered(const QList<Event> &found)
{
    const auto parts = bySession(found);
    for (SessionHost *session : std::as_const(m_byId))
        session->recovered(parts.value(session->session().id));
    noteNewTickets(found);
    if (!found.isEmpty())
        emit eventsCommitted(found);
    forgetEnded(parts.keys());
    m_storageFailed = false;
    emit storageRecovered();
}

} // namespace LabChat
