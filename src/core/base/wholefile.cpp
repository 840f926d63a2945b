// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wholefile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QTemporaryFile>

#include <cstdio>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::WholeFile)
};

constexpr qint64 bytesPerBlock = 1 << 20;

/// Whether all that was written is in the file. QFileDevice keeps the last bytes back, and QSaveFile::commit() does not say that they did not fit.
bool isAllThere(QFileDevice &file)
{
    return file.flush() && file.error() == QFileDevice::NoError && file.size() == file.pos();
}

/// Whether a file cannot be replaced by another one: a pipe, a device, a folder, or what a process has open (/dev/stdout).
bool isIrreplaceable(const QFileInfo &file)
{
    const QString processes = u"/proc/"_s;
    return file.exists()
        && (!file.isFile() || file.symLinkTarget().startsWith(processes) || QFileInfo(file.absolutePath()).canonicalFilePath().startsWith(processes));
}

/// Through a temporary file: contents that are not complete are not written at all. Returns why @p target could not be written.
Result<void> pass(QFile &target, const WriteContents &write, const std::function<Error(const QString &reason)> &explain)
{
    QTemporaryFile complete;
    if (!complete.open())
        return tl::unexpected(fileNotWritten(complete.fileTemplate(), complete.errorString()));
    if (auto written = write(complete); !written)
        return written;
    if (!isAllThere(complete) || !complete.seek(0))
        return tl::unexpected(fileNotWritten(complete.fileName(), complete.errorString()));
    if (const QString reason = copyBlocks(complete, target); !reason.isEmpty())
        return tl::unexpected(explain(reason));
    if (!target.flush())
        return tl::unexpected(explain(target.errorString()));
    return {};
}

/// @p permissions: before the first byte is written; none: as the system gives them.
Result<void> replace(const QString &fileName, const WriteContents &write, QFileDevice::Permissions permissions)
{
    const auto explain = [&fileName](const QString &reason) { return fileNotWritten(fileName, reason); };
    QSaveFile file(fileName); // has its name only when it is complete
    if (!file.open(QIODevice::WriteOnly) || (permissions && !file.setPermissions(permissions)))
        return tl::unexpected(explain(file.errorString()));
    if (auto written = write(file); !written) {
        file.cancelWriting();
        return written;
    }
    if (!isAllThere(file)) {
        const QString reason = file.errorString();
        file.cancelWriting();
        return tl::unexpected(explain(reason));
    }
    if (!file.commit())
        return tl::unexpected(explain(file.errorString()));
    return {};
}

} // namespace

Error fileNotWritten(const QString &fileName, const QString &reason)
{
    return {u"not_written"_s, Texts::tr("The file “%1” could not be written: %2. Choose another folder, or free some space.").arg(fileName, reason)};
}

Result<void> writeCompletely(const QString &fileName, const WriteContents &write)
{
    const auto explain = [&fileName](const QString &reason) { return fileNotWritten(fileName, reason); };
    if (isIrreplaceable(QFileInfo(fileName))) {
        QFile target(fileName);
        if (!target.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return tl::unexpected(explain(target.errorString()));
        return pass(target, write, explain);
    }
    return replace(fileName, write, {});
}

Result<void> writePrivately(const QString &fileName, const QByteArray &contents)
{
    return writePrivately(fileName, [&contents](QIODevice &target) -> Result<void> {
        target.write(contents); // whether it is all there is looked at afterwards
        return {};
    });
}

Result<void> writePrivately(const QString &fileName, const WriteContents &write)
{
    return replace(fileName, write, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

QString copyBlocks(QIODevice &from, QIODevice &to)
{
    while (!from.atEnd()) {
        const QByteArray block = from.read(bytesPerBlock);
        if (block.isEmpty())
            return from.errorString();
        if (to.write(block) != block.size())
            return to.errorString();
    }
    return {};
}

Result<void> writeToStandardOutput(const WriteContents &write)
{
    // Usually the program that reads it has ended, for example `head`.
    const auto explain = [](const QString &reason) {
        return Error{u"not_written"_s, Texts::tr("Standard output could not be written: %1. The export is incomplete.").arg(reason)};
    };
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return tl::unexpected(explain(out.errorString()));
    return pass(out, write, explain);
}

} // namespace LabChat
