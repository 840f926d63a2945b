// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <functional>

namespace LabChat {

/// Searches for words in all messages. Looks through their texts in a separate file next to the log, which it first brings up to date. Makes the file again if it
/// is missing, damaged, of another version or of another log, so it may be deleted at any time. Blocks; one call at a time for each data directory.
/// If @p isCancelled becomes true, it ends soon, keeps what it has taken from the log, and the error code is `cancelled`.
[[nodiscard]] Result<SearchResults> searchMessages(const QString &dataDirectory, const SearchRequest &request, const std::function<bool()> &isCancelled);

/// The error `cancelled`.
[[nodiscard]] Error searchCancelled();

} // namespace LabChat
