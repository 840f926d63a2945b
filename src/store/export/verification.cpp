// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/verification.h"

#include "core/base/visibletext.h"
#include "core/exportarguments.h"
#include "store/database.h"
#include "store/datadirectory.h"
#include "store/export/exportmanifest.h"
#include "store/export/exportrun.h"
#include "store/export/wholefolder.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <optional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Verification)
};

constexpr auto manifestName = "manifest.json"_L1;
constexpr auto descriptionName = "datapackage.json"_L1;

/// An export that is there.
struct WrittenExport {
    QDir folder;       ///< in which the manifest names its files
    QString manifest;  ///< the manifest's name in it

    [[nodiscard]] bool isPackage() const { return manifest == manifestName; }
};

WrittenExport exportNamed(const QString &name)
{
    const QFileInfo info(QFileInfo(name).absoluteFilePath());
    return info.isFile() ? WrittenExport{info.absoluteDir(), info.fileName()} : WrittenExport{QDir(info.absoluteFilePath()), manifestName};
}

/// Nothing: it is not there, or not what a manifest is.
std::optional<QJsonObject> readManifest(const WrittenExport &written)
{
    constexpr qint64 mostBytes = 64 * 1024 * 1024;
    QFile file(written.folder.filePath(written.manifest));
    if (!isPlainFile(file.fileName()) || file.size() > mostBytes || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject manifest = QJsonDocument::fromJson(file.readAll()).object();
    QSet<QString> paths;
    for (const QJsonValue &each : manifest[u"files"_s].toArray()) {
        const QString path = each[u"path"_s].toString();
        const bool isPath = !path.isEmpty() && QDir::cleanPath(path) == path && !path.startsWith(u'/') && !path.startsWith(u".."_s)
            && std::all_of(path.begin(), path.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
        if (!isPath || paths.contains(path))
            return std::nullopt;
        paths.insert(path);
    }
    for (const QJsonValue &each : manifest[u"sessions"_s].toArray()) {
        const double lastSeq = each[u"last_seq"_s].toDouble(-1);
        if (each[u"labchat_session"_s].toString().isEmpty() || lastSeq < 1 || lastSeq != double(each[u"last_seq"_s].toInteger()))
            return std::nullopt;
    }
    const bool isWhole = !paths.isEmpty() && !manifest[u"sessions"_s].toArray().isEmpty() && manifest[u"rows"_s].isObject() && exportRequestFromJson(manifest[u"export"_s].toObject());
    return isWhole ? std::optional(manifest) : std::nullopt;
}

void compareFiles(const WrittenExport &written, const QJsonArray &files, Verification &found)
{
    const QDir &folder = written.folder;
    QSet<QString> named{manifestName, descriptionName};
    for (const QJsonValue &file : files) {
        const QString path = file[u"path"_s].toString(), name = folder.filePath(path);
        named.insert(path);
        const QString sum = sha256Of(name);
        if (sum.isEmpty())
            found.problems.append(Texts::tr("%1 is missing, or cannot be read.").arg(path));
        else if (sum != file[u"sha256"_s].toString() || QFileInfo(name).size() != file[u"bytes"_s].toInteger(-1))
            found.problems.append(Texts::tr("%1 was changed.").arg(path));
        else
            ++found.files;
    }
    for (const QString &path : written.isPackage() ? filesIn(folder) : QStringList()) {
        if (!named.contains(path))
            found.problems.append(Texts::tr("%1 is not in the manifest.").arg(visibleText(path)));
    }
}

/// The sessions of the package, as far as the log has them; the others are problems.
Result<QList<ExportedSession>> sessionsInLog(Database &database, const QJsonArray &sessions, Verification &found)
{
    QList<ExportedSession> there;
    for (const QJsonValue &session : sessions) {
        const QString code = session[u"labchat_session"_s].toString();
        const qint64 lastSeq = session[u"last_seq"_s].toInteger();
        const auto id = database.readValue(u"SELECT id FROM session WHERE code = ?"_s, {code});
        if (!id)
            return tl::unexpected(id.error());
        const auto last = database.readValue(u"SELECT max(seq) FROM event WHERE session_id = ?"_s, {*id});
        if (!last)
            return tl::unexpected(last.error());
        if (!id->isValid())
            found.problems.append(Texts::tr("The log has no session “%1”.").arg(code));
        else if (last->toLongLong() < lastSeq)
            found.problems.append(Texts::tr("Session “%1” has %2 events in the log, but %3 in the package.").arg(code).arg(last->toLongLong()).arg(lastSeq));
        else
            there.append({id->toLongLong(), lastSeq});
        found.events += lastSeq;
    }
    return there;
}

/// Writes the export anew in a folder. Returns its paths there; the manifest is with them.
Result<QStringList> writeAnew(Database &database, const WrittenExport &written, const QJsonObject &manifest, const QList<ExportedSession> &sessions, const WrittenExport &again)
{
    ExportRequest request = exportRequestFromJson(manifest[u"export"_s].toObject()).value_or(ExportRequest());
    request.fileName = written.isPackage() ? again.folder.path() : again.folder.filePath(QString(again.manifest).chopped(manifestNameOf({}).size()));
    request.hasManifest = true;
    if (const auto done = writeExport(database, request, sessions, [](qint64) { return true; }); !done)
        return tl::unexpected(done.error());
    return filesIn(again.folder);
}

/// The same log gives the same bytes.
Result<void> compareWithLog(const WrittenExport &written, const QString &dataDirectory, const QJsonObject &manifest, Verification &found)
{
    const auto database = Database::openForReading(DataDirectory::databasePathIn(dataDirectory));
    if (!database)
        return tl::unexpected(database.error());
    if (const auto begun = (*database)->run(u"BEGIN"_s); !begun)
        return begun;
    const qsizetype before = found.problems.size();
    const auto there = sessionsInLog(**database, manifest[u"sessions"_s].toArray(), found);
    if (!there)
        return tl::unexpected(there.error());
    if (found.problems.size() > before)
        return {};
    const QTemporaryDir anew;
    const WrittenExport again{QDir(written.isPackage() ? anew.filePath(u"package"_s) : anew.path()), written.manifest};
    const auto paths = writeAnew(**database, written, manifest, *there, again);
    if (!paths)
        return tl::unexpected(paths.error());
    const QJsonObject expected = readManifest(again).value_or(QJsonObject());
    const bool isOfThisVersion = manifest[u"version"_s] == expected[u"version"_s];
    for (const QString &path : *paths) {
        // Another version describes the same tables in other words.
        const bool isCompared = isOfThisVersion || !written.isPackage() || path.startsWith(u"data/"_s) || path.startsWith(u"studies/"_s);
        if (isCompared && path != written.manifest && sha256Of(written.folder.filePath(path)) != sha256Of(again.folder.filePath(path)))
            found.problems.append(Texts::tr("%1 is not what the log says.").arg(path));
    }
    if (manifest[u"sessions"_s] != expected[u"sessions"_s] || manifest[u"rows"_s] != expected[u"rows"_s])
        found.problems.append(Texts::tr("%1 is not what the log says.").arg(written.manifest));
    if (found.problems.size() == before)
        found.sessions = int(there->size());
    return {};
}

} // namespace

Result<Verification> verifyExport(const QString &name, const QString &dataDirectory)
{
    const WrittenExport written = exportNamed(name);
    const auto manifest = readManifest(written);
    if (!manifest)
        return failure(u"not_a_package"_s, Texts::tr("“%1” is neither a data package nor the manifest beside an export: there is no readable manifest. An archive (.zip) has to be unpacked first.").arg(name));
    Verification found;
    compareFiles(written, (*manifest)[u"files"_s].toArray(), found);
    if (!dataDirectory.isEmpty()) {
        if (const auto compared = compareWithLog(written, dataDirectory, *manifest, found); !compared)
            return tl::unexpected(compared.error());
    }
    return found;
}

} // namespace LabChat
