// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

#include <functional>

namespace LabChat {

class Database;

/// Looks through an up-to-date index, to which the log is attached (searchMessages() does both). Errors are those of searchMessages().
[[nodiscard]] Result<SearchResults> findMessages(Database &index, const SearchRequest &request, const std::function<bool()> &isCancelled);

} // namespace LabChat
