// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/verification.h"

#include "core/data/datatable.h"
#include "store/database.h"
#include "store/datadirectory.h"
#include "store/export/package.h"
#include "store/export/wholefolder.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Verification)
};

constexpr auto manifestName = "manifest.json"_L1;
constexpr auto descriptionName = "datapackage.json"_L1;

/// Empty: it cannot be read.
QString sha256Of(const QString &fileName)
{
    QFile file(fileName);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? QString::fromLatin1(hash.result().toHex()) : QString();
}

/// A path of the manifest that stays in the package.
bool isInside(const QString &path)
{
    return !path.isEmpty() && !path.startsWith(u'/') && !path.split(u'/').contains(u".."_s);
}

void compareFiles(const QDir &folder, const QJsonArray &files, Verification &found)
{
    QSet<QString> named{manifestName, descriptionName};
    for (const QJsonValue &file : files) {
        const QString path = file[u"path"_s].toString();
        named.insert(path);
        const QString sum = isInside(path) ? sha256Of(folder.filePath(path)) : QString();
        if (sum.isEmpty())
            found.problems.append(Texts::tr("%1 is missing, or cannot be read.").arg(path));
        else if (sum != file[u"sha256"_s].toString())
            found.problems.append(Texts::tr("%1 was changed.").arg(path));
        else
            ++found.files;
    }
    for (const QString &path : filesIn(folder)) {
        if (!named.contains(path))
            found.problems.append(Texts::tr("%1 is not in the manifest.").arg(path));
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

/// Writes the package anew and compares the tables: the same log gives the same bytes.
Result<void> compareWithLog(const QDir &folder, const QString &dataDirectory, const QJsonArray &sessions, Verification &found)
{
    const auto database = Database::openForReading(DataDirectory::databasePathIn(dataDirectory));
    if (!database)
        return tl::unexpected(database.error());
    if (const auto begun = (*database)->run(u"BEGIN"_s); !begun)
        return begun;
    const qsizetype before = found.problems.size();
    const auto there = sessionsInLog(**database, sessions, found);
    if (!there)
        return tl::unexpected(there.error());
    if (found.problems.size() > before)
        return {};
    const QTemporaryDir anew;
    const QDir again(anew.filePath(u"package"_s));
    if (const auto written = writePackage(**database, *there, again.path(), [](qint64) { return true; }); !written)
        return tl::unexpected(written.error());
    for (const TableKind table : allTables) {
        const QString path = u"data/%1.csv"_s.arg(dataTable(table).name);
        if (sha256Of(folder.filePath(path)) != sha256Of(again.filePath(path)))
            found.problems.append(Texts::tr("%1 is not what the log says.").arg(path));
    }
    if (found.problems.size() == before)
        found.sessions = int(there->size());
    return {};
}

} // namespace

Result<Verification> verifyPackage(const QString &folder, const QString &dataDirectory)
{
    const QDir package(folder);
    QFile file(package.filePath(manifestName));
    const QJsonObject manifest = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    if (!manifest[u"files"_s].isArray() || !manifest[u"sessions"_s].isArray())
        return failure(u"not_a_package"_s, Texts::tr("“%1” is not a data package: it has no readable manifest.json. An archive (.zip) has to be unpacked first.").arg(folder));
    Verification found;
    compareFiles(package, manifest[u"files"_s].toArray(), found);
    if (!dataDirectory.isEmpty()) {
        if (const auto compared = compareWithLog(package, dataDirectory, manifest[u"sessions"_s].toArray(), found); !compared)
            return tl::unexpected(compared.error());
    }
    return found;
}

} // namespace LabChat
