// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "store/statement.h"

#include <QtCore/QByteArray>

namespace LabChat {

/// A row as SQLite has it. Valid until the next one.
class StoredRow final {
public:
    explicit StoredRow(sqlite3_stmt *statement) : m_statement(statement) {}

    [[nodiscard]] bool isNull(int column) const;
    /// 0 if it is NULL.
    [[nodiscard]] qint64 number(int column) const;
    /// The bytes of a text, exactly as they are stored; empty if it is NULL.
    [[nodiscard]] QByteArrayView bytes(int column) const;
    [[nodiscard]] QByteArrayView blob(int column) const;

private:
    sqlite3_stmt *m_statement;
};

/// The rows of a SELECT, as somebody takes them: several can be read at a time. Ends before its Database.
class StoredRows final {
public:
    /// Takes the next row; false: there are no more.
    [[nodiscard]] Result<bool> step();
    [[nodiscard]] StoredRow row() const { return StoredRow(m_statement.get()); }

private:
    friend class Database;
    explicit StoredRows(sqlite3_stmt *statement) : m_statement(statement) {}

    Statement m_statement;
};

} // namespace LabChat
