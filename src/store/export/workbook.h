// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datatable.h"
#include "store/export/tablewriter.h"

#include <memory>

namespace LabChat {

/// A workbook (.xlsx, ECMA-376) with a sheet for each table and one with the codebook. What a workbook cannot hold is replaced, and said in the codebook's sheet:
/// texts longer than 32,767 characters, and U+FFFE and U+FFFF. Lives for one export.
class Workbook final {
public:
    /// @p createdAtMs: written into the file, so that the same log gives the same bytes. Error code `not_written`.
    [[nodiscard]] static Result<std::unique_ptr<Workbook>> create(const QString &fileName, const QList<TableKind> &tables, qint64 createdAtMs);
    ~Workbook();
    Q_DISABLE_COPY_MOVE(Workbook)

    /// Error code `too_many_rows` when it goes on: a sheet holds 1,048,576.
    [[nodiscard]] TableWriter &sheet(TableKind table);
    /// Writes the codebook and the file.
    [[nodiscard]] Result<void> close();

private:
    struct Parts;
    explicit Workbook(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace LabChat
