// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/package.h"

#include "core/base/wholefile.h"
#include "core/data/codebook.h"
#include "core/data/datapackage.h"
#include "core/data/sidecars.h"
#include "core/session/eventdetail.h"
#include "core/study/participanttable.h"
#include "store/database.h"
#include "store/eventrows.h"
#include "store/export/exportmanifest.h"
#include "store/export/rowidwriter.h"
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

/// Who acted in a session, as far as it is exported, each once.
Result<QStringList> operatorsOf(Database &database, const ExportedSession &exported)
{
    const auto acts = readInterventions(database, exported.id);
    if (!acts)
        return tl::unexpected(acts.error());
    QStringList names;
    for (const Event &event : *acts) {
        if (const QString name = interventionOf(event).operatorName; !exported.isAfter(event.seq) && !name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    names.sort();
    return names;
}

/// Whether a study names participants, who have pseudonyms here.
bool namesParticipants(const Study &study)
{
    return study.table.columns.contains(ParticipantColumns::label) || study.table.columns.contains(ParticipantColumns::nickname);
}

/// The study of a session, with its images. @p packed: gets its path.
Result<void> writeStudy(Database &database, const ExportedSession &exported, const QDir &folder, bool hasPseudonyms, PackedSession &packed)
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
    packed.studyPath = own + (*session)->study.name + u".study.json"_s;
    if (const auto written = writeFileIn(folder, packed.studyPath, study->toString().toUtf8()); !written)
        return written;
    for (auto image = (*session)->study.images.cbegin(); image != (*session)->study.images.cend(); ++image) {
        if (const auto written = writeFileIn(folder, own + image.key(), image.value()); !written)
            return written;
    }
    return {};
}

/// What only the descriptions of a package say of a session.
Result<void> describeSession(Database &database, const ExportedSession &exported, const PackageDetails &details, PackedSession &packed)
{
    const auto lastAtMs = database.readValue(u"SELECT at_ms FROM event WHERE session_id = ? AND seq = ?"_s, {exported.id, packed.lastSeq});
    const auto operators = details.has(Sidecar::RoCrate) ? operatorsOf(database, exported) : QStringList();
    if (!lastAtMs || !operators)
        return tl::unexpected(lastAtMs ? operators.error() : lastAtMs.error());
    packed.lastAtMs = lastAtMs->toLongLong();
    packed.operators = *operators;
    return {};
}

/// The tables, and how many rows they have.
Result<void> writeTables(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, const QDir &folder, Package &package, const TableExport::ShouldContinue &shouldContinue)
{
    std::vector<std::unique_ptr<QFile>> files;
    std::vector<std::unique_ptr<TableWriter>> writers;
    QList<TableTarget> targets;
    if (!folder.mkpath(u"data"_s))
        return tl::unexpected(fileNotWritten(folder.filePath(u"data"_s), {}));
    for (const TableKind table : packedTables()) {
        auto file = std::make_unique<QFile>(folder.filePath(tablePath(table, package)));
        if (!file->open(QIODevice::WriteOnly))
            return tl::unexpected(fileNotWritten(file->fileName(), file->errorString()));
        if (package.details.has(Sidecar::PsychDs))
            writers.push_back(std::make_unique<RowIdWriter>(*file, dataTable(table).columnNames()));
        else
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
    for (const TableTarget &target : std::as_const(targets))
        package.tables.append({target.table, tablePath(target.table, package), target.rows});
    return {};
}

Result<void> writeCodebook(const QDir &folder, const Package &package)
{
    QStringList names;
    for (const PackedTable &table : package.tables)
        names.append(table.path.section(u'/', -1));
    return writeFileIn(folder, u"codebook.md"_s, codebook(packedTables(), names, package.details.has(Sidecar::PsychDs)).toUtf8());
}

/// RO-Crate's has the checksums of all files before it, those of the other descriptions included.
Result<void> writeSidecars(const QDir &folder, Package &package)
{
    if (package.details.has(Sidecar::PsychDs)) {
        if (const auto written = writeFileIn(folder, u"dataset_description.json"_s, indentedJson(psychDsDescription(package))); !written)
            return written;
    }
    if (package.details.has(Sidecar::Zenodo)) {
        if (const auto written = writeFileIn(folder, u".zenodo.json"_s, indentedJson(zenodoMetadata(package))); !written)
            return written;
    }
    for (const QString &path : filesIn(folder)) {
        const auto file = describeFile(folder, path);
        if (!file)
            return tl::unexpected(file.error());
        package.files.append(*file);
    }
    if (!package.details.has(Sidecar::RoCrate))
        return {};
    const QString path = u"ro-crate-metadata.json"_s;
    if (const auto written = writeFileIn(folder, path, indentedJson(roCrate(package))); !written)
        return written;
    return describeFile(folder, path).map([&package](const PackedFile &file) { package.files.append(file); });
}

/// All files of the package, in a folder that is there.
Result<qint64> writeInto(const QDir &folder, Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, const TableExport::ShouldContinue &shouldContinue)
{
    auto begun = beginManifest(database, request, sessions);
    if (!begun)
        return tl::unexpected(begun.error());
    Package &package = *begun;
    for (qsizetype i = 0; i < sessions.size(); ++i) {
        auto done = describeSession(database, sessions.at(i), package.details, package.sessions[i]);
        if (done)
            done = writeStudy(database, sessions.at(i), folder, request.pseudonyms.areUsed, package.sessions[i]);
        if (!done)
            return tl::unexpected(done.error());
    }
    auto written = writeTables(database, request, sessions, folder, package, shouldContinue);
    if (written)
        written = writeCodebook(folder, package);
    if (written)
        written = writeSidecars(folder, package);
    if (!written)
        return tl::unexpected(written.error());
    qint64 rows = 0;
    for (const PackedTable &table : std::as_const(package.tables))
        rows += table.rows;
    // The description's identifier depends on the manifest, too.
    written = writeFileIn(folder, u"manifest.json"_s, indentedJson(manifestOf(package)));
    if (!written)
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
