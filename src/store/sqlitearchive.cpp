// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitearchive.h"

#include "store/activityrows.h"
#include "store/database.h"
#include "store/datadirectory.h"
#include "store/eventrows.h"
#include "store/export/contactlist.h"
#include "store/export/exportpreview.h"
#include "store/export/exportrun.h"
#include "store/logcontents.h"
#include "store/saidindex.h"
#include "store/searchindex.h"
#include "store/sessionarchive.h"
#include "store/sessionrows.h"
#include "store/snapshots.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QPromise>

#include <functional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

Result<std::unique_ptr<Database>> openSnapshot(const QString &path)
{
    auto database = Database::openForReading(path);
    if (!database)
        return database;
    if (const auto begun = (*database)->run(u"BEGIN"_s); !begun)
        return tl::unexpected(begun.error());
    return database;
}

Result<QList<SessionSummary>> readSummaries(Database &database)
{
    QList<SessionSummary> summaries;
    const auto read = database.readRows(u"SELECT id, code, title, created_at_ms, "
                                        "(SELECT at_ms FROM event INDEXED BY event_session_ended WHERE session_id = session.id AND kind = 'session_ended'), "_s
                                        + countOfSaidSql(u"session.id"_s) + u", archived_at_ms FROM session ORDER BY id DESC"_s, {}, [&summaries](const QSqlQuery &row) {
        summaries.append({row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(), row.value(3).toLongLong(),
                          row.value(4).toLongLong(), row.value(5).toLongLong(), row.value(6).toLongLong()});
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return summaries;
}

/// Runs @p read on a snapshot of the log, in the pool.
template <typename Read>
auto readInPool(const QString &path, Read read) -> QFuture<std::invoke_result_t<Read, Database &>>
{
    return QtConcurrent::run([path, read]() -> std::invoke_result_t<Read, Database &> {
        const auto database = openSnapshot(path);
        if (!database)
            return tl::unexpected(database.error());
        return read(**database);
    });
}

/// Gets the seq of the event that was read; false: the answer is no longer wanted.
using GoesOn = std::function<bool(qint64 seq)>;

/// The answer to a question for which all events of a session may have to be read, and what is done once it is given.
template <typename Answer>
struct LongAnswer {
    Answer answer;
    std::function<void()> then;
};

/// The same as readInPool(), in another pool, with a progress in percent. It can be cancelled.
template <typename Answer, typename Read>
QFuture<Result<Answer>> readLong(QThreadPool *pool, const QString &path, qint64 sessionId, Read read)
{
    return QtConcurrent::run(pool, [path, sessionId, read](QPromise<Result<Answer>> &promise) {
        const auto database = openSnapshot(path);
        const auto last = database ? (*database)->readValue(u"SELECT max(seq) FROM event WHERE session_id = ?"_s, {sessionId}) : Result<QVariant>(tl::unexpected(database.error()));
        if (!last) {
            promise.addResult(Result<Answer>(tl::unexpected(last.error())));
            return;
        }
        constexpr int percent = 100;
        promise.setProgressRange(0, percent);
        const auto answer = read(**database, [&promise, all = qMax(qint64(1), last->toLongLong())](qint64 seq) {
            promise.setProgressValue(int(seq * percent / all));
            return !promise.isCanceled();
        });
        promise.addResult(answer.map([](const LongAnswer<Answer> &given) { return given.answer; }));
        promise.finish();
        if (answer && !promise.isCanceled())
            answer->then();
    });
}

/// Null: it has not.
Result<SessionPtr> sessionThatHasEnded(Database &database, qint64 id)
{
    const auto hasEnded = database.readValue(u"SELECT 1 FROM session WHERE id = ? AND "_s + hasEndedSql(), {id});
    if (!hasEnded)
        return tl::unexpected(hasEnded.error());
    return hasEnded->isValid() ? readSession(database, id) : SessionPtr();
}

/// What is read of an export without writing it, in a pool; it can be cancelled.
template <typename Answer, typename Read>
QFuture<Result<Answer>> readExport(QThreadPool *pool, const QString &path, const ExportRequest &request, Read read)
{
    return QtConcurrent::run(pool, [path, request, read](QPromise<Result<Answer>> &promise) {
        const auto isCancelled = [&promise] { return promise.isCanceled(); };
        const auto database = openSnapshot(path);
        const auto sessions = database ? findExportedSessions(**database, request, isCancelled) : Result<QList<ExportedSession>>(tl::unexpected(database.error()));
        if (!sessions)
            promise.addResult(Result<Answer>(tl::unexpected(sessions.error())));
        else
            promise.addResult(read(**database, *sessions, [&isCancelled](qint64) { return !isCancelled(); }));
    });
}

} // namespace

SqliteArchive::SqliteArchive(const QString &dataDirectory)
    : m_directory(dataDirectory), m_databasePath(DataDirectory::databasePathIn(dataDirectory)), m_searchPool(std::make_unique<QThreadPool>()),
      m_longPool(std::make_unique<QThreadPool>())
{
    m_searchPool->setMaxThreadCount(1);
}

QFuture<Result<QList<SessionSummary>>> SqliteArchive::sessions() const
{
    return readInPool(m_databasePath, readSummaries);
}

QFuture<Result<SessionState>> SqliteArchive::session(qint64 id) const
{
    return readLong<SessionState>(m_longPool.get(), m_databasePath, id, [=](Database &database, const GoesOn &goesOn) -> Result<LongAnswer<SessionState>> {
        return foldSession(database, id, goesOn).map([&database](const FoldedSession &folded) {
            const bool isLong = folded.eventsFolded >= worthASnapshot;
            return LongAnswer<SessionState>{folded.state, isLong ? std::function<void()>([&database, state = folded.state] { writeSnapshot(database, state); }) : [] {}};
        });
    });
}

QFuture<Result<QList<Event>>> SqliteArchive::messages(qint64 sessionId, int channel, qint64 beforeSeq, int limit) const
{
    return readInPool(m_databasePath, [=](Database &database) { return readMessages(database, sessionId, channel, beforeSeq, limit); });
}

QFuture<Result<QList<Event>>> SqliteArchive::messagesOfSession(qint64 sessionId, qint64 beforeSeq, int limit) const
{
    return readInPool(m_databasePath, [=](Database &database) { return readMessagesOfSession(database, sessionId, beforeSeq, limit); });
}

QFuture<Result<QList<Event>>> SqliteArchive::lastMessages(qint64 sessionId, int perChannel) const
{
    return readInPool(m_databasePath, [=](Database &database) { return readLastMessages(database, sessionId, perChannel); });
}

QFuture<Result<QList<Event>>> SqliteArchive::interventions(qint64 sessionId) const
{
    return readInPool(m_databasePath, [=](Database &database) { return readInterventions(database, sessionId); });
}

QFuture<Result<QList<Event>>> SqliteArchive::messagesFrom(qint64 sessionId, int channel, qint64 fromSeq, int limit) const
{
    return readInPool(m_databasePath, [=](Database &database) { return readMessagesFrom(database, sessionId, channel, fromSeq, limit); });
}

QFuture<Result<SearchResults>> SqliteArchive::search(const SearchRequest &request) const
{
    return QtConcurrent::run(m_searchPool.get(), [request, directory = m_directory](QPromise<Result<SearchResults>> &promise) {
        promise.addResult(searchMessages(directory, request, [&promise] { return promise.isCanceled(); }));
    });
}

QFuture<Result<Activity>> SqliteArchive::activity(qint64 sessionId) const
{
    return readLong<Activity>(m_longPool.get(), m_databasePath, sessionId, [=](Database &database, const GoesOn &goesOn) -> Result<LongAnswer<Activity>> {
        const auto ended = sessionThatHasEnded(database, sessionId);
        if (!ended)
            return tl::unexpected(ended.error());
        if (auto kept = *ended ? readKeptActivity(database, **ended) : std::nullopt)
            return LongAnswer<Activity>{*kept, [] {}};
        return readActivity(database, sessionId, goesOn).map([&database, session = *ended](const Activity &activity) {
            const bool isKept = session && activity.lastSeq >= worthASnapshot;
            return LongAnswer<Activity>{activity, isKept ? std::function<void()>([&database, session, activity] { keepActivity(database, *session, activity); }) : [] {}};
        });
    });
}

QFuture<Result<ExportSummary>> SqliteArchive::exportCsv(const ExportRequest &request) const
{
    return QtConcurrent::run(m_longPool.get(), [request, path = m_databasePath](QPromise<Result<ExportSummary>> &promise) {
        const auto database = openSnapshot(path);
        if (database)
            promise.addResult(writeExport(**database, request, promise));
        else
            promise.addResult(Result<ExportSummary>(tl::unexpected(database.error())));
    });
}

QFuture<Result<ExportPreview>> SqliteArchive::previewExport(const ExportRequest &request, int rows) const
{
    return readExport<ExportPreview>(m_longPool.get(), m_databasePath, request, [request, rows](Database &database, const QList<ExportedSession> &sessions, const TableExport::ShouldContinue &goesOn) {
        return previewTable(database, request, sessions, rows, goesOn);
    });
}

QFuture<Result<QList<FoundContact>>> SqliteArchive::findContacts(const ExportRequest &request) const
{
    return readExport<QList<FoundContact>>(m_longPool.get(), m_databasePath, request, [request](Database &database, const QList<ExportedSession> &sessions, const TableExport::ShouldContinue &goesOn) {
        return LabChat::findContacts(database, request, sessions, goesOn);
    });
}

QFuture<Result<void>> SqliteArchive::archiveSession(const QString &sessionCode, const QString &fileName) const
{
    return QtConcurrent::run(m_longPool.get(), [sessionCode, fileName, path = m_databasePath] { return writeSessionArchive(path, sessionCode, fileName); });
}

} // namespace LabChat
