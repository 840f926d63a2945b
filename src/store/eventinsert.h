// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/session/event.h"

#include <memory>

struct sqlite3_stmt;

namespace LabChat {

class Database;

/// Writes events into the log: the statements of the hot path, prepared once in SQLite's own interface. QSqlQuery would cost more than SQLite does, for a copy of
/// each value on its way. For the thread of its Database, which outlives it.
class EventInsert final {
public:
    [[nodiscard]] static Result<EventInsert> prepare(Database &database);

    /// Inside a transaction. Errors are those of Database.
    [[nodiscard]] Result<void> write(const Event &event);

private:
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;
    explicit EventInsert(Statement insert) : m_insert(std::move(insert)) {}

    Statement m_insert;
};

} // namespace LabChat
