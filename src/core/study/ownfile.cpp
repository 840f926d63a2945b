// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/ownfile.h"

#include "core/study/jsonreader.h"
#include "core/study/wording.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace LabChat {

namespace {

constexpr qint64 maxBodyBytes = 1024 * 1024;
constexpr int longestPath = 4096;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

} // namespace

QString readOwnFile(JsonReader &reader, const QString &key, const QString &fileName, const QDir &folder)
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
    QFile file(info.filePath());
    if (info.size() > maxBodyBytes || !file.open(QIODevice::ReadOnly)) {
        reader.problem(key, Texts::tr("“%1” cannot be read (it must be a text file of at most 1 MiB).").arg(fileName));
        return {};
    }
    const QByteArray bytes = file.read(maxBodyBytes);
    if (!QByteArrayView(bytes).isValidUtf8()) {
        reader.problem(key, Texts::tr("“%1” is not text in UTF-8. Save it in that encoding.").arg(fileName));
        return {};
    }
    return QString::fromUtf8(bytes);
}

} // namespace LabChat
