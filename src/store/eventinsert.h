// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/session/event.h"
#include "store/chain/hashchain.h"
#include "store/statement.h"

#include <QtCore/QSet>

#include <span>

namespace LabChat {

class Database;

/// Writes events into the log: the statements of the hot path, prepared once in SQLite's own interface. QSqlQuery would cost more than SQLite does, for a copy of
/// each value on its way. For the thread of its Database, which outlives it.
class EventInsert final {
public:
    [[nodiscard]] static Result<EventInsert> prepare(Database &database);

    /// Inside a transaction; extends the chains of their sessions, and the last event of each session gets the hash into its row. If the transaction fails, call forgetChains(). Errors are
    /// those of Database.
    [[nodiscard]] Result<void> write(std::span<const Event> events);
    /// After a transaction that failed: the chains are read from the log again.
    void forgetChains() { m_chain = {}; }

private:
    /// Of the events of a batch, those after which none of the same session follows.
    using LastOnes = QSet<const Event *>;
    [[nodiscard]] static LastOnes lastOnesOf(std::span<const Event> events);
    EventInsert(Database &database, Statement one, Statement several) : m_database(&database), m_one(std::move(one)), m_several(std::move(several)) {}
    [[nodiscard]] static Result<Statement> prepareRows(Database &database, std::size_t rows);
    [[nodiscard]] Result<void> execute(const Statement &insert, std::span<const Event> events, const LastOnes &last);

    Database *m_database;
    HashChain m_chain;
    Statement m_one;
    Statement m_several; ///< rows in one statement: SQLite then finds the place of the first one only, and the others follow it
};

} // namespace LabChat
