// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/messagesbytime.h"

#include "core/session/eventdetail.h"
#include "store/database.h"
#include "store/export/exportrows.h"
#include "store/export/rowwriter.h"
#include "store/export/sessionoutlook.h"
#include "store/export/sessionreading.h"
#include "store/saidindex.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <queue>
#include <unordered_map>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// A session of another system with what all its tickets have said: a participant's number may be known only after their first message.
Result<SessionPtr> withAllClaims(Database &database, const SessionPtr &session, const ExportedSession &exported, const Pseudonymizer &pseudonymizer)
{
    if (!session->isOfOtherSystem())
        return session;
    auto complete = std::make_shared<Session>(*session);
    const auto read = readEventsOf(database, session->id, {EventKind::BoxAdmitted}, [&](const Event &event) {
        if (exported.isAfter(event.seq))
            return false;
        complete->admit(admissionOf(pseudonymizer.told(event)), event.participant, event.channel, event.member);
        return true;
    });
    return read.map([&complete] { return SessionPtr(complete); });
}

/// A session that is being read, at its next message.
class Source final {
public:
    static Result<std::unique_ptr<Source>> open(Database &database, const ExportRequest &request, const ExportedSession &exported)
    {
        auto reading = SessionReading::open(database, exported, request.pseudonyms);
        if (!reading)
            return tl::unexpected(reading.error());
        const auto session = withAllClaims(database, reading->state().sessionPtr(), exported, reading->pseudonymizer());
        if (!session)
            return tl::unexpected(session.error());
        const auto outlook = SessionOutlook::read(database, exported, request, {});
        if (!outlook)
            return tl::unexpected(outlook.error());
        return std::unique_ptr<Source>(new Source(std::move(*reading), *session, outlook->chosen));
    }

    /// nullptr: the session has no more.
    [[nodiscard]] const Event *message() const { return m_message; }

    [[nodiscard]] Result<void> goOn(RowWriter &writer)
    {
        while (true) {
            const auto event = m_reading.read();
            if (!event)
                return tl::unexpected(event.error());
            m_message = *event;
            if (!m_message || (isSaid(m_message->kind) && m_chosen.has(m_reading.state(), *m_message)))
                return {};
            if (const auto done = writer.finishEvent(0); !done)
                return done;
        }
    }

    [[nodiscard]] Result<void> write(RowWriter &writer) { return writer.finishEvent(m_rows.add(writer.sink(), m_named, *m_message)); }

private:
    Source(SessionReading reading, const SessionPtr &session, const ChosenRows &chosen) : m_reading(std::move(reading)), m_named(session), m_chosen(chosen) {}

    SessionReading m_reading;
    SessionState m_named; ///< only for names; nothing is folded into it
    ChosenRows m_chosen;
    ExportRows m_rows{TableKind::OTree};
    const Event *m_message = nullptr;
};

/// When a session's next message is due: at the latest time so far, so that a session keeps its order where the computer's clock was set back. Then its id.
using Due = std::pair<qint64, qint64>;

/// A session without messages is due at once, to be read completely like all others: an export reports damage.
Result<QList<Due>> firstMessages(Database &database, const QList<ExportedSession> &sessions)
{
    QList<Due> first;
    for (const ExportedSession &session : sessions) {
        const auto read = database.scan(u"SELECT (SELECT at_ms FROM event WHERE session_id = ? AND "_s + saidSql() + u" ORDER BY seq LIMIT 1)"_s, {session.id}, [&](const StoredRow &row) -> Result<bool> {
            first.append({row.number(0), session.id});
            return false;
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    return first;
}

} // namespace

Result<void> writeMessagesByTime(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, RowWriter &writer)
{
    const auto first = firstMessages(database, sessions);
    if (!first)
        return tl::unexpected(first.error());
    std::priority_queue<Due, std::vector<Due>, std::greater<>> queue(first->begin(), first->end());
    std::unordered_map<qint64, std::unique_ptr<Source>> open;
    while (!queue.empty()) {
        const auto [dueMs, id] = queue.top();
        queue.pop();
        std::unique_ptr<Source> &source = open[id];
        Result<void> done;
        if (source) {
            done = source->write(writer);
        } else {
            const auto session = std::find_if(sessions.begin(), sessions.end(), [wanted = id](const ExportedSession &each) { return each.id == wanted; });
            auto opened = Source::open(database, request, *session);
            if (!opened)
                return tl::unexpected(opened.error());
            source = std::move(*opened);
        }
        if (done)
            done = source->goOn(writer);
        if (!done)
            return done;
        if (source->message())
            queue.push({qMax(dueMs, source->message()->atMs), id});
        else
            open.erase(id);
    }
    return {};
}

} // namespace LabChat
