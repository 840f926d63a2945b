// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <memory>

struct sqlite3_stmt;

namespace LabChat {

struct FinalizeStatement {
    void operator()(sqlite3_stmt *statement) const;
};

/// A statement that is compiled once and executed often, in SQLite's own interface. Belongs to a Database, and ends before it.
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// Executes a statement without a result, so that it can be executed again. Errors are those of Database.
[[nodiscard]] Result<void> runOnce(const Statement &statement);

} // namespace LabChat
