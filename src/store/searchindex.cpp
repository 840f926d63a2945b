// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindex.h"

#include "store/database.h"
#include "store/datadirectory.h"
#include "store/saidindex.h"
#include "store/searchquery.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QUrl>
#include <QtSql/QSqlQuery>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SearchIndex)
};

constexpr int indexVersion = 1;
constexpr qint64 eventsPerTransaction = 10'000;

using IndexPtr = std::unique_ptr<Database>;

/// How far a session is indexed, and how far it goes.
struct Progress {
    qint64 session = 0;
    qint64 indexed = 0;
    qint64 last = 0;
};

Result<void> runAll(Database &index, const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (const auto done = index.run(statement); !done)
            return done;
    }
    return {};
}

Result<qint64> askNumber(Database &index, const QString &sql)
{
    return index.readValue(sql).map([](const QVariant &value) { return value.toLongLong(); });
}

/// `said` contains the texts in the order of each session's seq. `said_text` finds them by trigrams, which
/// also work in languages without spaces. `indexed` records how far the index goes, and for which log.
Result<void> create(Database &index)
{
    return runAll(index, {u"BEGIN"_s,
                          u"CREATE TABLE said (id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, "
                          "channel INTEGER, id_in_session INTEGER, nickname TEXT, body TEXT NOT NULL) STRICT"_s,
                          u"CREATE VIRTUAL TABLE said_text USING fts5 (body, content='said', content_rowid='id', columnsize=0, tokenize='trigram')"_s,
                          u"CREATE TABLE indexed (session_id INTEGER PRIMARY KEY, code TEXT NOT NULL, seq INTEGER NOT NULL) STRICT"_s,
                          u"PRAGMA user_version=%1"_s.arg(indexVersion),
                          u"COMMIT"_s});
}

void removeIndex(const QString &path)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(path + suffix);
}

Result<void> attachLog(Database &index, const QString &logPath)
{
    QUrl log = QUrl::fromLocalFile(logPath);
    log.setQuery(u"mode=ro"_s);
    return index.run(u"ATTACH DATABASE ? AS log"_s, {log.toString(QUrl::FullyEncoded)});
}

/// Whether the index contains sessions or events that the log does not have, for example because a backup was restored.
Result<bool> isOfAnotherLog(Database &index)
{
    const auto strangers = askNumber(index, u"SELECT count(*) FROM indexed LEFT JOIN log.session ON id = session_id WHERE log.session.code IS NOT indexed.code "
                                            "OR seq > (SELECT max(seq) FROM log.event WHERE session_id = indexed.session_id)"_s);
    if (!strangers)
        return tl::unexpected(strangers.error());
    return *strangers > 0;
}

Result<IndexPtr> openIndex(const QString &directory)
{
    const QString logPath = DataDirectory::databasePathIn(directory);
    if (const auto readable = Database::openForReading(logPath); !readable) // reports a log that is too new, too old or missing
        return tl::unexpected(readable.error());
    auto index = Database::openDerived(DataDirectory::searchPathIn(directory));
    if (!index)
        return index;
    for (const QString &pragma : {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=NORMAL"_s}) {
        if (const auto set = askNumber(**index, pragma); !set)
            return tl::unexpected(set.error());
    }
    const auto version = askNumber(**index, u"PRAGMA user_version"_s);
    const auto tables = askNumber(**index, u"SELECT count(*) FROM main.sqlite_schema"_s);
    if (!version || !tables)
        return tl::unexpected(version ? tables.error() : version.error());
    if (*tables > 0 && *version != indexVersion)
        return failure(u"other_version"_s, Texts::tr("The search index has another version."));
    if (*tables == 0) {
        if (const auto created = create(**index); !created)
            return tl::unexpected(created.error());
    }
    if (const auto attached = attachLog(**index, logPath); !attached)
        return tl::unexpected(attached.error());
    const auto strange = isOfAnotherLog(**index);
    if (!strange)
        return tl::unexpected(strange.error());
    if (*strange)
        return failure(u"other_log"_s, Texts::tr("The search index belongs to another log."));
    return index;
}

Result<QList<Progress>> sessionsToIndex(Database &index)
{
    QList<Progress> sessions;
    const auto read = index.readRows(u"SELECT id, ifnull(indexed.seq, 0) AS done, (SELECT max(seq) FROM log.event WHERE session_id = id) AS last "
                                     "FROM log.session LEFT JOIN indexed ON session_id = id WHERE last > done ORDER BY id"_s, {},
                                     [&sessions](const QSqlQuery &row) {
        sessions.append({row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toLongLong()});
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return sessions;
}

Result<void> copyMessages(Database &index, const Progress &part)
{
    const auto before = askNumber(index, u"SELECT ifnull(max(id), 0) FROM said"_s);
    if (!before)
        return tl::unexpected(before.error());
    const QList<std::pair<QString, QVariantList>> statements{
        {QString(u"INSERT INTO said (session_id, seq, at_ms, channel, id_in_session, nickname, body) "
                 "SELECT session_id, seq, at_ms, channel, id_in_session, nickname, body FROM log.event WHERE session_id = ? AND seq > ? AND seq <= ? AND "_s
                 + saidSql() + u" ORDER BY seq"_s), {part.session, part.indexed, part.last}},
        {u"INSERT INTO said_text (rowid, body) SELECT id, body FROM said WHERE id > ?"_s, {*before}},
        {u"INSERT OR REPLACE INTO indexed SELECT id, code, ? FROM log.session WHERE id = ?"_s, {part.last, part.session}},
    };
    for (const auto &[sql, values] : statements) {
        if (const auto done = index.run(sql, values); !done)
            return done;
    }
    return {};
}

/// Uses short transactions, so that a cancelled search ends soon.
Result<void> catchUp(Database &index, const std::function<bool()> &isCancelled)
{
    const auto sessions = sessionsToIndex(index);
    if (!sessions)
        return tl::unexpected(sessions.error());
    for (const Progress &session : *sessions) {
        for (qint64 done = session.indexed; done < session.last; done += eventsPerTransaction) {
            if (isCancelled())
                return failure(u"cancelled"_s, Texts::tr("The search was cancelled."));
            if (const auto begun = index.run(u"BEGIN"_s); !begun)
                return begun;
            if (const auto copied = copyMessages(index, {session.session, done, qMin(session.last, done + eventsPerTransaction)}); !copied) {
                index.rollback();
                return copied;
            }
            if (const auto committed = index.commit(); !committed) {
                index.rollback();
                return committed;
            }
        }
    }
    return {};
}

Result<SearchResults> searchOnce(const QString &directory, const SearchRequest &request, const std::function<bool()> &isCancelled)
{
    const auto index = openIndex(directory);
    if (!index)
        return tl::unexpected(index.error());
    if (const auto current = catchUp(**index, isCancelled); !current)
        return tl::unexpected(current.error());
    return findMessages(**index, request);
}

/// Errors that disappear when the index is created again.
bool isOfTheIndex(const Error &error)
{
    return error.code == u"log_damaged" || error.code == u"other_version" || error.code == u"other_log" || error.code == u"not_stored";
}

} // namespace

Result<SearchResults> searchMessages(const QString &dataDirectory, const SearchRequest &request, const std::function<bool()> &isCancelled)
{
    auto results = searchOnce(dataDirectory, request, isCancelled);
    if (results || !isOfTheIndex(results.error()))
        return results;
    removeIndex(DataDirectory::searchPathIn(dataDirectory));
    return searchOnce(dataDirectory, request, isCancelled);
}

} // namespace LabChat
