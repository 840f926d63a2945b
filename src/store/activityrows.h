// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

namespace LabChat {

class Database;

/// The course of a session, counted by SQLite. A free function over a connection; errors are those of Database.
[[nodiscard]] Result<Activity> readActivity(Database &database, qint64 sessionId);

} // namespace LabChat
