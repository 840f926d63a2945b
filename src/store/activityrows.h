// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

namespace LabChat {

class Database;

/// How a session went, counted by SQLite. Free function over a connection; errors are those of Database.
[[nodiscard]] Result<Activity> readActivity(Database &database, qint64 sessionId);

} // namespace LabChat
