// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <functional>

namespace LabChat {

/// Searches for words in all messages, with an index in a separate file next to the log. First updates the index from the log. Creates
/// it again if it is missing, damaged, of another version or of another log, so it may be deleted at any time. Blocks; one call at a
/// time for each data directory. If @p isCancelled becomes true, the part that was indexed is kept, and the error code is `cancelled`.
[[nodiscard]] Result<SearchResults> searchMessages(const QString &dataDirectory, const SearchRequest &request, const std::function<bool()> &isCancelled);

} // namespace LabChat
