// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <functional>

namespace LabChat {

class Database;

/// Whether a session's rows are as they were written: its chain, and gaps. Appends what is wrong as sentences. @p goesOn is called for each event until it returns false.
/// Errors are those of Database.
[[nodiscard]] Result<void> checkChain(Database &database, qint64 session, const QString &code, QStringList &findings, const std::function<bool()> &goesOn);

/// The same of the tables of a session of another system, which its events have filled.
[[nodiscard]] Result<void> checkAdmissions(Database &database, qint64 session, const QString &code, QStringList &findings);

} // namespace LabChat
