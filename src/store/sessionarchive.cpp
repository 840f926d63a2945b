// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sessionarchive.h"

#include "core/base/wholefile.h"
#include "store/database.h"
#include "store/datadirectory.h"
#include "store/logcontents.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SessionArchive)
};

/// The id of a session that has ended.
Result<qint64> findEnded(const QString &databasePath, const QString &code)
{
    const auto log = Database::openForReading(databasePath);
    if (!log)
        return tl::unexpected(log.error());
    const auto id = (*log)->readValue(u"SELECT id FROM session WHERE code = ?"_s, {code});
    if (!id)
        return tl::unexpected(id.error());
    if (!id->isValid())
        return failure(u"no_session"_s, Texts::tr("There is no session “%1” in the log.").arg(code));
    const auto hasEnded = (*log)->readValue(u"SELECT 1 FROM session WHERE id = ? AND "_s + hasEndedSql(), {*id});
    if (!hasEnded)
        return tl::unexpected(hasEnded.error());
    if (!hasEnded->isValid())
        return failure(u"not_ended"_s, Texts::tr("Only a session that has ended can be archived."));
    return id->toLongLong();
}

/// The tables that have rows of sessions, with the column that says of which one.
Result<QList<std::pair<QString, QString>>> tablesOfSessions(Database &database)
{
    QList<std::pair<QString, QString>> tables{{u"session"_s, u"id"_s}};
    const auto read = database.readRows(u"SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'session_id' ORDER BY m.name"_s, {},
                                        [&tables](const QSqlQuery &row) {
        tables.append({row.value(0).toString(), u"session_id"_s});
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return tables;
}

Result<QString> columnsOf(Database &database, const QString &table)
{
    const auto columns = database.readValue(u"SELECT group_concat('\"' || name || '\"', ', ') FROM pragma_table_info(?)"_s, {table});
    return columns ? Result<QString>(columns->toString()) : tl::unexpected(columns.error());
}

/// Within a transaction over both files.
Result<void> copyRows(Database &archive, qint64 id)
{
    const auto tables = tablesOfSessions(archive);
    if (!tables)
        return tl::unexpected(tables.error());
    for (const auto &[table, key] : *tables) {
        const auto columns = columnsOf(archive, table);
        if (!columns)
            return tl::unexpected(columns.error());
        const QString sql = u"INSERT INTO main.%1 (%2) SELECT %2 FROM log.%1 WHERE %3 = ?"_s.arg(table, *columns, key);
        if (const auto copied = archive.run(sql, {id}); !copied)
            return copied;
    }
    return {};
}

/// Fills the file of a new, empty log.
Result<void> fill(const QString &archivePath, const QString &databasePath, qint64 id)
{
    const auto archive = Database::openDerived(archivePath);
    if (!archive)
        return tl::unexpected(archive.error());
    if (const auto attached = (*archive)->run(u"ATTACH DATABASE ? AS log"_s, {Database::addressForReading(databasePath)}); !attached)
        return attached;
    Result<void> done = (*archive)->run(u"BEGIN"_s);
    if (done)
        done = copyRows(**archive, id);
    if (done)
        done = (*archive)->run(u"COMMIT"_s);
    if (!done)
        return done;
    // One file, which can also be read where nothing can be written.
    const auto mode = (*archive)->readValue(u"PRAGMA main.journal_mode=DELETE"_s);
    return mode ? Result<void>() : tl::unexpected(mode.error());
}

} // namespace

Result<void> writeSessionArchive(const QString &databasePath, const QString &sessionCode, const QString &fileName)
{
    const auto id = findEnded(databasePath, sessionCode);
    if (!id)
        return tl::unexpected(id.error());
    const QTemporaryDir folder;
    const QString path = DataDirectory::databasePathIn(folder.path());
    if (const auto empty = Database::openForWriting(path); !empty) // and closed again
        return tl::unexpected(empty.error());
    if (const auto filled = fill(path, databasePath, *id); !filled)
        return filled;
    QFile complete(path);
    if (!complete.open(QIODevice::ReadOnly))
        return tl::unexpected(fileNotWritten(path, complete.errorString()));
    return writePrivately(fileName, [&](QIODevice &target) -> Result<void> {
        const QString reason = copyBlocks(complete, target);
        return reason.isEmpty() ? Result<void>() : tl::unexpected(fileNotWritten(fileName, reason));
    });
}

Result<void> openSessionArchive(const QString &fileName, const QString &dataDirectory)
{
    const Error notAnArchive{u"not_an_archive"_s, Texts::tr("“%1” is not a session archive of LabChat, or cannot be read.").arg(fileName)};
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly) || file.peek(16) != QByteArrayView("SQLite format 3", 16))
        return tl::unexpected(notAnArchive);
    const QString path = DataDirectory::databasePathIn(dataDirectory);
    const auto copied = writePrivately(path, [&](QIODevice &target) -> Result<void> {
        const QString reason = copyBlocks(file, target);
        return reason.isEmpty() ? Result<void>() : tl::unexpected(fileNotWritten(path, reason));
    });
    if (!copied)
        return copied;
    const auto log = Database::openForWriting(path);
    if (!log && log.error().code == u"log_too_new")
        return failure(u"log_too_new"_s, Texts::tr("The archive “%1” was written by a newer LabChat. Open it with the newer version.").arg(fileName));
    if (!log)
        return tl::unexpected(log.error());
    const auto sessions = (*log)->readValue(u"SELECT count(*) FROM session"_s);
    if (!sessions)
        return tl::unexpected(sessions.error());
    return sessions->toInt() > 0 ? Result<void>() : tl::unexpected(notAnArchive);
}

} // namespace LabChat
