// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datatable.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace LabChat {

/// The columns of a table as a table in Markdown, for the manual and the codebook.
[[nodiscard]] QString columnsAsMarkdown(const DataTable &table);

/// A text without its links into the manual, for files that are read elsewhere.
[[nodiscard]] QString withoutLinks(QString markdown);

/// A codebook that a person can read, in Markdown.
/// @p fileNames: those of the tables, in their order. @p hasRowIds: each begins with the column `row_id`.
[[nodiscard]] QString codebook(const QList<TableKind> &tables, const QStringList &fileNames, bool hasRowIds = false);

/// Table Schema of Data Package 2.0 (https://datapackage.org/standard/table-schema/). @p tables: those that foreign keys may lead to.
[[nodiscard]] QJsonObject tableSchema(const DataTable &table, const QList<TableKind> &tables);

} // namespace LabChat
