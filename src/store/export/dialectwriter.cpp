// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/dialectwriter.h"

#include "store/export/rowwriter.h"

#include <QtCore/QDateTime>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype bytesTogether = 64 * 1024;
constexpr qsizetype minuteLength = 16; ///< of 2026-12-01T14:30

/// OWASP's list for CSV injection.
bool isTakenForFormula(const QByteArray &text)
{
    return !text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front());
}

} // namespace

QByteArray ZonedTimes::local(QByteArrayView utc)
{
    if (utc.size() <= minuteLength || utc.back() != 'Z')
        return utc.toByteArray();
    if (const QByteArrayView minute = utc.first(minuteLength); minute != m_minute) {
        const QDateTime time = QDateTime::fromString(QString::fromLatin1(minute) + u":00Z"_s, Qt::ISODate).toTimeZone(m_zone);
        const int offsetS = time.offsetFromUtc();
        m_minute = minute.toByteArray();
        m_localMinute = time.toString(u"yyyy-MM-ddTHH:mm"_s).toLatin1();
        m_offset = u"%1%2:%3"_s.arg(offsetS < 0 ? u"-"_s : u"+"_s).arg(qAbs(offsetS) / 3600, 2, 10, '0'_L1).arg(qAbs(offsetS) / 60 % 60, 2, 10, '0'_L1).toLatin1();
    }
    return m_localMinute + utc.sliced(minuteLength).chopped(1).toByteArray() + m_offset;
}

QByteArray DialectFields::written(const QByteArray &field, qsizetype column)
{
    const ColumnType type = m_table.columns.at(column).type;
    if (type == ColumnType::Seconds && m_dialect.hasDecimalComma)
        return QByteArray(field).replace('.', ',');
    if (type == ColumnType::Time && !m_dialect.timeZone.isEmpty())
        return m_times.local(field);
    return type == ColumnType::Text && m_dialect.guardsFormulas && isTakenForFormula(field) ? '\'' + field : field;
}

DialectWriter::DialectWriter(QIODevice &target, const DataTable &table, const CsvDialect &dialect)
    : m_target(target), m_dialect(dialect), m_fields(table, dialect)
{
    if (dialect.hasByteOrderMark)
        m_bytes += "\xEF\xBB\xBF";
    bool isFirst = true;
    for (const DataColumn &column : table.columns) {
        addField({column.name.data(), column.name.size()}, isFirst);
        isFirst = false;
    }
    endRow();
}

Result<void> DialectWriter::goOn()
{
    return m_bytes.size() < bytesTogether ? Result<void>() : finish();
}

Result<void> DialectWriter::finish()
{
    if (m_target.write(m_bytes) != m_bytes.size())
        return tl::unexpected(exportNotWritten(m_target.errorString()));
    m_bytes.clear();
    return {};
}

void DialectWriter::write(const QList<QByteArray> &fields)
{
    for (qsizetype i = 0; i < fields.size(); ++i)
        addField(m_fields.written(fields.at(i), i), i == 0);
    endRow();
}

void DialectWriter::addField(const QByteArray &field, bool isFirst)
{
    if (!isFirst)
        m_bytes += m_dialect.delimiter;
    const bool needsMarks = field.contains(m_dialect.delimiter) || field.contains('"') || field.contains('\r') || field.contains('\n');
    m_bytes += needsMarks ? '"' + QByteArray(field).replace('"', "\"\"") + '"' : field;
}

} // namespace LabChat
