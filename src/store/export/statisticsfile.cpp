// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/statisticsfile.h"

#include "store/export/rowwriter.h"

#include <memory>
#include <readstat.h>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostSpssBytes = 32'767;
constexpr qsizetype mostSpssLabelled = 8; ///< bytes of a text whose values have labels: ReadStat writes those of wider ones so that nobody can read the file
constexpr qsizetype longForStata = 244; ///< longer texts are strL: a str# takes its whole width in each row

ssize_t writeBytes(const void *bytes, size_t size, void *target)
{
    return static_cast<QIODevice *>(target)->write(static_cast<const char *>(bytes), qint64(size));
}

bool isNumber(ColumnType type)
{
    return type == ColumnType::Integer || type == ColumnType::Seconds;
}

QByteArray nameOf(const DataColumn &column)
{
    return {column.name.data(), column.name.size()};
}

/// Not in the middle of a character.
QByteArray cutOff(QByteArray utf8)
{
    qsizetype end = mostSpssBytes;
    while ((uchar(utf8.at(end)) & 0xC0) == 0x80)
        --end;
    utf8.truncate(end);
    return utf8;
}

/// One file that is being written.
class StatisticsWriter final {
public:
    StatisticsWriter(QIODevice &target, StatisticsFormat format, const DataTable &table, SpooledRows &rows)
        : m_target(target), m_format(format), m_table(table), m_rows(rows), m_writer(readstat_writer_init(), &readstat_writer_free)
    {
        readstat_set_data_writer(m_writer.get(), &writeBytes);
    }

    Result<void> write(qint64 createdAtMs)
    {
        readstat_writer_set_file_timestamp(m_writer.get(), time_t(createdAtMs / 1000));
        readstat_writer_set_file_label(m_writer.get(), m_table.title);
        if (m_format == StatisticsFormat::Stata)
            readstat_writer_set_file_format_version(m_writer.get(), 118);
        for (qsizetype i = 0; i < m_table.columns.size(); ++i)
            addVariable(m_table.columns.at(i), m_rows.longest().at(i));
        if (const auto prepared = prepareTexts(); !prepared)
            return prepared;
        const auto begun = m_format == StatisticsFormat::Stata ? readstat_begin_writing_dta(m_writer.get(), &m_target, long(m_rows.count()))
                                                               : readstat_begin_writing_sav(m_writer.get(), &m_target, long(m_rows.count()));
        check(begun);
        const auto written = m_rows.forEach([this](const QList<QByteArray> &fields) { return writeRow(fields); });
        if (!written)
            return written;
        check(readstat_end_writing(m_writer.get()));
        return outcome();
    }

private:
    [[nodiscard]] bool isLong(qsizetype column) const
    {
        return m_format == StatisticsFormat::Stata && !isNumber(m_table.columns.at(column).type) && m_rows.longest().at(column) > longForStata;
    }
    void check(readstat_error_t error)
    {
        if (m_error == READSTAT_OK)
            m_error = error;
    }
    [[nodiscard]] Result<void> outcome() const
    {
        return m_error == READSTAT_OK ? Result<void>() : tl::unexpected(exportNotWritten(QString::fromUtf8(readstat_error_message(m_error))));
    }

    void addVariable(const DataColumn &column, qsizetype longest)
    {
        const qsizetype i = m_variables.size();
        const auto type = isNumber(column.type) ? READSTAT_TYPE_DOUBLE : isLong(i) ? READSTAT_TYPE_STRING_REF : READSTAT_TYPE_STRING;
        const qsizetype width = isNumber(column.type) || isLong(i) ? 0 : qBound<qsizetype>(1, longest, mostSpssBytes);
        readstat_variable_t *const variable = readstat_add_variable(m_writer.get(), nameOf(column).constData(), type, size_t(width));
        readstat_variable_set_label(variable, column.label);
        if (column.type == ColumnType::Seconds)
            readstat_variable_set_format(variable, m_format == StatisticsFormat::Stata ? "%18.3f" : "F18.3");
        if (column.type == ColumnType::Integer)
            readstat_variable_set_format(variable, m_format == StatisticsFormat::Stata ? "%12.0f" : "F12.0");
        if (!column.values.isEmpty() && m_format == StatisticsFormat::Spss && width <= mostSpssLabelled) { // Stata labels only numbers
            readstat_label_set_t *const labels = readstat_add_label_set(m_writer.get(), READSTAT_TYPE_STRING, nameOf(column).constData());
            for (const ColumnValue &value : column.values)
                readstat_label_string_value(labels, QByteArray(value.name.data(), value.name.size()).constData(), value.meaning);
            readstat_variable_set_label_set(variable, labels);
        }
        m_variables.append(variable);
    }

    /// What has to be known before the first row: texts of Stata's own place for long ones, and notes about what is cut off.
    Result<void> prepareTexts()
    {
        qint64 row = 0;
        return m_rows.forEach([&](const QList<QByteArray> &fields) -> Result<void> {
            ++row;
            for (qsizetype i = 0; i < fields.size(); ++i) {
                if (isLong(i))
                    m_longTexts.append(readstat_add_string_ref(m_writer.get(), fields.at(i).constData()));
                else if (fields.at(i).size() > mostSpssBytes)
                    readstat_add_note(m_writer.get(), u"row %1, %2: cut off after 32,767 bytes"_s.arg(row).arg(m_table.columns.at(i).name).toUtf8().constData());
            }
            return {};
        });
    }

    Result<void> writeRow(const QList<QByteArray> &fields)
    {
        check(readstat_begin_row(m_writer.get()));
        for (qsizetype i = 0; i < fields.size(); ++i)
            writeField(i, fields.at(i));
        check(readstat_end_row(m_writer.get()));
        return outcome();
    }
    void writeField(qsizetype column, const QByteArray &field)
    {
        readstat_variable_t *const variable = m_variables.at(column);
        bool isThere = true;
        if (isLong(column))
            check(readstat_insert_string_ref(m_writer.get(), variable, m_longTexts.at(m_nextLongText++)));
        else if (!isNumber(m_table.columns.at(column).type))
            check(readstat_insert_string_value(m_writer.get(), variable, (field.size() > mostSpssBytes ? cutOff(field) : field).constData()));
        else if (const double number = field.toDouble(&isThere); isThere)
            check(readstat_insert_double_value(m_writer.get(), variable, number));
        else
            check(readstat_insert_missing_value(m_writer.get(), variable));
    }

    QIODevice &m_target;
    StatisticsFormat m_format;
    const DataTable &m_table;
    SpooledRows &m_rows;
    std::unique_ptr<readstat_writer_t, decltype(&readstat_writer_free)> m_writer;
    QList<readstat_variable_t *> m_variables;
    QList<readstat_string_ref_t *> m_longTexts; ///< row by row
    qsizetype m_nextLongText = 0;
    readstat_error_t m_error = READSTAT_OK;
};

} // namespace

Result<void> writeStatistics(QIODevice &target, StatisticsFormat format, const DataTable &table, SpooledRows &rows, qint64 createdAtMs)
{
    return StatisticsWriter(target, format, table, rows).write(createdAtMs);
}

} // namespace LabChat
