// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/session/event.h"
#include "store/statement.h"

#include <span>

namespace LabChat {

class Database;

/// Writes events into the log: the statements of the hot path, prepared once in SQLite's own interface. QSqlQuery would cost more than SQLite does, for a copy of
/// each value on its way. For the thread of its Database, which outlives it.
class EventInsert final {
public:
    [[nodiscard]] static Result<EventInsert> prepare(Database &database);

    /// Inside a transaction. Errors are those of Database.
    [[nodiscard]] Result<void> write(std::span<const Event> events);

private:
    EventInsert(Statement one, Statement several) : m_one(std::move(one)), m_several(std::move(several)) {}
    [[nodiscard]] static Result<Statement> prepareRows(Database &database, std::size_t rows);
    [[nodiscard]] static Result<void> execute(const Statement &insert, std::span<const Event> events);

    Statement m_one;
    Statement m_several; ///< rows in one statement: SQLite then finds the place of the first one only, and the others follow it
};

} // namespace LabChat
