// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "store/chain/hashchain.h"
#include "store/logcopy.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>
#include <QtCore/QUuid>
#include <QtSql/QSqlDriver>
#include <QtSql/QSqlError>

#include <sqlite3.h>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Database)
};

constexpr int versionWithChains = 9; ///< SQL cannot compute them

QString migrationFile(int version)
{
    static const QStringList names{u"0001_initial.sql"_s, u"0002_operator.sql"_s, u"0003_treatments.sql"_s, u"0004_images.sql"_s,
                                   u"0005_other_systems.sql"_s, u"0006_nonces.sql"_s, u"0007_said.sql"_s, u"0008_said_in_blocks.sql"_s,
                                   u"0009_hash_chain.sql"_s};
    return u":/sql/"_s + names.at(version - 1);
}

/// SQLite takes U+FEFF (or U+FFFE) at the start of a UTF-16 text for a byte order mark: it removes it, and obeys it. One more in front is the one that it removes.
QVariant bindable(const QVariant &value)
{
    if (value.typeId() != QMetaType::QString)
        return value;
    const QString text = value.toString();
    return text.startsWith(QChar::ByteOrderMark) || text.startsWith(QChar::ByteOrderSwapped) ? QVariant(QChar(QChar::ByteOrderMark) + text) : value;
}

/// SQLite gives its further files the permissions of this one. The log has the participants' tickets and the secrets of rooms.
/// Does nothing if the file exists, or cannot be made: SQLite says why.
void makePrivateFile(const QString &path)
{
    QFile file(path);
    (void)file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

/// SQLite would take an empty file for a new log.
Result<void> checkNotEmpty(const QString &path)
{
    if (QFileInfo(path).size() > 0)
        return {};
    return tl::unexpected(Database::damage(Texts::tr("The log's file “%1” is empty: what it contained was lost.").arg(path)));
}

} // namespace

void FinalizeStatement::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<void> runOnce(const Statement &statement)
{
    const bool isDone = sqlite3_step(statement.get()) == SQLITE_DONE;
    const Result<void> done = isDone ? Result<void>() : tl::unexpected(Database::errorOf(sqlite3_db_handle(statement.get())));
    sqlite3_reset(statement.get());
    return done;
}

int Database::schemaVersion()
{
    static const int version = int(QDir(u":/sql"_s).entryList(QDir::Files).size()); // a migration that is added is never forgotten
    return version;
}

Result<std::unique_ptr<Database>> Database::openForWriting(const QString &path, const Progress &progress)
{
    if (QFile::exists(path)) {
        if (const auto kept = checkNotEmpty(path); !kept)
            return tl::unexpected(kept.error());
        return openAndMigrate(path, progress);
    }
    makePrivateFile(path);
    auto opened = openAndMigrate(path, progress);
    if (!opened && QFileInfo(path).size() == 0) // for example on a full disk: the next start begins anew
        QFile::remove(path);
    return opened;
}

Result<std::unique_ptr<Database>> Database::openAndMigrate(const QString &path, const Progress &progress)
{
    auto opened = open(path, u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!opened)
        return opened;
    Database &database = **opened;
    if (const auto version = database.storedVersion(); !version)
        return tl::unexpected(version.error());
    else if (*version > schemaVersion()) // before any change
        return failure(u"log_too_new"_s, Texts::tr("The log was written by a newer LabChat (format %1; this version knows %2). Use the newer version, "
                                                   "or choose another data directory with --data.").arg(*version).arg(schemaVersion()));
    const auto journal = database.readValue(u"PRAGMA journal_mode=WAL"_s);
    if (!journal)
        return tl::unexpected(journal.error());
    if (journal->toString() != u"wal") // SQLite reports this without an error
        return failure(u"no_wal"_s, Texts::tr("The data directory is on a file system that does not support SQLite's write-ahead log (for example, a "
                                              "network drive). Choose a directory on a local disk with --data."));
    for (const QString &pragma : {u"PRAGMA synchronous=FULL"_s, u"PRAGMA foreign_keys=ON"_s, u"PRAGMA journal_size_limit=67108864"_s}) {
        if (const auto set = database.readValue(pragma); !set)
            return tl::unexpected(set.error());
    }
    if (const auto migrated = database.migrate(path, progress); !migrated)
        return tl::unexpected(migrated.error());
    return opened;
}

Result<std::unique_ptr<Database>> Database::openForReading(const QString &path)
{
    if (!QFile::exists(path))
        return failure(u"no_log"_s, Texts::tr("There is no log at “%1”. Check the data directory (--data).").arg(path));
    if (const auto kept = checkNotEmpty(path); !kept)
        return tl::unexpected(kept.error());
    auto opened = open(addressForReading(path), u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!opened)
        return opened;
    const auto version = (*opened)->storedVersion();
    if (!version)
        return tl::unexpected(version.error());
    if (*version > schemaVersion())
        return failure(u"log_too_new"_s,
            Texts::tr("The log was written by a newer LabChat (format %1; this version knows %2). Use the newer version.").arg(*version).arg(schemaVersion()));
    if (*version < schemaVersion())
        return failure(
            u"log_too_old"_s, Texts::tr("The log has an older format (%1). Start LabChat once with this data directory to update the log.").arg(*version));
    return opened;
}

QString Database::addressForReading(const QString &path)
{
    // A copy that is read-only: SQLite can read it if it knows that the file does not change.
    const QFileInfo folder(QFileInfo(path).path());
    const bool isUnchangeable = !folder.isWritable() && !QFile::exists(path + u"-wal"_s);
    QUrl address = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath());
    address.setQuery(isUnchangeable ? u"immutable=1"_s : u"mode=ro"_s);
    return address.toString(QUrl::FullyEncoded);
}

Result<std::unique_ptr<Database>> Database::openDerived(const QString &path)
{
    makePrivateFile(path);
    return open(path, u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000"_s);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, const QString &options)
{
    // SQLite counts its memory for statistics that nobody reads, at each allocation and behind a lock. Has an effect before the first connection.
    [[maybe_unused]] static const int withoutStatistics = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    std::unique_ptr<Database> database(new Database(QUuid::createUuid().toString()));
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_name);
    connection.setDatabaseName(path);
    connection.setConnectOptions(options);
    if (!connection.open())
        return tl::unexpected(explain(connection.lastError()));
    database->m_handle = *static_cast<sqlite3 *const *>(connection.driver()->handle().constData());
    return database;
}

Database::~Database()
{
    for (Statement *statement : {&m_begin, &m_commit, &m_rollback})
        statement->reset(); // otherwise the connection could not be closed
    connection().close();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<Statement> Database::prepareLasting(const std::string &sql)
{
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql.c_str(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &prepared, nullptr) != SQLITE_OK)
        return tl::unexpected(errorOf(m_handle));
    return Statement(prepared);
}

QString Database::fileName() const
{
    return QFile::decodeName(sqlite3_db_filename(handle(), "main"));
}

Result<QSqlQuery> Database::prepare(const QString &sql)
{
    QSqlQuery query(connection());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return tl::unexpected(explain(query.lastError()));
    return query;
}

Result<void> Database::run(const QString &sql, const QVariantList &values)
{
    auto query = prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    return execute(*query, values);
}

Result<void> Database::readRows(const QString &sql, const QVariantList &values, const Visit &visit)
{
    auto query = prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    if (const auto executed = execute(*query, values); !executed)
        return executed;
    while (query->next()) {
        const auto goesOn = visit(*query);
        if (!goesOn)
            return tl::unexpected(goesOn.error());
        if (!*goesOn)
            return {};
    }
    if (query->lastError().isValid())
        return tl::unexpected(explain(query->lastError()));
    return {};
}

Result<StoredRows> Database::select(const QString &sql, const QList<qint64> &numbers)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(handle(), text.constData(), int(text.size()), &prepared, nullptr) != SQLITE_OK)
        return tl::unexpected(errorOf(handle()));
    StoredRows rows(prepared);
    for (qsizetype i = 0; i < numbers.size(); ++i)
        sqlite3_bind_int64(prepared, int(i) + 1, numbers.at(i));
    return rows;
}

Result<void> Database::scan(const QString &sql, const QList<qint64> &numbers, const VisitStored &visit)
{
    auto rows = select(sql, numbers);
    if (!rows)
        return tl::unexpected(rows.error());
    while (true) {
        const auto isThere = rows->step();
        if (!isThere)
            return tl::unexpected(isThere.error());
        if (!*isThere)
            return {};
        const auto goesOn = visit(rows->row());
        if (!goesOn)
            return tl::unexpected(goesOn.error());
        if (!*goesOn)
            return {};
    }
}

Result<QVariant> Database::readValue(const QString &sql, const QVariantList &values)
{
    QVariant value;
    const auto read = readRows(sql, values, [&value](const QSqlQuery &row) {
        value = row.value(0);
        return false;
    });
    if (!read)
        return tl::unexpected(read.error());
    return value;
}

void Database::cancelWhen(const std::function<bool()> &isCancelled)
{
    constexpr int stepsPerQuestion = 10'000; // about a millisecond
    m_isCancelled = isCancelled;
    sqlite3_progress_handler(handle(), stepsPerQuestion, [](void *asked) { return (*static_cast<const std::function<bool()> *>(asked))() ? 1 : 0; }, &m_isCancelled);
}

Result<void> Database::begin()
{
    return runLasting(m_begin, "BEGIN IMMEDIATE"); // the writer gets its lock at once and never has to upgrade a read lock
}

Result<void> Database::commit()
{
    return runLasting(m_commit, "COMMIT");
}

void Database::rollback()
{
    (void)runLasting(m_rollback, "ROLLBACK"); // after some errors SQLite has already rolled back, and reports that
}

/// A statement without values. Each batch of messages is between two of them, so they go past QSqlQuery, and are compiled once.
Result<void> Database::runLasting(Statement &statement, const char *sql)
{
    if (!statement) {
        auto prepared = prepareLasting(sql);
        if (!prepared)
            return tl::unexpected(prepared.error());
        statement = std::move(*prepared);
    }
    return runOnce(statement);
}

Error Database::errorOf(sqlite3 *connection)
{
    return explain(sqlite3_extended_errcode(connection), QString::fromUtf8(sqlite3_errmsg(connection)));
}

Result<int> Database::storedVersion()
{
    const auto version = readValue(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    if (version->toInt() < 0)
        return tl::unexpected(damage(Texts::tr("The log's file has the impossible format %1.").arg(version->toInt())));
    return version->toInt();
}

/// The copy comes first, and is a third of the work.
Result<void> Database::migrate(const QString &path, const Progress &progress)
{
    constexpr int copied = 30, all = 100;
    const auto version = storedVersion();
    if (!version)
        return tl::unexpected(version.error());
    int reported = -1;
    const auto report = [&](int percent) {
        if (progress && percent > reported)
            progress(reported = percent);
    };
    if (*version > 0 && *version < schemaVersion()) {
        report(0);
        if (const auto kept = keepLogCopy(*this, path, *version, [&](int percent) { report(percent * copied / all); }); !kept)
            return kept;
    }
    for (int next = *version + 1; next <= schemaVersion(); ++next) {
        if (const auto migrated = runMigration(next, [&](int percent) { report(copied + percent * (all - copied) / all); }); !migrated)
            return migrated;
    }
    removeLogCopies(path); // also one that was still there when an update was interrupted just after it had succeeded
    return {};
}

Result<void> Database::runMigration(int version, const Progress &progress)
{
    QFile file(migrationFile(version));
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"not_stored"_s, Texts::tr("The program is incomplete: “%1” is missing.").arg(file.fileName()));
    static const QRegularExpression endOfStatement(u";\\s*\\n\\s*\\n"_s);
    const QStringList statements = QString::fromUtf8(file.readAll()).split(endOfStatement, Qt::SkipEmptyParts);
    auto done = begin();
    if (!done)
        return done;
    done = runStatements(statements);
    if (done && version == versionWithChains)
        done = makeChains(*this, progress);
    if (done)
        done = run(u"PRAGMA user_version=%1"_s.arg(version));
    if (done)
        done = commit();
    if (!done)
        rollback();
    return done;
}

Result<void> Database::runStatements(const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (const auto executed = statement.trimmed().isEmpty() ? Result<void>() : run(statement); !executed)
            return executed;
    }
    return {};
}

Error Database::explain(const QSqlError &error)
{
    return explain(error.nativeErrorCode().toInt(), error.text());
}

Error Database::explain(int code, const QString &message)
{
    constexpr int full = 13, corrupt = 11, notADatabase = 26, readOnly = 8, cannotOpen = 14, busy = 5, interrupted = 9;
    switch (code & 0xff) { // SQLite's primary result codes
    case full:
        return {u"disk_full"_s, Texts::tr("The disk is full: nothing can be stored. Free some space; LabChat then continues by itself.")};
    case corrupt:
    case notADatabase:
        return {u"log_damaged"_s, Texts::tr("The log's file is damaged. Keep a copy of the data directory, then restore it from a backup "
                                            "or choose another directory with --data.")};
    case readOnly:
    case cannotOpen:
        return {u"data_not_writable"_s, Texts::tr("The log's file cannot be opened. Check the permissions of the data directory and of the files in it.")};
    case interrupted:
        return {u"cancelled"_s, Texts::tr("Reading the log was cancelled.")};
    case busy:
        return {u"log_busy"_s, Texts::tr("Another program has locked the log's file. Close that program; LabChat tries again by itself.")};
    default:
        return {u"not_stored"_s, Texts::tr("The log cannot be used: %1 (%2).").arg(message).arg(code)};
    }
}

Error Database::damage(const QString &what)
{
    return {u"log_damaged"_s, Texts::tr("%1 Keep a copy of the data directory, then restore it from a backup, or open it with the version of LabChat that "
                                        "wrote it.", "a sentence about what is damaged").arg(what)};
}

Result<void> execute(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), bindable(values.at(i)));
    if (!query.exec())
        return tl::unexpected(Database::explain(query.lastError()));
    return {};
}

} // namespace LabChat
