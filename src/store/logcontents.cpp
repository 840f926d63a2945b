// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/logcontents.h"

#include "store/database.h"
#include "store/eventrows.h"
#include "store/roomrows.h"
#include "store/sessionrows.h"

#include <algorithm>
#include <deque>
#include <iterator>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

Result<void> readRunning(Database &database, LogContents &contents)
{
    auto sessions = database.run(u"SELECT id, NOT EXISTS (SELECT 1 FROM event WHERE session_id = session.id AND kind = 'session_ended') "
                                 "FROM session ORDER BY id"_s);
    if (!sessions)
        return tl::unexpected(sessions.error());
    while (sessions->next()) {
        contents.lastSessionId = sessions->value(0).toLongLong();
        if (!sessions->value(1).toBool())
            continue;
        auto stored = readStoredSession(database, contents.lastSessionId);
        if (!stored)
            return tl::unexpected(stored.error());
        contents.sessions.append(std::move(*stored));
    }
    return {};
}

/// The codes and tickets of the sessions that have ended.
Result<void> readEnded(Database &database, LogContents &contents)
{
    auto ended = database.run(u"SELECT session.code, participant.ticket FROM session JOIN participant ON participant.session_id = session.id "
                              "WHERE EXISTS (SELECT 1 FROM event WHERE session_id = session.id AND kind = 'session_ended')"_s);
    if (!ended)
        return tl::unexpected(ended.error());
    while (ended->next()) {
        contents.endedCodes.insert(ended->value(0).toString());
        contents.endedTickets.insert(ended->value(1).toString());
    }
    auto newPersons = database.run(u"SELECT session.secret, event.id_in_session, event.seq FROM event JOIN session ON session.id = event.session_id "
                                   "WHERE event.kind = 'person_replaced' "
                                   "AND EXISTS (SELECT 1 FROM event AS ending WHERE ending.session_id = session.id AND ending.kind = 'session_ended')"_s);
    if (!newPersons)
        return tl::unexpected(newPersons.error());
    while (newPersons->next())
        contents.endedTickets.insert(newPersonsTicket(newPersons->value(0).toString(), newPersons->value(1).toInt(), newPersons->value(2).toLongLong()));
    return {};
}

} // namespace

Result<StoredSession> readStoredSession(Database &database, qint64 id)
{
    const auto session = readSession(database, id);
    if (!session)
        return tl::unexpected(session.error());
    StoredSession stored{SessionState(*session), {}};
    QHash<int, std::deque<Event>> recent; // by channel
    const auto read = readEvents(database, id, 0, [&](const Event &event) {
        stored.state.apply(event);
        if (isSaid(event.kind)) {
            std::deque<Event> &messages = recent[event.channel];
            messages.push_back(event);
            if (messages.size() > recentMessagesPerChannel)
                messages.pop_front();
        }
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    for (const std::deque<Event> &messages : std::as_const(recent))
        std::copy(messages.begin(), messages.end(), std::back_inserter(stored.recentMessages));
    std::sort(stored.recentMessages.begin(), stored.recentMessages.end(), [](const Event &a, const Event &b) { return a.seq < b.seq; });
    return stored;
}

Result<LogContents> readContents(Database &database)
{
    LogContents contents;
    for (const auto read : {readRunning, readEnded}) {
        if (const auto done = read(database, contents); !done)
            return tl::unexpected(done.error());
    }
    auto rooms = readRooms(database);
    if (!rooms)
        return tl::unexpected(rooms.error());
    contents.rooms = std::move(*rooms);
    return contents;
}

} // namespace LabChat
