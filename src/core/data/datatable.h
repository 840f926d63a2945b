// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLatin1StringView>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <array>
#include <optional>

namespace LabChat {

/// The tables that exports contain. Their texts are English in every language of the program: the same log always gives the same bytes.

enum class ColumnType {
    Text,
    Integer,
    Seconds,  ///< since the epoch, UTC, or of a duration; three decimals
    Time,     ///< ISO 8601 with milliseconds, UTC
    Json,
};

/// A value that a column can have, if there are only a few.
struct ColumnValue {
    QLatin1StringView name;
    const char *meaning;
};

/// A column. A plain value.
struct DataColumn {
    QLatin1StringView name;
    ColumnType type = ColumnType::Text;
    const char *label = "";    ///< a few words, at most 80 characters (Stata's limit)
    const char *meaning = "";  ///< Markdown
    bool isRequired = false;   ///< never empty
    QList<ColumnValue> values = {};
};

enum class TableKind { OTree, Messages, Events, Choices, Participants, Channels, Actions, Receipts };

/// A table. A plain value.
struct DataTable {
    TableKind kind = TableKind::OTree;
    QLatin1StringView name;    ///< of its file, of its sheet, and of --format
    const char *title = "";
    const char *meaning = "";  ///< what a row is
    QList<DataColumn> columns;
    QStringList key = {};      ///< the columns that no two rows have in common

    [[nodiscard]] QStringList columnNames() const;
};

inline constexpr std::array allTables{TableKind::Messages, TableKind::Events, TableKind::Choices, TableKind::Participants,
                                      TableKind::Channels, TableKind::Actions, TableKind::Receipts, TableKind::OTree};

[[nodiscard]] const DataTable &dataTable(TableKind kind);
[[nodiscard]] std::optional<TableKind> tableByName(const QString &name);

/// The unit of a column of this type; empty: none.
[[nodiscard]] QLatin1StringView unitOf(ColumnType type);

} // namespace LabChat
