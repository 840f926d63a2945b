// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datatable.h"
#include "core/exportrequest.h"
#include "store/export/fieldrows.h"
#include "store/export/tablewriter.h"

#include <QtCore/QIODevice>
#include <QtCore/QTimeZone>

namespace LabChat {

/// The times of an export (ISO 8601, UTC, with milliseconds) in a time zone, with its offset. A plain value.
class ZonedTimes final {
public:
    explicit ZonedTimes(const QString &zone) : m_zone(zone.toUtf8()) {}
    /// What is no such time stays as it is.
    [[nodiscard]] QByteArray local(QByteArrayView utc);

private:
    QTimeZone m_zone;
    QByteArray m_minute, m_localMinute, m_offset; ///< of the last time: zones change on the minute
};

/// The fields of a table as a dialect has them, without quotation marks. Lives for one export.
class DialectFields final {
public:
    DialectFields(const DataTable &table, const CsvDialect &dialect) : m_table(table), m_dialect(dialect), m_times(dialect.timeZone) {}
    [[nodiscard]] QByteArray written(const QByteArray &field, qsizetype column);

private:
    const DataTable &m_table;
    CsvDialect m_dialect;
    ZonedTimes m_times;
};

/// Writes the rows of a table as CSV in a dialect of its own. Lives for one export.
class DialectWriter final : public FieldRows, public TableWriter {
public:
    DialectWriter(QIODevice &target, const DataTable &table, const CsvDialect &dialect);

    [[nodiscard]] RowSink &rows() override { return *this; }
    [[nodiscard]] Result<void> goOn() override;
    [[nodiscard]] Result<void> finish() override;

private:
    void write(const QList<QByteArray> &fields) override;
    void addField(const QByteArray &field, bool isFirst);
    void endRow() { m_bytes += m_dialect.endsWithLineFeed ? "\n" : "\r\n"; }

    QIODevice &m_target;
    CsvDialect m_dialect;
    DialectFields m_fields;
    QByteArray m_bytes;
};

} // namespace LabChat
