// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

bool needsQuotes(QByteArrayView field)
{
    return std::any_of(field.begin(), field.end(), [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
}

QChar separatorIn(const QString &text)
{
    const auto found = std::find_if(text.begin(), text.end(), [](QChar c) { return c == u',' || c == u';' || c == u'\t'; });
    return found == text.end() ? u',' : *found;
}

/// Reads one record after the other from a text.
class CsvScanner final {
public:
    CsvScanner(const QString &text, QChar separator) : m_text(text), m_separator(separator) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    CsvRecord record()
    {
        CsvRecord record{m_line, {}};
        do
            record.fields.append(field());
        while (take(m_separator));
        (void)take(u'\r');
        m_line += take(u'\n') ? 1 : 0;
        return record;
    }

private:
    QString field()
    {
        return take(u'"') ? quoted() : plain();
    }
    QString plain()
    {
        const qsizetype start = m_at;
        while (!atEnd() && m_text.at(m_at) != m_separator && m_text.at(m_at) != u'\n' && !isLineEnd())
            ++m_at;
        return m_text.mid(start, m_at - start);
    }
    QString quoted()
    {
        QString field;
        for (; !atEnd(); ++m_at) {
            if (take(u'"') && (atEnd() || m_text.at(m_at) != u'"')) // two of them stand for one in the text
                return field + plain();
            m_line += m_text.at(m_at) == u'\n' ? 1 : 0;
            field += m_text.at(m_at);
        }
        m_isOpen = true;
        return field;
    }
    [[nodiscard]] bool isLineEnd() const { return m_text.at(m_at) == u'\r' && (m_at + 1 >= m_text.size() || m_text.at(m_at + 1) == u'\n'); }
    bool take(QChar c)
    {
        const bool isThere = !atEnd() && m_text.at(m_at) == c;
        m_at += isThere ? 1 : 0;
        return isThere;
    }

    const QString &m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_isOpen = false;
};

} // namespace

void CsvBytes::separate()
{
    if (m_isInRecord)
        m_bytes.append(',');
    m_isInRecord = true;
}

void CsvBytes::add(QByteArrayView field)
{
    separate();
    if (!needsQuotes(field)) {
        m_bytes.append(field);
        return;
    }
    m_bytes.append('"');
    for (const char c : field) {
        if (c == '"')
            m_bytes.append('"');
        m_bytes.append(c);
    }
    m_bytes.append('"');
}

void CsvBytes::add(qint64 number)
{
    std::array<char, 20> digits;
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    separate();
    m_bytes.append(digits.data(), written.ptr - digits.data());
}

void CsvBytes::addFields(QByteArrayView fields)
{
    separate();
    m_bytes.append(fields);
}

void CsvBytes::endRecord()
{
    m_bytes.append("\r\n");
    m_isInRecord = false;
}

QByteArray csvFields(const QStringList &fields)
{
    CsvBytes record;
    for (const QString &field : fields)
        record.add(field);
    return record.bytes();
}

QList<QByteArray> fieldsOf(QByteArrayView csvFields)
{
    QList<QByteArray> fields{QByteArray()};
    bool isQuoted = false;
    for (qsizetype i = 0; i < csvFields.size(); ++i) {
        const char c = csvFields.at(i);
        if (c == ',' && !isQuoted)
            fields.append(QByteArray());
        else if (c != '"')
            fields.last().append(c);
        else if (isQuoted && i + 1 < csvFields.size() && csvFields.at(i + 1) == '"')
            fields.last().append(csvFields.at(i++));
        else
            isQuoted = !isQuoted;
    }
    return fields;
}

QByteArray csvRecord(const QStringList &fields)
{
    return csvFields(fields) + "\r\n";
}

QByteArray csvRecords(const QList<QStringList> &records)
{
    QByteArray bytes;
    for (const QStringList &record : records)
        bytes += csvRecord(record);
    return bytes;
}

tl::expected<QList<CsvRecord>, int> readCsv(const QString &text)
{
    const QString plain = text.startsWith(QChar::ByteOrderMark) ? text.mid(1) : text;
    CsvScanner scanner(plain, separatorIn(plain));
    QList<CsvRecord> records;
    while (!scanner.atEnd()) {
        const CsvRecord record = scanner.record();
        if (scanner.isOpen())
            return tl::unexpected(record.line);
        if (record.fields != QStringList{QString()})
            records.append(record);
    }
    return records;
}

QString csvTimestamp(qint64 atMs)
{
    return u"%1.%2"_s.arg(atMs / 1000).arg(atMs % 1000, 3, 10, '0'_L1);
}

} // namespace LabChat
