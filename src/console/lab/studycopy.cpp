// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/studycopy.h"

#include "console/widgets/filesaver.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyCopy)
};

const QString shippedFolder = u":/studies/"_s;
const QString schemaFile = u"study.schema.json"_s;

/// A folder that does not exist yet: NAME, NAME_2, …
QString newFolder(const QDir &parent, const QString &name)
{
    QString candidate = name;
    for (int number = 2; parent.exists(candidate); ++number)
        candidate = name + u'_' + QString::number(number);
    return parent.filePath(candidate);
}

/// The file is new and writable, as a copy of a resource would not be.
Result<void> copyFile(const QString &from, const QString &to)
{
    QFile file(from);
    if (!file.open(QIODevice::ReadOnly))
        return failure(u"not_written"_s, Texts::tr("“%1” could not be read: %2.").arg(from, file.errorString()));
    return writeWholeFile(to, file.readAll().replace("../study.schema.json", "study.schema.json")); // it lies beside the study there
}

} // namespace

Result<QString> copyIncludedStudy(const QString &name, const QString &folder)
{
    const QString made = newFolder(QDir(folder), name);
    if (!QDir().mkpath(made))
        return failure(u"not_written"_s, Texts::tr("The folder “%1” could not be made. Choose another one.").arg(QDir::toNativeSeparators(made)));
    QDir target(made);
    const QStringList files = QDir(shippedFolder + name).entryList(QDir::Files);
    Result<void> copied = copyFile(shippedFolder + schemaFile, target.filePath(schemaFile));
    for (auto file = files.begin(); copied && file != files.end(); ++file)
        copied = copyFile(shippedFolder + name + u'/' + *file, target.filePath(*file));
    if (!copied) {
        target.removeRecursively();
        return tl::unexpected(copied.error());
    }
    return target.filePath(name + u".study.json"_s);
}

} // namespace LabChat
