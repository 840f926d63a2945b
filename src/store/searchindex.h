// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <functional>

namespace LabChat {

/// Looks for words in everything that was said, in an index of its own file beside the log. The index is
/// first brought up to date from the log, and made anew where it is missing, damaged, of another version or of
/// another log: it may be deleted at any time. Blocks; one call at a time for each data directory.
/// Where @p isCancelled becomes true, what has been indexed is kept, and the error code is `cancelled`.
[[nodiscard]] Result<SearchResults> searchMessages(const QString &dataDirectory, const SearchRequest &request, const std::function<bool()> &isCancelled);

} // namespace LabChat
