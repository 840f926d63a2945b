// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/room.h"

namespace LabChat {

class Database;

/// Converts rooms to rows, and back. Free functions over a connection; errors are those of Database.

/// Replaces the previous data of the room.
[[nodiscard]] Result<void> writeRoom(Database &database, const Room &room);
/// By name.
[[nodiscard]] Result<QList<Room>> readRooms(Database &database);

} // namespace LabChat
