// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"
#include "core/session/session.h"

namespace LabChat {

class Database;

/// Converts sessions to rows, and back. Free functions over a connection; errors are those of Database.

/// Also begins its chain.
[[nodiscard]] Result<void> writeSession(Database &database, const Session &session);
/// What BoxAdmitted adds to the rows of its session.
[[nodiscard]] Result<void> writeAdmission(Database &database, const Event &event);
[[nodiscard]] Result<SessionPtr> readSession(Database &database, qint64 id);

} // namespace LabChat
