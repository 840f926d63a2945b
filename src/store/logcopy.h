// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <functional>

namespace LabChat {

class Database;

/// The copy of a log in its older format, which is kept beside it until the log was updated. Free functions. Blocking.

/// @p progress gets the percentage. Replaces an older copy of the same format. Error code `disk_full`: it has no room, and nothing was written.
[[nodiscard]] Result<void> keepLogCopy(Database &log, const QString &path, int version, const std::function<void(int percent)> &progress);
/// Removes all copies of the log at @p path, also half ones.
void removeLogCopies(const QString &path);

/// Why a disk with so many free bytes has no room for a copy; empty: it has.
[[nodiscard]] QString whyNoRoomForCopy(qint64 bytes, qint64 freeBytes);

} // namespace LabChat
