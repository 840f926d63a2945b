// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/zipfile.h"

#include "core/base/wholefile.h"

#include <QtCore/QFile>

#include <archive.h>
#include <archive_entry.h>
#include <memory>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 bytesPerBlock = 1 << 20;
constexpr time_t fixedTime = 315'532'800; ///< 1980-01-01, the first that the format has

la_ssize_t writeBlock(archive *, void *target, const void *bytes, size_t size)
{
    return static_cast<QIODevice *>(target)->write(static_cast<const char *>(bytes), qint64(size));
}

bool addFile(archive *zip, const QString &path, QFile &file)
{
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), path.toUtf8().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), file.size());
    archive_entry_set_mtime(entry.get(), fixedTime, 0);
    if (archive_write_header(zip, entry.get()) != ARCHIVE_OK)
        return false;
    while (!file.atEnd()) {
        const QByteArray block = file.read(bytesPerBlock);
        if (block.isEmpty() || archive_write_data(zip, block.constData(), size_t(block.size())) != block.size())
            return false;
    }
    return true;
}

} // namespace

Result<void> writeZip(const QString &fileName, const QDir &folder, const QStringList &files)
{
    return writeCompletely(fileName, [&](QIODevice &target) -> Result<void> {
        const std::unique_ptr<archive, decltype(&archive_write_free)> zip(archive_write_new(), &archive_write_free);
        archive_write_set_format_zip(zip.get());
        archive_write_set_bytes_in_last_block(zip.get(), 1);
        bool done = archive_write_open(zip.get(), &target, nullptr, &writeBlock, nullptr) == ARCHIVE_OK;
        for (const QString &path : files) {
            QFile file(folder.filePath(path));
            done = done && file.open(QIODevice::ReadOnly) && addFile(zip.get(), path, file);
        }
        if (!done || archive_write_close(zip.get()) != ARCHIVE_OK)
            return tl::unexpected(fileNotWritten(fileName, QString::fromUtf8(archive_error_string(zip.get()))));
        return {};
    });
}

} // namespace LabChat
