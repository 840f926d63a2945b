// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace LabChat {

/// A session that has ended in a file of its own: a log that has this session alone, with its study, its images and all its events. Only its owner can read the file: it has the
/// secret behind the session's pseudonyms. Both functions block: for the thread pool.

/// Writes one from a log that may be in use. Error codes `no_session`, `not_ended`, `not_written`, and those of Database.
[[nodiscard]] Result<void> writeSessionArchive(const QString &databasePath, const QString &sessionCode, const QString &fileName);

/// Makes the log of a data directory, which is there and empty, from an archive, which stays as it is; one of an older format is updated on the way. Error codes `not_an_archive`,
/// `log_too_new`, and those of Database.
[[nodiscard]] Result<void> openSessionArchive(const QString &fileName, const QString &dataDirectory);

} // namespace LabChat
