// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <functional>

namespace LabChat {

/// What the check of a log has found.
struct LogCheck {
    int sessions = 0;
    qint64 events = 0;
    QStringList findings;  ///< sentences, one for each place; empty: all is as it was written
};

/// Gets the percentage; false: the check is no longer wanted.
using LogCheckProgress = std::function<bool(int percent)>;

/// Checks the whole log in a data directory, as it is at one moment, without changing anything: the file, the tables, the order of the events, and the chains.
/// Error codes are those of Database::openForReading(), and `cancelled`. Blocking.
[[nodiscard]] Result<LogCheck> checkLog(const QString &dataDirectory, const LogCheckProgress &progress);

} // namespace LabChat
