// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/derivedparts.h"

#include "core/session/session.h"
#include "core/session/statebytes.h"
#include "store/database.h"
#include "store/datadirectory.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDataStream>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>
#include <QtCore/QTemporaryFile>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto digestMethod = QCryptographicHash::Blake2b_256;
constexpr qsizetype digestSize = 32;
constexpr qint64 freeTimes = 20; ///< so many times as much has to be free on the disk: the last space is for messages

QString folderOf(Database &database)
{
    return derivedFolderIn(QFileInfo(database.fileName()).path());
}

QString fileName(qint64 session, const QString &name)
{
    return QString::number(session) + u'.' + name;
}

QString pathOf(Database &database, qint64 session, const QString &name)
{
    return folderOf(database) + u'/' + fileName(session, name);
}

/// The last events up to a seq, and ever fewer of those before.
QStringList someUpTo(qint64 seq)
{
    QStringList some;
    for (qint64 back = 0; back < seq; back = back * 2 + 1)
        some.append(QString::number(seq - back));
    return some;
}

/// A digest of what tells the log's events up to a seq from those of any other log. Nothing: the log does not have so many.
std::optional<QByteArray> digestOfEvents(Database &database, const Session &session, qint64 seq)
{
    QCryptographicHash hash(digestMethod);
    const auto add = [&hash](QByteArrayView bytes) { // where one ends and the next begins is a part of it
        hash.addData(QByteArray::number(bytes.size()).append(' '));
        hash.addData(bytes);
    };
    const auto schema = database.readValue(u"PRAGMA schema_version"_s);
    if (!schema)
        return std::nullopt;
    for (const QByteArray &part : {foldCode(), schema->toByteArray(), session.code.toUtf8(), session.secret.toUtf8(), QByteArray::number(session.createdAtMs), QByteArray::number(seq)})
        add(part);
    const QStringList some = someUpTo(seq);
    qsizetype found = 0;
    constexpr int columns = 10;
    const auto read = database.scan(u"SELECT seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce, detail FROM event WHERE session_id = ? AND seq IN ("_s
                                        + some.join(u',') + u") ORDER BY seq"_s, {session.id}, [&](const StoredRow &row) -> Result<bool> {
        ++found;
        for (int column = 0; column < columns; ++column)
            add(row.bytes(column));
        return true;
    });
    return read && found == some.size() && found > 0 ? std::optional(hash.result()) : std::nullopt;
}

} // namespace

std::optional<DerivedPart> readDerived(Database &database, const Session &session, const QString &name)
{
    QFile file(pathOf(database, session.id, name));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray all = file.readAll();
    const QByteArray contents = QByteArray::fromRawData(all.constData(), qMax(qsizetype(0), all.size() - digestSize)); // no copy of many megabytes
    if (all.size() < digestSize || QCryptographicHash::hash(contents, digestMethod) != all.last(digestSize))
        return std::nullopt;
    DerivedPart part;
    QByteArray events;
    QDataStream in(contents);
    in.setVersion(QDataStream::Qt_6_4);
    in >> part.seq >> events >> part.bytes;
    const auto now = digestOfEvents(database, session, part.seq);
    return in.status() == QDataStream::Ok && now && *now == events ? std::optional(part) : std::nullopt;
}

void writeDerived(Database &database, const Session &session, const QString &name, const DerivedPart &part)
{
    const auto events = digestOfEvents(database, session, part.seq);
    const QString path = pathOf(database, session.id, name);
    if (!events || !DataDirectory::make(QFileInfo(path).path()))
        return;
    QByteArray contents;
    QDataStream out(&contents, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << part.seq << *events << part.bytes;
    if (QStorageInfo(QFileInfo(path).path()).bytesAvailable() < contents.size() * freeTimes)
        return;
    QTemporaryFile file(path + u".XXXXXX"_s); // only its owner can read it
    if (!file.open() || file.write(contents) != contents.size() || file.write(QCryptographicHash::hash(contents, digestMethod)) != digestSize || !file.flush())
        return;
    // Not synced, and not renamed over the old one, which the file system may sync: the log's commits would have to wait for it.
    QFile::remove(path);
    if (file.rename(path))
        file.setAutoRemove(false);
}

void removeDerived(Database &database, qint64 session, const QString &name)
{
    QFile::remove(pathOf(database, session, name));
}

void removeDerivedExcept(Database &database, const QList<qint64> &sessions)
{
    const QDir folder(folderOf(database));
    for (const QString &file : folder.entryList(QDir::Files)) {
        const QString session = file.section(u'.', 0, 0);
        if (!sessions.contains(session.toLongLong()) || file.count(u'.') != 1)
            QFile::remove(folder.filePath(file));
    }
}

QString derivedFolderIn(const QString &dataDirectory)
{
    return dataDirectory + u"/derived"_s;
}

} // namespace LabChat
