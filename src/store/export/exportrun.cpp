// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/exportrun.h"

#include "core/base/wholefile.h"
#include "store/database.h"
#include "store/export/convokit.h"
#include "store/export/jsonlines.h"
#include "store/export/package.h"
#include "store/export/rowwriter.h"
#include "store/export/statisticsfile.h"
#include "store/export/tableexport.h"
#include "store/export/wholefolder.h"
#include "store/export/workbook.h"
#include "store/logcontents.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
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

Result<ExportScope> findScope(Database &database, const ExportRequest &request)
{
    const QString code = request.sessionCode.isNull() ? u""_s : request.sessionCode;
    ExportScope scope;
    const auto read = database.readRows(u"SELECT id, code, ticket_key FROM session WHERE "_s + ofSession + u" ORDER BY id"_s,
                                        {code, code, code, code}, [&scope](const QSqlQuery &row) {
        scope.sessions.append({row.value(0).toLongLong(), 0});
        scope.names.append(nameOf(row.value(1).toString(), row.value(2).toString()));
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    if (scope.sessions.isEmpty() && !request.sessionCode.isEmpty())
        return failure(u"no_session"_s, Texts::tr("There is no session “%1” in the log.").arg(request.sessionCode));
    if (scope.sessions.size() > 1 && !request.sessionCode.isEmpty())
        return failure(u"several_sessions"_s, Texts::tr("There are several sessions “%1” in the log: %2. Name one of them by LabChat's own code.").arg(request.sessionCode, scope.names.join(u", "_s)));
    return scope;
}

/// An export that has begun: what it reads, and whom it tells how far it is.
struct RunningExport {
    Database &database;
    const ExportRequest &request;
    QList<ExportedSession> sessions;
    ExportPromise &promise;

    [[nodiscard]] bool goesOn(qint64 events) const
    {
        promise.setProgressValue(int(qMin<qint64>(events, std::numeric_limits<int>::max())));
        return !promise.isCanceled();
    }
    [[nodiscard]] Result<void> write(QList<TableTarget> &targets) const
    {
        return TableExport(database, sessions).write(targets, [this](qint64 events) { return goesOn(events); });
    }
    /// For files that say when they were made: so that the same log gives the same bytes.
    [[nodiscard]] qint64 fileTimeMs() const
    {
        const auto createdAtMs = database.readValue(u"SELECT max(created_at_ms) FROM session"_s);
        return createdAtMs ? createdAtMs->toLongLong() : 0;
    }
};

Result<qint64> writeTable(const RunningExport &run, QIODevice &target)
{
    const TableKind kind = infoOf(run.request.format).table.value_or(TableKind::Events);
    std::unique_ptr<TableWriter> writer;
    if (run.request.format == ExportFormat::JsonLines)
        writer = std::make_unique<JsonLinesWriter>(target, kind);
    else
        writer = std::make_unique<CsvTableWriter>(target, dataTable(kind).columnNames());
    QList<TableTarget> targets{{kind, writer.get(), 0}};
    return run.write(targets).map([&targets] { return targets.constFirst().rows; });
}

/// Through a file of its own, because the library writes into files only.
Result<qint64> writeWorkbook(const RunningExport &run, QIODevice &target)
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
    while (!file.atEnd()) {
        const QByteArray block = file.read(1 << 20);
        if (block.isEmpty() || target.write(block) != block.size())
            return tl::unexpected(fileNotWritten(run.request.fileName, block.isEmpty() ? file.errorString() : target.errorString()));
    }
    return std::accumulate(targets.cbegin(), targets.cend(), qint64(0), [](qint64 sum, const TableTarget &each) { return sum + each.rows; });
}

/// In two steps, because the head of such a file describes its rows.
Result<qint64> writeStatisticsFile(const RunningExport &run, QIODevice &target)
{
    const DataTable &table = dataTable(run.request.table);
    SpooledRows rows(table.columns.size());
    QList<TableTarget> targets{{run.request.table, &rows, 0}};
    auto written = run.write(targets);
    if (written)
        written = writeStatistics(target, run.request.format == ExportFormat::Stata ? StatisticsFormat::Stata : StatisticsFormat::Spss, table, rows,
                                  run.fileTimeMs());
    return written.map([&rows] { return rows.count(); });
}

Result<qint64> writeCorpus(const RunningExport &run)
{
    QList<TableTarget> targets{{TableKind::Messages, nullptr, 0}};
    const auto written = writeWholeFolder(run.request.fileName, [&](const QDir &folder) {
        ConvoKitWriter writer(folder);
        targets.first().writer = &writer;
        return run.write(targets);
    });
    return written.map([&targets] { return targets.constFirst().rows; });
}

Result<qint64> writeOneFile(const RunningExport &run, QIODevice &target)
{
    switch (run.request.format) {
    case ExportFormat::Workbook:
        return writeWorkbook(run, target);
    case ExportFormat::Stata:
    case ExportFormat::Spss:
        return writeStatisticsFile(run, target);
    default:
        return writeTable(run, target);
    }
}

/// The file or folder gets its name only when it is complete; `-` is standard output.
Result<qint64> writeWhole(const RunningExport &run)
{
    if (run.request.format == ExportFormat::Package)
        return writePackage(run.database, run.sessions, run.request.fileName, [&run](qint64 events) { return run.goesOn(events); });
    if (run.request.format == ExportFormat::ConvoKit)
        return writeCorpus(run);
    qint64 rows = 0;
    const WriteContents write = [&](QIODevice &target) -> Result<void> {
        const auto done = writeOneFile(run, target);
        if (!done)
            return tl::unexpected(done.error());
        rows = *done;
        return run.promise.isCanceled() ? Result<void>(tl::unexpected(exportCancelled())) : Result<void>(); // cancelled after the last row
    };
    const auto written = run.request.fileName == u"-" ? writeToStandardOutput(write) : writeCompletely(run.request.fileName, write);
    return written.map([&rows] { return rows; });
}

} // namespace

Result<ExportSummary> writeExport(Database &database, const ExportRequest &request, ExportPromise &promise)
{
    database.cancelWhen([&promise] { return promise.isCanceled(); });
    Result<void> sound = checkPages(database);
    if (sound && request.sessionCode.isEmpty()) // a session by itself can be complete
        sound = checkSessions(database);
    if (!sound)
        return tl::unexpected(sound.error());
    const auto scope = findScope(database, request);
    if (!scope)
        return tl::unexpected(scope.error());
    const auto events = TableExport(database, scope->sessions).events();
    if (!events)
        return tl::unexpected(events.error());
    promise.setProgressRange(0, int(qMin<qint64>(*events, std::numeric_limits<int>::max())));
    return writeWhole({database, request, scope->sessions, promise}).map([&](qint64 rows) { return ExportSummary{rows, request.fileName}; });
}

} // namespace LabChat
