// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/ownfile.h"

#include "core/study/jsonreader.h"
#include "core/study/wording.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace LabChat {

namespace {

constexpr qint64 maxBodyBytes = 1024 * 1024;
constexpr qint64 maxImageBytes = 2 * 1024 * 1024;
constexpr int longestPath = 4096;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

/// Where a file of the study is; empty: there is a problem with it.
QString ownPath(JsonReader &reader, const QString &key, const QString &fileName, const QDir &folder)
{
    const QFileInfo info(folder.filePath(fileName.left(longestPath)));
    const QString inside = QFileInfo(folder.path()).canonicalFilePath() + u'/';
    if (!info.isFile()) {
        reader.problem(key, Texts::tr("The file “%1” is missing; it must be in the folder of the study file.").arg(excerpt(fileName)));
        return {};
    }
    if (!info.canonicalFilePath().startsWith(inside)) {
        reader.problem(key, Texts::tr("“%1” is outside the study's folder.").arg(excerpt(fileName)));
        return {};
    }
    return info.filePath();
}

} // namespace

QString readOwnFile(JsonReader &reader, const QString &key, const QString &fileName, const QDir &folder)
{
    const QString path = ownPath(reader, key, fileName, folder);
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (file.size() > maxBodyBytes || !file.open(QIODevice::ReadOnly)) {
        reader.problem(key, Texts::tr("“%1” cannot be read (it must be a text file of at most 1 MiB).").arg(fileName));
        return {};
    }
    const QByteArray bytes = file.read(maxBodyBytes);
    if (!QByteArrayView(bytes).isValidUtf8()) {
        reader.problem(key, Texts::tr("“%1” is not text in UTF-8. Save it in that encoding.").arg(fileName));
        return {};
    }
    if (const qsizetype nul = bytes.indexOf('\0'); nul >= 0) {
        reader.problem(key, Texts::tr("“%1” contains a NUL character in line %2: it is not a text file, or it is damaged. Save it as text in UTF-8.")
                                .arg(fileName).arg(bytes.left(nul).count('\n') + 1));
        return {};
    }
    return bytes.isEmpty() ? QStringLiteral("") : QString::fromUtf8(bytes); // null: there is a problem
}

QByteArray readOwnImage(JsonReader &reader, const QString &key, const QString &fileName, const QDir &folder)
{
    const QString path = ownPath(reader, key, fileName, folder);
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (file.size() > maxImageBytes || !file.open(QIODevice::ReadOnly)) {
        reader.problem(key, Texts::tr("“%1” cannot be read (an image must have at most 2 MiB).").arg(fileName));
        return {};
    }
    const QByteArray bytes = file.read(maxImageBytes);
    if (imageType(bytes).isEmpty())
        reader.problem(key, Texts::tr("“%1” is not an image in PNG, JPEG, GIF or WebP. Save it as one of these.").arg(fileName));
    return bytes;
}

QByteArray imageType(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "image/jpeg";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "image/gif";
    return bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP" ? "image/webp" : "";
}

} // namespace LabChat
