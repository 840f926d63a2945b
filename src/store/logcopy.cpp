// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/logcopy.h"

#include "store/database.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QStorageInfo>

#include <sqlite3.h>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::LogCopy)
};

const QString copySuffix = u".format"_s;
const QString halfSuffix = u".part"_s;

/// What the update itself may need, and what messages need meanwhile.
constexpr qint64 alwaysFree = 64 << 20;

struct CloseDatabase {
    void operator()(sqlite3 *database) const { sqlite3_close(database); }
};
struct FinishBackup {
    void operator()(sqlite3_backup *backup) const { sqlite3_backup_finish(backup); }
};

/// All pages, of one moment: the caller is the only writer.
Result<void> copyPages(Database &log, const QString &target, const std::function<void(int percent)> &progress)
{
    constexpr int pagesPerStep = 2000;
    constexpr int all = 100;
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open_v2(QFile::encodeName(target).constData(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, CloseDatabase> copy(opened);
    if (code != SQLITE_OK)
        return tl::unexpected(Database::explain(code, QString::fromUtf8(sqlite3_errstr(code))));
    std::unique_ptr<sqlite3_backup, FinishBackup> backup(sqlite3_backup_init(copy.get(), "main", log.handle(), "main"));
    if (!backup)
        return tl::unexpected(Database::errorOf(copy.get()));
    int step = SQLITE_OK;
    while (step == SQLITE_OK) {
        step = sqlite3_backup_step(backup.get(), pagesPerStep); // the last one waits until all of it is on the disk
        const int pages = sqlite3_backup_pagecount(backup.get());
        if (pages > 0)
            progress(all * (pages - sqlite3_backup_remaining(backup.get())) / pages);
    }
    if (step != SQLITE_DONE)
        return tl::unexpected(Database::explain(step, QString::fromUtf8(sqlite3_errstr(step))));
    return {};
}

} // namespace

Result<void> keepLogCopy(Database &log, const QString &path, int version, const std::function<void(int percent)> &progress)
{
    removeLogCopies(path);
    const qint64 bytes = QFileInfo(path).size() + QFileInfo(path + u"-wal"_s).size();
    if (const QString why = whyNoRoomForCopy(bytes, QStorageInfo(QFileInfo(path).path()).bytesAvailable()); !why.isEmpty())
        return failure(u"disk_full"_s, why);
    const QString target = path + copySuffix + QString::number(version);
    QFile half(target + halfSuffix);
    if (!half.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return failure(u"data_not_writable"_s, Texts::tr("The log has to be updated for this version of LabChat, but the copy of it that is kept until then cannot be written (%1: %2).")
                                                   .arg(half.fileName(), half.errorString()));
    half.close();
    auto copied = copyPages(log, half.fileName(), progress);
    if (copied && !QFile::rename(half.fileName(), target))
        copied = failure(u"data_not_writable"_s, Texts::tr("The copy “%1” of the log cannot be renamed. Check the permissions of the data directory.").arg(half.fileName()));
    if (!copied)
        removeLogCopies(path);
    return copied;
}

void removeLogCopies(const QString &path)
{
    const QFileInfo log(path);
    QDir folder(log.path());
    for (const QString &name : folder.entryList({log.fileName() + copySuffix + u'*'}, QDir::Files))
        folder.remove(name);
}

QString whyNoRoomForCopy(qint64 bytes, qint64 freeBytes)
{
    if (freeBytes >= bytes + alwaysFree)
        return {};
    return Texts::tr("The log has to be updated for this version of LabChat. A copy of it is kept until that has succeeded, and the disk has no room for it: %1 are needed, %2 are free. "
                     "Free some space and start again. Nothing was changed.")
        .arg(QLocale().formattedDataSize(bytes + alwaysFree), QLocale().formattedDataSize(freeBytes));
}

} // namespace LabChat
