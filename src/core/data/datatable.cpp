// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/datatable.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

QStringList DataTable::columnNames() const
{
    QStringList names;
    for (const DataColumn &column : columns)
        names.append(column.name);
    return names;
}

std::optional<TableKind> tableByName(const QString &name)
{
    const auto found = std::find_if(allTables.begin(), allTables.end(), [&name](TableKind kind) { return dataTable(kind).name == name; });
    return found == allTables.end() ? std::nullopt : std::optional(*found);
}

QLatin1StringView unitOf(ColumnType type)
{
    return type == ColumnType::Seconds ? "s"_L1 : QLatin1StringView();
}

} // namespace LabChat
