// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqliteeventlog.h"

#include "core/base/whenanswered.h"
#include "store/eventrows.h"
#include "store/logcontents.h"
#include "store/roomrows.h"
#include "store/sessionrows.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>
#include <QtCore/QPromise>
#include <QtCore/QThread>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(storeLog, "labchat.store")

SqliteEventLog::SqliteEventLog(const QString &dataDirectory, Clock clock)
    : m_path(dataDirectory), m_clock(std::move(clock)), m_recovery(this)
{
    m_recovery.setInterval(1s);
    connect(&m_recovery, &QTimer::timeout, this, &SqliteEventLog::tryToRecover);
}

SqliteEventLog::~SqliteEventLog() = default;

void SqliteEventLog::open()
{
    Q_ASSERT(thread() == QThread::currentThread());
    auto directory = DataDirectory::take(m_path);
    if (!directory) {
        emit openFailed(directory.error());
        return;
    }
    m_directory = std::move(*directory);
    const bool wasInterrupted = QFileInfo(m_directory->databasePath() + u"-wal"_s).size() > 0; // SQLite removes it when a log is closed
    if (const auto done = openDatabase(); !done) {
        emit openFailed(done.error());
        return;
    }
    const auto contents = readContents(*m_database);
    if (!contents) {
        emit openFailed(contents.error());
        return;
    }
    m_snapshots.open(m_directory->databasePath());
    for (const StoredSession &stored : contents->sessions) {
        m_lastSeq.insert(stored.state.session().id, stored.state.lastSeq());
        m_snapshots.begin(stored);
    }
    emit opened(*contents);
    for (const Error &unreadable : contents->unreadable)
        emit damageFound(unreadable);
    if (wasInterrupted)
        startCheck(contents->unreadable);
}

/// Reads the whole log in the background: an interruption may have damaged it, and this must not wait until somebody exports it.
void SqliteEventLog::startCheck(const QList<Error> &reported)
{
    m_check = QtConcurrent::run(&m_checkPool, [path = m_directory->databasePath()](QPromise<QList<Error>> &promise) {
        const auto database = Database::openForReading(path);
        const auto found = database ? findDamage(**database, [&promise] { return promise.isCanceled(); }) : Result<QList<Error>>(tl::unexpected(database.error()));
        promise.addResult(found ? *found : QList<Error>{found.error()});
    });
    whenAnswered(m_check, this, [this, reported](const QList<Error> &found) {
        for (const Error &damage : found) {
            if (std::none_of(reported.begin(), reported.end(), [&](const Error &error) { return error.text.endsWith(damage.text); }))
                emit damageFound(damage);
        }
    });
}

Result<void> SqliteEventLog::openDatabase()
{
    closeDatabase();
    auto database = Database::openForWriting(m_directory->databasePath(), [this](int percent) { emit updating(percent); });
    if (!database)
        return tl::unexpected(database.error());
    m_database = std::move(*database);
    auto insert = EventInsert::prepare(*m_database);
    if (!insert)
        return tl::unexpected(insert.error());
    m_insertEvent = std::move(*insert);
    auto index = SaidIndex::open(*m_database);
    if (!index)
        return tl::unexpected(index.error());
    m_saidIndex = std::move(*index);
    return {};
}

void SqliteEventLog::closeDatabase()
{
    m_insertEvent.reset();
    m_saidIndex = {};
    m_database.reset();
}

Result<void> SqliteEventLog::transaction(const std::function<Result<void>()> &work)
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    auto done = m_database->begin();
    if (done)
        done = work();
    if (done)
        done = m_database->commit();
    if (!done) {
        m_database->rollback();
        m_insertEvent->forgetChains();
    }
    return done;
}

void SqliteEventLog::createSession(const SessionPtr &session, const Event &created)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const auto stored = transaction([&]() -> Result<void> {
        if (const auto written = writeSession(*m_database, *session); !written)
            return written;
        return m_insertEvent->write({&created, 1});
    });
    if (!stored) {
        emit sessionFailed(stored.error(), session);
        return;
    }
    m_lastSeq.insert(session->id, created.seq);
    emit sessionStored(session, created);
}

void SqliteEventLog::keepRoom(const Room &room)
{
    const auto stored = transaction([&] { return writeRoom(*m_database, room); });
    if (stored)
        emit roomKept(room);
    else
        emit roomFailed(stored.error());
}

void SqliteEventLog::archiveSessions(const QList<qint64> &ids, qint64 atMs)
{
    const auto stored = transaction([&]() -> Result<void> {
        auto update = m_database->prepare(u"UPDATE session SET archived_at_ms = nullif(?, 0) WHERE id = ? AND "_s + hasEndedSql());
        if (!update)
            return tl::unexpected(update.error());
        for (const qint64 id : ids) {
            if (const auto written = execute(*update, {atMs, id}); !written)
                return written;
            if (update->numRowsAffected() != 1)
                return failure(u"not_ended"_s, tr("Only a session that has ended can be archived."));
        }
        return {};
    });
    if (stored)
        emit sessionsArchived(ids, atMs);
    else
        emit archivingFailed(stored.error());
}

void SqliteEventLog::append(const QList<Event> &events)
{
    Q_ASSERT(thread() == QThread::currentThread());
    QHash<qint64, qint64> lastSeq;
    const auto stored = transaction([&] { return write(events, lastSeq); });
    if (!stored) {
        fail(stored.error(), events);
        return;
    }
    m_lastSeq.insert(lastSeq);
    for (const Event &event : events) {
        if (m_snapshots.isDue(event))
            emit foldWanted(event.session);
    }
    emit committed(events);
}

/// @p lastSeq: becomes the last one of each session that has an event here.
Result<void> SqliteEventLog::write(const QList<Event> &events, QHash<qint64, qint64> &lastSeq)
{
    if (const auto follow = checkOrder(events, lastSeq); !follow)
        return follow;
    if (const auto written = m_insertEvent->write({events.constData(), std::size_t(events.size())}); !written)
        return written;
    for (const Event &event : events) {
        if (event.kind == EventKind::BoxAdmitted) {
            if (const auto written = writeAdmission(*m_database, event); !written)
                return written;
        }
        if (const auto followed = m_saidIndex.follow(*m_database, event); !followed)
            return followed;
    }
    return {};
}

/// Events that were decided before the failure was reported depend on events that are not in the log.
Result<void> SqliteEventLog::checkOrder(const QList<Event> &events, QHash<qint64, qint64> &lastSeq) const
{
    for (auto event = events.cbegin(); event != events.cend();) {
        const qint64 session = event->session;
        qint64 last = lastSeq.contains(session) ? lastSeq.value(session) : m_lastSeq.value(session);
        for (; event != events.cend() && event->session == session; ++event) { // mostly all of them
            if (event->seq != last + 1)
                return failure(u"not_stored"_s, tr("An event does not follow the last one in the log (%1 after %2).").arg(event->seq).arg(last));
            last = event->seq;
        }
        lastSeq.insert(session, last);
    }
    return {};
}

void SqliteEventLog::fail(const Error &error, const QList<Event> &events)
{
    if (!m_failure)
        qCWarning(storeLog).noquote() << "the log cannot be written:" << error.text;
    m_failure = error;
    if (m_directory) // otherwise the log is closed
        m_recovery.start();
    emit failed(error, events);
}

void SqliteEventLog::tryToRecover()
{
    auto found = checkAndReadOn();
    if (!found)
        return;
    m_recovery.stop();
    m_failure.reset();
    for (const Event &event : std::as_const(*found))
        m_lastSeq.insert(event.session, event.seq);
    qCInfo(storeLog) << "the log can be written again";
    emit recovered(*found);
}

/// Opens the file again, writes to it, and reads the events after the last known commit: a commit that was reported as failed may be on the disk.
Result<QList<Event>> SqliteEventLog::checkAndReadOn()
{
    if (const auto done = openDatabase(); !done)
        return tl::unexpected(done.error());
    for (const QString &ballast : {u"zeroblob(262144)"_s, u"NULL"_s}) {
        if (const auto written = m_database->run(u"UPDATE write_check SET ballast = "_s + ballast + u", at_ms = ? WHERE id = 1"_s, {m_clock()}); !written)
            return tl::unexpected(written.error());
    }
    QList<Event> found;
    for (auto it = m_lastSeq.cbegin(); it != m_lastSeq.cend(); ++it) {
        const auto read = readEvents(*m_database, it.key(), it.value(), [&](const Event &event) {
            found.append(event);
            return true;
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    return found;
}

void SqliteEventLog::keepFold(const SessionState &state)
{
    if (m_database) // otherwise the log is closed, and is not opened again
        m_snapshots.keep(state);
}

void SqliteEventLog::close()
{
    m_recovery.stop();
    m_check.cancel();
    m_snapshots.finish();
    m_check.waitForFinished(); // so that the file is closed in good order: the last connection removes the write-ahead log
    closeDatabase();
    m_directory.reset();
    m_failure = Error{u"not_stored"_s, tr("The log is closed.")}; // for everything that still comes
    emit closed();
}

} // namespace LabChat
