// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/export/fieldrows.h"
#include "store/export/tablewriter.h"

#include <QtCore/QDataStream>
#include <QtCore/QTemporaryFile>

#include <functional>

namespace LabChat {

/// Keeps the rows of a table in a temporary file, for formats whose head says how many there are and how long the texts of each column may become. Lives for one export.
class SpooledRows final : public TableWriter, private FieldRows {
public:
    /// @p columns: their number.
    explicit SpooledRows(qsizetype columns) : m_longest(columns, 0) {}

    [[nodiscard]] RowSink &rows() override { return *this; }
    [[nodiscard]] Result<void> goOn() override;
    [[nodiscard]] Result<void> finish() override;

    [[nodiscard]] qint64 count() const { return m_count; }
    /// Of the texts in each column, in bytes of UTF-8.
    [[nodiscard]] const QList<qsizetype> &longest() const { return m_longest; }
    using Visit = std::function<Result<void>(const QList<QByteArray> &fields)>;
    /// All rows, once they are finished; may be called again.
    [[nodiscard]] Result<void> forEach(const Visit &visit);

private:
    void write(const QList<QByteArray> &fields) override;

    QTemporaryFile m_file;
    QDataStream m_stream;
    QList<qsizetype> m_longest;
    qint64 m_count = 0;
};

} // namespace LabChat
