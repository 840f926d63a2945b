// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventlog.h"

namespace LabChat {

class Database;

/// The content of the log when it is opened. Free functions over a connection; errors are those of Database.

/// A session with all its events folded in.
[[nodiscard]] Result<StoredSession> readStoredSession(Database &database, qint64 id);
[[nodiscard]] Result<LogContents> readContents(Database &database);

} // namespace LabChat
