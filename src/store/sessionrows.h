// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

namespace LabChat {

class Database;

/// Converts sessions to rows, and back. Free functions over a connection; errors are those of Database.

[[nodiscard]] Result<void> writeSession(Database &database, const Session &session);
[[nodiscard]] Result<SessionPtr> readSession(Database &database, qint64 id);

} // namespace LabChat
