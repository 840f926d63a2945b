// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datatable.h"
#include "store/export/fieldrows.h"
#include "store/export/tablewriter.h"

#include <QtCore/QIODevice>

namespace LabChat {

/// Writes the rows of a table as JSON Lines (https://jsonlines.org): an object in each line, numbers as numbers, without the columns that have no value. Lives for one export.
class JsonLinesWriter final : public TableWriter, private FieldRows {
public:
    JsonLinesWriter(QIODevice &target, TableKind table) : m_target(target), m_columns(dataTable(table).columns) {}

    [[nodiscard]] RowSink &rows() override { return *this; }
    [[nodiscard]] Result<void> goOn() override;
    [[nodiscard]] Result<void> finish() override;

private:
    void write(const QList<QByteArray> &fields) override;

    QIODevice &m_target;
    QList<DataColumn> m_columns;
    QByteArray m_lines;
};

} // namespace LabChat
