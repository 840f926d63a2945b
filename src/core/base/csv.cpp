// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

bool needsQuotes(const QString &field)
{
    return std::any_of(field.begin(), field.end(), [](QChar c) { return c == u',' || c == u'"' || c == u'\r' || c == u'\n'; });
}

} // namespace

QByteArray csvRecord(const QStringList &fields)
{
    QByteArray record;
    for (const QString &field : fields) {
        if (&field != &fields.constFirst())
            record += ',';
        if (needsQuotes(field))
            record += '"' + QString(field).replace(u'"', u"\"\""_s).toUtf8() + '"';
        else
            record += field.toUtf8();
    }
    return record + "\r\n";
}

QByteArray csvRecords(const QList<QStringList> &records)
{
    QByteArray bytes;
    for (const QStringList &record : records)
        bytes += csvRecord(record);
    return bytes;
}

QString csvTimestamp(qint64 atMs)
{
    return u"%1.%2"_s.arg(atMs / 1000).arg(atMs % 1000, 3, 10, '0'_L1);
}

} // namespace LabChat
