// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/datadirectory.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::DataDirectory)
};

constexpr QFileDevice::Permissions ownersFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions ownersFolder = ownersFile | QFileDevice::ExeOwner;

} // namespace

QString DataDirectory::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

bool DataDirectory::make(const QString &path)
{
    const QFileInfo wanted(QDir::cleanPath(path));
    if (!wanted.exists() && QDir().mkpath(wanted.path()) && QDir().mkdir(wanted.filePath(), ownersFolder))
        return true;
    const QFileInfo folder(wanted.filePath()); // another program may have made it just now
    if (folder.isDir() && folder.canonicalFilePath() == QFileInfo(defaultPath()).canonicalFilePath())
        QFile::setPermissions(folder.filePath(), ownersFolder); // fails if it belongs to somebody else
    return folder.isDir();
}

Result<DataDirectory> DataDirectory::take(const QString &path)
{
    if (!make(path))
        return failure(u"data_not_writable"_s, Texts::tr("The data directory “%1” cannot be created. Choose another one with --data, or change the "
                                                         "permissions of its parent folder.").arg(path));
    auto lock = std::make_unique<QLockFile>(path + u"/labchat.lock"_s);
    lock->setStaleLockTime(0); // the lock of a running server never becomes stale; that of a dead process does at once
    if (lock->tryLock(0)) {
        QFile::setPermissions(lock->fileName(), ownersFile);
        return DataDirectory(path, std::move(lock));
    }
    if (lock->error() == QLockFile::LockFailedError) {
        qint64 processId = 0;
        QString host, application;
        const bool readable = lock->getLockInfo(&processId, &host, &application) && processId > 0;
        if (!readable || host != QSysInfo::machineHostName())
            return failure(u"data_in_use"_s, Texts::tr("The data directory “%1” is locked by the file “%2”. Either another LabChat is using it, perhaps"
                                                       " on another computer, or the file was left behind by a power failure. If no LabChat is using "
                                                       "it, delete that file and start again.")
                                                   .arg(path, path + u"/labchat.lock"_s));
        return failure(u"data_in_use"_s, Texts::tr("The data directory “%1” is in use by another LabChat (process %2). Close that LabChat first, or "
                                                   "choose another directory with --data.").arg(path).arg(processId));
    }
    return failure(u"data_not_writable"_s, Texts::tr("The data directory “%1” cannot be written. Choose another one with --data, or change its "
                                                     "permissions.").arg(path));
}

} // namespace LabChat
