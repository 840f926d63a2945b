// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <functional>

namespace LabChat {

class Database;
class Session;

/// The course of a session. Free functions over a connection; errors are those of Database.

/// Goes over all events once. @p goesOn gets the seq now and then; if it returns false, the rest is left out.
[[nodiscard]] Result<Activity> readActivity(Database &database, qint64 sessionId, const std::function<bool(qint64 seq)> &goesOn);

/// Of a session that has ended, the activity is kept: a derived part (derivedparts.h). Nothing: it is not there.
[[nodiscard]] std::optional<Activity> readKeptActivity(Database &database, const Session &session);
void keepActivity(Database &database, const Session &session, const Activity &activity);

} // namespace LabChat
