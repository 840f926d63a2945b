// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/exportmanifest.h"

#include "core/base/wholefile.h"
#include "core/exportarguments.h"
#include "store/chain/hashchain.h"
#include "store/database.h"
#include "store/export/pseudonymizer.h"
#include "store/export/wholefolder.h"
#include "store/sessionrows.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include <limits>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

PackedSession packedSession(const Session &session)
{
    return {session.code, session.exportedCode(), session.study.name, session.createdAtMs, 0, {}};
}

Result<void> countEvents(Database &database, const ExportedSession &exported, PackedSession &packed)
{
    return database.readRows(u"SELECT kind, count(*) FROM event WHERE session_id = ? AND seq <= ? GROUP BY kind ORDER BY kind"_s,
                             {exported.id, exported.lastSeq == 0 ? std::numeric_limits<qint64>::max() : exported.lastSeq}, [&packed](const QSqlQuery &row) {
        packed.events.append({row.value(0).toString(), row.value(1).toLongLong()});
        packed.lastSeq += row.value(1).toLongLong();
        return true;
    });
}

} // namespace

Result<Package> beginManifest(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions)
{
    Package manifest;
    ExportRequest told = request;
    if (request.pseudonyms.areUsed)
        told.choice.participants.clear();
    for (const ExportedSession &exported : sessions) {
        const auto session = readSession(database, exported.id);
        if (!session)
            return tl::unexpected(session.error());
        PackedSession packed = packedSession(**session);
        if (const auto counted = countEvents(database, exported, packed); !counted)
            return tl::unexpected(counted.error());
        const auto chain = chainAt(database, exported.id, packed.lastSeq);
        if (!chain)
            return tl::unexpected(chain.error());
        packed.chainSha256 = QString::fromLatin1(bytesOf(*chain).toHex());
        manifest.sessions.append(packed);
        for (const QString &code : request.pseudonyms.areUsed ? request.choice.participants : QStringList())
            told.choice.participants.append(pseudonymOf(**session, code)); // the code itself is not for those who get the export
    }
    manifest.request = toJson(told);
    manifest.details = request.package;
    return manifest;
}

Result<PackedFile> describeFile(const QDir &folder, const QString &path)
{
    const QFileInfo file(folder.filePath(path));
    const QString sum = sha256Of(file.filePath());
    if (sum.isEmpty())
        return tl::unexpected(fileNotWritten(file.filePath(), {}));
    return PackedFile{path, file.size(), sum};
}

QString manifestNameOf(const QString &fileName)
{
    return fileName + u".manifest.json"_s;
}

Result<void> writeManifestBeside(const QString &fileName, Package manifest)
{
    const QFileInfo target(fileName);
    const QDir folder(target.absolutePath());
    QStringList paths{target.fileName()};
    if (target.isDir()) {
        paths.clear();
        for (const QString &path : filesIn(QDir(target.absoluteFilePath())))
            paths.append(target.fileName() + u'/' + path);
    }
    for (const QString &path : std::as_const(paths)) {
        const auto file = describeFile(folder, path);
        if (!file)
            return tl::unexpected(file.error());
        manifest.files.append(*file);
    }
    return writeCompletely(manifestNameOf(fileName), [&manifest](QIODevice &file) -> Result<void> {
        const QByteArray json = indentedJson(manifestOf(manifest));
        return file.write(json) == json.size() ? Result<void>() : tl::unexpected(fileNotWritten({}, file.errorString()));
    });
}

QByteArray indentedJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace LabChat
