// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/package.h"

#include "core/base/wholefile.h"
#include "core/data/codebook.h"
#include "core/data/datapackage.h"
#include "core/study/participanttable.h"
#include "store/database.h"
#include "store/export/exportmanifest.h"
#include "store/export/rowwriter.h"
#include "store/export/wholefolder.h"
#include "store/sessionrows.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <vector>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QList<TableKind> &packedTables()
{
    static const QList<TableKind> tables(allTables.begin(), allTables.end());
    return tables;
}

QString pathOf(TableKind table)
{
    return u"data/%1.csv"_s.arg(dataTable(table).name);
}

/// Whether a study names participants, who have pseudonyms here.
bool namesParticipants(const Study &study)
{
    return study.table.columns.contains(ParticipantColumns::label) || study.table.columns.contains(ParticipantColumns::nickname);
}

/// The study of a session, with its images.
Result<void> writeStudy(Database &database, const ExportedSession &exported, const QDir &folder, bool hasPseudonyms)
{
    const auto session = readSession(database, exported.id);
    if (!session)
        return tl::unexpected(session.error());
    if ((*session)->isOfOtherSystem() || (hasPseudonyms && namesParticipants((*session)->study)))
        return {};
    const auto study = database.readValue(u"SELECT study FROM session WHERE id = ?"_s, {exported.id});
    if (!study)
        return tl::unexpected(study.error());
    const QString own = u"studies/%1/"_s.arg((*session)->code);
    if (const auto written = writeFileIn(folder, own + (*session)->study.name + u".study.json"_s, study->toString().toUtf8()); !written)
        return written;
    for (auto image = (*session)->study.images.cbegin(); image != (*session)->study.images.cend(); ++image) {
        if (const auto written = writeFileIn(folder, own + image.key(), image.value()); !written)
            return written;
    }
    return {};
}

/// The tables; returns their rows.
Result<QList<TableTarget>> writeTables(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, const QDir &folder, const TableExport::ShouldContinue &shouldContinue)
{
    std::vector<std::unique_ptr<QFile>> files;
    std::vector<std::unique_ptr<CsvTableWriter>> writers;
    QList<TableTarget> targets;
    if (!folder.mkpath(u"data"_s))
        return tl::unexpected(fileNotWritten(folder.filePath(u"data"_s), {}));
    for (const TableKind table : packedTables()) {
        auto file = std::make_unique<QFile>(folder.filePath(pathOf(table)));
        if (!file->open(QIODevice::WriteOnly))
            return tl::unexpected(fileNotWritten(file->fileName(), file->errorString()));
        writers.push_back(std::make_unique<CsvTableWriter>(*file, dataTable(table).columnNames()));
        files.push_back(std::move(file));
        targets.append({table, writers.back().get(), 0});
    }
    if (const auto written = TableExport(database, request, sessions).write(targets, shouldContinue); !written)
        return tl::unexpected(written.error());
    for (const auto &file : files) {
        if (!file->flush() || file->error() != QFileDevice::NoError)
            return tl::unexpected(fileNotWritten(file->fileName(), file->errorString()));
    }
    return targets;
}

/// All files of the package, in a folder that is there.
Result<qint64> writeInto(const QDir &folder, Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, const TableExport::ShouldContinue &shouldContinue)
{
    auto begun = beginManifest(database, request, sessions);
    if (!begun)
        return tl::unexpected(begun.error());
    Package &package = *begun;
    for (const ExportedSession &exported : sessions) {
        if (const auto written = writeStudy(database, exported, folder, request.pseudonyms.areUsed); !written)
            return tl::unexpected(written.error());
    }
    const auto tables = writeTables(database, request, sessions, folder, shouldContinue);
    if (!tables)
        return tl::unexpected(tables.error());
    if (const auto written = writeFileIn(folder, u"codebook.md"_s, codebook(packedTables()).toUtf8()); !written)
        return tl::unexpected(written.error());
    for (const QString &path : filesIn(folder)) {
        const auto file = describeFile(folder, path);
        if (!file)
            return tl::unexpected(file.error());
        package.files.append(*file);
    }
    qint64 rows = 0;
    for (const TableTarget &target : *tables) {
        package.tables.append({target.table, pathOf(target.table), target.rows});
        rows += target.rows;
    }
    // The description's identifier depends on the manifest, too.
    if (const auto written = writeFileIn(folder, u"manifest.json"_s, indentedJson(manifestOf(package))); !written)
        return tl::unexpected(written.error());
    const auto manifest = describeFile(folder, u"manifest.json"_s);
    if (!manifest)
        return tl::unexpected(manifest.error());
    package.files.append(*manifest);
    return writeFileIn(folder, u"datapackage.json"_s, indentedJson(dataPackage(package))).map([rows] { return rows; });
}

} // namespace

Result<qint64> writePackage(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, const QString &target, const TableExport::ShouldContinue &shouldContinue)
{
    qint64 rows = 0;
    const auto written = writeWholeFolder(target, [&](const QDir &folder) {
        return writeInto(folder, database, request, sessions, shouldContinue).map([&rows](qint64 all) { rows = all; });
    });
    return written.map([&rows] { return rows; });
}

} // namespace LabChat
