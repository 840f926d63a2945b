// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/exportrun.h"

#include "core/base/wholefile.h"
#include "core/exportarguments.h"
#include "store/database.h"
#include "store/export/contactlist.h"
#include "store/export/convokit.h"
#include "store/export/dialectwriter.h"
#include "store/export/exportmanifest.h"
#include "store/export/jsonlines.h"
#include "store/export/package.h"
#include "store/export/pseudonymizer.h"
#include "store/export/rowwriter.h"
#include "store/export/statisticsfile.h"
#include "store/export/wholefolder.h"
#include "store/export/workbook.h"
#include "store/logcontents.h"
#include "store/transcript/transcript.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMap>
#include <QtCore/QTemporaryDir>

#include <limits>
#include <numeric>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::SqliteArchive)
};

/// Rows that are missing are not noticed by reading the others: a page whose contents were lost looks like an empty one. Reads the whole file.
Result<void> checkPages(Database &database)
{
    const auto found = database.readValue(u"PRAGMA quick_check(1)"_s);
    if (!found)
        return tl::unexpected(found.error());
    if (found->toString() != u"ok")
        return failure(u"log_damaged"_s, Texts::tr("The log's file is damaged (%1), so nothing was exported. Keep a copy of the data directory, then restore it from a backup.")
                                             .arg(found->toString().simplified()));
    return {};
}

/// What belongs to a session that is missing would be left out, without a word.
Result<void> checkSessions(Database &database)
{
    const auto missing = findMissingSessions(database);
    if (!missing)
        return tl::unexpected(missing.error());
    return missing->isEmpty() ? Result<void>() : tl::unexpected(missingSession(missing->constFirst()));
}

struct ExportScope {
    QList<ExportedSession> sessions;
    QStringList names;  ///< of each, in words
};

/// A session's own code, and where it comes from.
QString nameOf(const QString &code, const QString &key)
{
    return key.isEmpty() ? Texts::tr("%1 (without a key, open to anybody)").arg(code) : Texts::tr("%1 (key “%2”)").arg(code, key);
}

/// Those with this code, which is of one session, or else those of other systems with this name, or, if it is empty, all.
const QString ofSession = u"? = '' OR code = ? OR (other_session = ? AND NOT EXISTS (SELECT 1 FROM session WHERE code = ?))"_s;

/// @p code: empty: all sessions.
Result<ExportScope> findSessions(Database &database, const QString &code)
{
    ExportScope scope;
    const auto read = database.readRows(u"SELECT id, code, ticket_key FROM session WHERE "_s + ofSession + u" ORDER BY id"_s,
                                        {code, code, code, code}, [&scope](const QSqlQuery &row) {
        scope.sessions.append({row.value(0).toLongLong(), 0});
        scope.names.append(nameOf(row.value(1).toString(), row.value(2).toString()));
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    if (scope.sessions.isEmpty() && !code.isEmpty())
        return failure(u"no_session"_s, Texts::tr("There is no session “%1” in the log.").arg(code));
    if (scope.sessions.size() > 1 && !code.isEmpty())
        return failure(u"several_sessions"_s, Texts::tr("There are several sessions “%1” in the log: %2. Name one of them by LabChat's own code.").arg(code, scope.names.join(u", "_s)));
    return scope;
}

/// Each once, by their ids.
Result<QList<ExportedSession>> findScope(Database &database, const QStringList &codes)
{
    QMap<qint64, ExportedSession> sessions;
    for (const QString &code : codes.isEmpty() ? QStringList{u""_s} : codes) {
        const auto found = findSessions(database, code);
        if (!found)
            return tl::unexpected(found.error());
        for (const ExportedSession &session : found->sessions)
            sessions.insert(session.id, session);
    }
    return sessions.values();
}

/// An export that has begun: what it reads, and whom it tells how far it is.
struct RunningExport {
    Database &database;
    const ExportRequest &request;
    QList<ExportedSession> sessions;
    TableExport::ShouldContinue goesOn;

    [[nodiscard]] Result<void> write(QList<TableTarget> &targets) const { return TableExport(database, request, sessions).write(targets, goesOn); }
    /// For files that say when they were made: so that the same log gives the same bytes.
    [[nodiscard]] qint64 fileTimeMs() const
    {
        const auto createdAtMs = database.readValue(u"SELECT max(created_at_ms) FROM session"_s);
        return createdAtMs ? createdAtMs->toLongLong() : 0;
    }
};

/// How many rows of which tables were written.
using WrittenTables = QList<PackedTable>;

WrittenTables writtenTables(const QList<TableTarget> &targets)
{
    WrittenTables tables;
    for (const TableTarget &target : targets)
        tables.append({target.table, {}, target.rows});
    return tables;
}

std::unique_ptr<TableWriter> writerFor(const ExportRequest &request, TableKind kind, QIODevice &target)
{
    if (request.format == ExportFormat::JsonLines)
        return std::make_unique<JsonLinesWriter>(target, kind);
    if (request.dialect != CsvDialect())
        return std::make_unique<DialectWriter>(target, dataTable(kind), request.dialect);
    return std::make_unique<CsvTableWriter>(target, dataTable(kind).columnNames());
}

Result<WrittenTables> writeTable(const RunningExport &run, QIODevice &target)
{
    const TableKind kind = infoOf(run.request.format).table.value_or(TableKind::Events);
    const std::unique_ptr<TableWriter> writer = writerFor(run.request, kind, target);
    QList<TableTarget> targets{{kind, writer.get(), 0}};
    return run.write(targets).map([&targets] { return writtenTables(targets); });
}

/// Through a file of its own, because the library writes into files only.
Result<WrittenTables> writeWorkbook(const RunningExport &run, QIODevice &target)
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"workbook.xlsx"_s);
    const QList<TableKind> tables(allTables.begin(), allTables.end());
    auto workbook = Workbook::create(name, tables, run.fileTimeMs());
    if (!workbook)
        return tl::unexpected(workbook.error());
    QList<TableTarget> targets;
    for (const TableKind table : tables)
        targets.append({table, &(*workbook)->sheet(table), 0});
    auto written = run.write(targets);
    if (written)
        written = (*workbook)->close();
    if (!written)
        return tl::unexpected(written.error());
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(fileNotWritten(name, file.errorString()));
    if (const QString reason = copyBlocks(file, target); !reason.isEmpty())
        return tl::unexpected(fileNotWritten(run.request.fileName, reason));
    return writtenTables(targets);
}

/// In two steps, because the head of such a file describes its rows.
Result<WrittenTables> writeStatisticsFile(const RunningExport &run, QIODevice &target)
{
    const DataTable &table = dataTable(run.request.table);
    SpooledRows rows(table.columns.size());
    QList<TableTarget> targets{{run.request.table, &rows, 0}};
    auto written = run.write(targets);
    if (written)
        written = writeStatistics(target, run.request.format == ExportFormat::Stata ? StatisticsFormat::Stata : StatisticsFormat::Spss, table, rows,
                                  run.fileTimeMs());
    return written.map([&targets] { return writtenTables(targets); });
}

Result<WrittenTables> writeCorpus(const RunningExport &run)
{
    QList<TableTarget> targets{{TableKind::Messages, nullptr, 0}};
    const auto written = writeWholeFolder(run.request.fileName, [&](const QDir &folder) {
        ConvoKitWriter writer(folder);
        targets.first().writer = &writer;
        return run.write(targets);
    });
    return written.map([&targets] { return writtenTables(targets); });
}

Result<WrittenTables> writeContacts(const RunningExport &run, QIODevice &target)
{
    const auto contacts = findContacts(run.database, run.request, run.sessions, run.goesOn);
    if (!contacts)
        return tl::unexpected(contacts.error());
    const QByteArray csv = contactsAsCsv(*contacts);
    if (target.write(csv) != csv.size())
        return tl::unexpected(exportNotWritten(target.errorString()));
    return WrittenTables{{TableKind::Messages, {}, contacts->size()}};
}

Result<WrittenTables> writeOneFile(const RunningExport &run, QIODevice &target)
{
    switch (run.request.format) {
    case ExportFormat::Workbook:
        return writeWorkbook(run, target);
    case ExportFormat::Stata:
    case ExportFormat::Spss:
        return writeStatisticsFile(run, target);
    case ExportFormat::Contacts:
        return writeContacts(run, target);
    case ExportFormat::Transcript:
        return writeTranscript(run.database, run.request, run.sessions, target, run.goesOn).map([](qint64 messages) { return WrittenTables{{TableKind::Messages, {}, messages}}; });
    default:
        return writeTable(run, target);
    }
}

/// The file or folder gets its name only when it is complete; `-` is standard output.
Result<WrittenTables> writeWhole(const RunningExport &run)
{
    if (run.request.format == ExportFormat::Package)
        return writePackage(run.database, run.request, run.sessions, run.request.fileName, run.goesOn).map([](qint64 rows) { return WrittenTables{{TableKind::Messages, {}, rows}}; });
    if (run.request.format == ExportFormat::ConvoKit)
        return writeCorpus(run);
    WrittenTables tables;
    const WriteContents write = [&](QIODevice &target) -> Result<void> {
        const auto done = writeOneFile(run, target);
        if (!done)
            return tl::unexpected(done.error());
        tables = *done;
        const auto events = TableExport(run.database, run.request, run.sessions).events();
        return run.goesOn(events.value_or(0)) ? Result<void>() : tl::unexpected(exportCancelled()); // cancelled after the last row
    };
    const auto written = run.request.fileName == u"-" ? writeToStandardOutput(write) : writeCompletely(run.request.fileName, write);
    return written.map([&tables] { return tables; });
}

Result<void> writeText(const QString &fileName, const QByteArray &text)
{
    return writeCompletely(fileName, [&text](QIODevice &file) -> Result<void> {
        return file.write(text) == text.size() ? Result<void>() : tl::unexpected(exportNotWritten(file.errorString()));
    });
}

/// The command that writes it again, and the list that it needs.
Result<void> writeCommand(const RunningExport &run)
{
    const ExportRequest &request = run.request;
    const QString list = request.pseudonyms.replaced.isEmpty() ? QString() : request.fileName + u".contacts.csv"_s;
    const Result<void> listed = list.isEmpty() ? Result<void>() : writeText(list, passagesAsCsv(request.pseudonyms.replaced));
    if (!listed)
        return listed;
    const QString command = exportCommandLine(request, QFileInfo(run.database.fileName()).path(), list);
    return writeText(request.fileName + u".command.txt"_s, command.toUtf8() + '\n');
}

/// What was asked for beside the export itself.
Result<void> writeBeside(const RunningExport &run, const WrittenTables &tables)
{
    const ExportRequest &request = run.request;
    if (request.hasManifest && request.format != ExportFormat::Package) { // which has one inside
        auto manifest = beginManifest(run.database, request, run.sessions);
        if (!manifest)
            return tl::unexpected(manifest.error());
        if (request.format != ExportFormat::Contacts)
            manifest->tables = tables;
        if (const auto written = writeManifestBeside(request.fileName, *manifest); !written)
            return written;
    }
    if (!request.pseudonyms.keyFile.isEmpty()) {
        const auto key = pseudonymKey(run.database, run.sessions);
        if (!key)
            return tl::unexpected(key.error());
        if (const auto written = writePrivately(request.pseudonyms.keyFile, *key); !written)
            return written;
    }
    return request.hasCommandLine ? writeCommand(run) : Result<void>();
}

/// Of the file; of a folder that of its manifest, which has the others.
QString checksumOf(const QString &fileName)
{
    return sha256Of(QFileInfo(fileName).isDir() ? QDir(fileName).filePath(u"manifest.json"_s) : fileName);
}

} // namespace

Result<ExportSummary> writeExport(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, const TableExport::ShouldContinue &goesOn)
{
    const RunningExport run{database, request, sessions, goesOn};
    const auto tables = writeWhole(run);
    if (!tables)
        return tl::unexpected(tables.error());
    if (const auto written = writeBeside(run, *tables); !written)
        return tl::unexpected(written.error());
    const qint64 rows = std::accumulate(tables->cbegin(), tables->cend(), qint64(0), [](qint64 sum, const PackedTable &each) { return sum + each.rows; });
    return ExportSummary{rows, request.fileName, checksumOf(request.fileName)};
}

Result<ExportSummary> writeExport(Database &database, const ExportRequest &request, ExportPromise &promise)
{
    const auto isCancelled = [&promise] { return promise.isCanceled(); };
    database.cancelWhen(isCancelled);
    Result<void> sound = checkPages(database);
    if (sound && request.sessions.isEmpty()) // a session by itself can be complete
        sound = checkSessions(database);
    if (!sound)
        return tl::unexpected(sound.error());
    const auto sessions = findExportedSessions(database, request, isCancelled);
    if (!sessions)
        return tl::unexpected(sessions.error());
    const auto events = TableExport(database, request, *sessions).events();
    if (!events)
        return tl::unexpected(events.error());
    promise.setProgressRange(0, int(qMin<qint64>(*events, std::numeric_limits<int>::max())));
    return writeExport(database, request, *sessions, [&promise](qint64 done) {
        promise.setProgressValue(int(qMin<qint64>(done, std::numeric_limits<int>::max())));
        return !promise.isCanceled();
    });
}

Result<QList<ExportedSession>> findExportedSessions(Database &database, const ExportRequest &request, const std::function<bool()> &isCancelled)
{
    database.cancelWhen(isCancelled);
    return findScope(database, request.sessions);
}

} // namespace LabChat
