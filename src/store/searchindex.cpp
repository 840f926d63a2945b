// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindex.h"

#include "store/database.h"
#include "store/datadirectory.h"
#include "store/saidindex.h"
#include "store/searchpiece.h"
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

constexpr int indexVersion = 2;
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

/// `piece` contains the texts, in the order of each session's seq. `indexed` records how far it goes, and for which log.
Result<void> create(Database &index)
{
    return runAll(index, {u"BEGIN"_s,
                          u"CREATE TABLE piece (id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL, newest_ms INTEGER NOT NULL, texts BLOB NOT NULL, places BLOB NOT NULL) STRICT"_s,
                          u"CREATE INDEX piece_of_session ON piece (session_id)"_s,
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
    for (const QString &pragma : {u"PRAGMA page_size=32768"_s, u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=NORMAL"_s}) {
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

/// The last piece of a session, which may have room for more, or a new one; and what is added to it.
class LastPiece final {
public:
    explicit LastPiece(Database &index, qint64 session) : m_index(index), m_session(session) {}

    Result<void> open()
    {
        return m_index.scan(u"SELECT id, texts, places FROM piece WHERE session_id = ? ORDER BY id DESC LIMIT 1"_s, {m_session}, [this](const StoredRow &row) -> Result<bool> {
            const SearchPiece last(row.blob(1).toByteArray(), row.blob(2).toByteArray());
            if (!last.isFull()) {
                m_id = row.number(0);
                m_piece = last;
            }
            return false;
        });
    }

    Result<void> add(const SearchPiece::Place &place, QByteArrayView text)
    {
        m_piece.add(place, text);
        if (!m_piece.isFull())
            return {};
        const auto stored = store();
        m_piece = {};
        m_id = {};
        return stored;
    }

    Result<void> store()
    {
        if (m_piece.isEmpty())
            return {};
        return m_index.run(u"INSERT OR REPLACE INTO piece (id, session_id, newest_ms, texts, places) VALUES (?, ?, ?, ?, ?)"_s,
                           {m_id, m_session, m_piece.newestMs(), m_piece.texts(), m_piece.places()});
    }

private:
    Database &m_index;
    qint64 m_session;
    QVariant m_id; ///< NULL: it is a new one
    SearchPiece m_piece;
};

Result<void> copyMessages(Database &index, const Progress &part)
{
    LastPiece piece(index, part.session);
    if (const auto opened = piece.open(); !opened)
        return opened;
    const auto copied = index.scan(u"SELECT seq, at_ms, body FROM log.event WHERE session_id = ? AND seq > ? AND seq <= ? AND "_s + saidSql() + u" ORDER BY seq"_s,
                                   {part.session, part.indexed, part.last}, [&piece](const StoredRow &row) -> Result<bool> {
        return piece.add({row.number(0), row.number(1)}, row.bytes(2)).map([] { return true; });
    });
    if (!copied)
        return copied;
    if (const auto stored = piece.store(); !stored)
        return stored;
    return index.run(u"INSERT OR REPLACE INTO indexed SELECT id, code, ? FROM log.session WHERE id = ?"_s, {part.last, part.session});
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
                return tl::unexpected(searchCancelled());
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
    return findMessages(**index, request, isCancelled);
}

/// Errors that disappear when the index is created again.
bool isOfTheIndex(const Error &error)
{
    return error.code == u"log_damaged" || error.code == u"other_version" || error.code == u"other_log" || error.code == u"not_stored";
}

} // namespace

Error searchCancelled()
{
    return {u"cancelled"_s, Texts::tr("The search was cancelled.")};
}

Result<SearchResults> searchMessages(const QString &dataDirectory, const SearchRequest &request, const std::function<bool()> &isCancelled)
{
    auto results = searchOnce(dataDirectory, request, isCancelled);
    if (results || !isOfTheIndex(results.error()))
        return results;
    removeIndex(DataDirectory::searchPathIn(dataDirectory));
    return searchOnce(dataDirectory, request, isCancelled);
}

} // namespace LabChat
