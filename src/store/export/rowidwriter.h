// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/export/rowwriter.h"

namespace LabChat {

/// Writes the rows of a table as CSV, each with its number before it, in the column `row_id`. Lives for one export.
class RowIdWriter final : public TableWriter, private RowSink {
public:
    RowIdWriter(QIODevice &target, const QStringList &header);

    [[nodiscard]] RowSink &rows() override { return *this; }
    [[nodiscard]] Result<void> goOn() override { return m_csv.goOn(); }
    [[nodiscard]] Result<void> finish() override { return m_csv.finish(); }

private:
    using RowSink::add;
    void add(QByteArrayView field) override { begun().add(field); }
    void add(qint64 number) override { begun().add(number); }
    void addFields(QByteArrayView fields) override { begun().addFields(fields); }
    void endRecord() override;
    /// Where the fields go; the row has its number.
    [[nodiscard]] RowSink &begun();

    CsvTableWriter m_csv;
    qint64 m_row = 0;
    bool m_isInRecord = false;
};

} // namespace LabChat
