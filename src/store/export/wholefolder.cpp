// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/wholefolder.h"

#include "core/base/wholefile.h"
#include "store/export/zipfile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <filesystem>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Package)
};

} // namespace

Result<void> writeWholeFolder(const QString &name, const FillFolder &fill)
{
    const QString target = QDir::cleanPath(QFileInfo(name).absoluteFilePath()); // a shell completes a folder's name with a slash
    const QFileInfo there(target);
    const bool isZip = target.endsWith(u".zip"_s, Qt::CaseInsensitive);
    const bool isEmpty = there.isDir() && !there.isSymLink() && QDir(target).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if (!isZip && (there.exists() || there.isSymLink()) && !isEmpty)
        return failure(u"exists"_s, Texts::tr("There is something at “%1” already. Choose another name, or take it away first.").arg(target));
    QTemporaryDir folder(there.absolutePath() + u"/.labchat-export-XXXXXX"_s); // beside the target, so that it can be renamed
    if (!folder.isValid())
        return tl::unexpected(fileNotWritten(target, folder.errorString()));
    if (const auto filled = fill(QDir(folder.path())); !filled)
        return filled;
    if (isZip)
        return writeZip(target, QDir(folder.path()), filesIn(QDir(folder.path())));
    QFile::setPermissions(folder.path(), QFile::Permissions(0x7755));
    QDir().rmdir(target); // if it is there, it is empty
    if (!QDir().rename(folder.path(), target))
        return tl::unexpected(fileNotWritten(target, Texts::tr("the folder cannot be named so")));
    folder.setAutoRemove(false);
    return {};
}

Result<void> writeFileIn(const QDir &folder, const QString &path, const QByteArray &contents)
{
    const QString name = folder.filePath(path);
    QFile file(name);
    if (!QDir().mkpath(QFileInfo(name).path()) || !file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size() || !file.flush())
        return tl::unexpected(fileNotWritten(name, file.errorString()));
    return {};
}

bool isPlainFile(const QString &fileName)
{
    const QFileInfo file(fileName);
    return file.isFile() && !file.isSymLink();
}

QString sha256Of(const QString &fileName)
{
    QFile file(fileName);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return isPlainFile(fileName) && file.open(QIODevice::ReadOnly) && hash.addData(&file) ? QString::fromLatin1(hash.result().toHex()) : QString();
}

QStringList filesIn(const QDir &folder)
{
    QStringList files;
    const QDir whole(folder.absolutePath());
    for (const auto &entry : std::filesystem::recursive_directory_iterator(whole.filesystemPath())) {
        if (entry.is_symlink() || !entry.is_directory())
            files.append(whole.relativeFilePath(QFileInfo(entry.path()).filePath()));
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace LabChat
