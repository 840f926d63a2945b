// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/package.h"

#include "core/base/wholefile.h"
#include "core/data/codebook.h"
#include "core/data/datapackage.h"
#include "store/database.h"
#include "store/export/rowwriter.h"
#include "store/export/wholefolder.h"
#include "store/sessionrows.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <limits>
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

QByteArray asJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<PackedFile> describe(const QDir &folder, const QString &path)
{
    const QFileInfo file(folder.filePath(path));
    const QString sum = sha256Of(file.filePath());
    if (sum.isEmpty())
        return tl::unexpected(fileNotWritten(file.filePath(), {}));
    return PackedFile{path, file.size(), sum};
}

/// What a session's part of the manifest says; its studies and images are written.
Result<PackedSession> packSession(Database &database, const ExportedSession &exported, const QDir &folder)
{
    const auto session = readSession(database, exported.id);
    if (!session)
        return tl::unexpected(session.error());
    PackedSession packed{(*session)->code, (*session)->exportedCode(), (*session)->study.name, (*session)->createdAtMs, 0, {}};
    const auto counted = database.readRows(u"SELECT kind, count(*) FROM event WHERE session_id = ? AND seq <= ? GROUP BY kind ORDER BY kind"_s,
                                           {exported.id, exported.lastSeq == 0 ? std::numeric_limits<qint64>::max() : exported.lastSeq}, [&packed](const QSqlQuery &row) {
        packed.events.append({row.value(0).toString(), row.value(1).toLongLong()});
        packed.lastSeq += row.value(1).toLongLong();
        return true;
    });
    if (!counted)
        return tl::unexpected(counted.error());
    if ((*session)->isOfOtherSystem())
        return packed;
    const auto study = database.readValue(u"SELECT study FROM session WHERE id = ?"_s, {exported.id});
    if (!study)
        return tl::unexpected(study.error());
    const QString own = u"studies/%1/"_s.arg((*session)->code);
    if (const auto written = writeFileIn(folder, own + (*session)->study.name + u".study.json"_s, study->toString().toUtf8()); !written)
        return tl::unexpected(written.error());
    for (auto image = (*session)->study.images.cbegin(); image != (*session)->study.images.cend(); ++image) {
        if (const auto written = writeFileIn(folder, own + image.key(), image.value()); !written)
            return tl::unexpected(written.error());
    }
    return packed;
}

/// The tables; returns their rows.
Result<QList<TableTarget>> writeTables(Database &database, const QList<ExportedSession> &sessions, const QDir &folder, const TableExport::ShouldContinue &shouldContinue)
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
    if (const auto written = TableExport(database, sessions).write(targets, shouldContinue); !written)
        return tl::unexpected(written.error());
    for (const auto &file : files) {
        if (!file->flush() || file->error() != QFileDevice::NoError)
            return tl::unexpected(fileNotWritten(file->fileName(), file->errorString()));
    }
    return targets;
}

/// All files of the package, in a folder that is there.
Result<qint64> writeInto(const QDir &folder, Database &database, const QList<ExportedSession> &sessions, const TableExport::ShouldContinue &shouldContinue)
{
    Package package;
    for (const ExportedSession &exported : sessions) {
        const auto session = packSession(database, exported, folder);
        if (!session)
            return tl::unexpected(session.error());
        package.sessions.append(*session);
    }
    const auto tables = writeTables(database, sessions, folder, shouldContinue);
    if (!tables)
        return tl::unexpected(tables.error());
    if (const auto written = writeFileIn(folder, u"codebook.md"_s, codebook(packedTables()).toUtf8()); !written)
        return tl::unexpected(written.error());
    for (const QString &path : filesIn(folder)) {
        const auto file = describe(folder, path);
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
    if (const auto written = writeFileIn(folder, u"manifest.json"_s, asJson(manifestOf(package))); !written)
        return tl::unexpected(written.error());
    const auto manifest = describe(folder, u"manifest.json"_s);
    if (!manifest)
        return tl::unexpected(manifest.error());
    package.files.append(*manifest);
    return writeFileIn(folder, u"datapackage.json"_s, asJson(dataPackage(package))).map([rows] { return rows; });
}

} // namespace

Result<qint64> writePackage(Database &database, const QList<ExportedSession> &sessions, const QString &target, const TableExport::ShouldContinue &shouldContinue)
{
    qint64 rows = 0;
    const auto written = writeWholeFolder(target, [&](const QDir &folder) {
        return writeInto(folder, database, sessions, shouldContinue).map([&rows](qint64 all) { rows = all; });
    });
    return written.map([&rows] { return rows; });
}

} // namespace LabChat
