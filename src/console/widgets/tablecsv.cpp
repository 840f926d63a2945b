// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tablecsv.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QSaveFile>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::TableCsv)
};

QString quoted(QString field)
{
    static const QRegularExpression special(u"[,\"\r\n]"_s);
    return field.contains(special) ? QString(u'"' + field.replace(u'"', u"\"\""_s) + u'"') : field;
}

} // namespace

QByteArray tableCsv(const QList<QStringList> &lines)
{
    QString csv;
    for (const QStringList &line : lines) {
        QStringList fields;
        for (const QString &field : line)
            fields.append(quoted(field));
        csv += fields.join(u',') + u"\r\n"_s;
    }
    return csv.toUtf8();
}

Result<void> writeTableCsv(const QString &fileName, const QList<QStringList> &lines)
{
    const QByteArray bytes = tableCsv(lines);
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(u"not_written"_s, Texts::tr("The file “%1” could not be written: %2. Choose another place, or free some space.")
                                             .arg(fileName, file.errorString()));
    return {};
}

} // namespace LabChat
