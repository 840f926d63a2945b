// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

namespace LabChat {

class Database;

/// Searches an up-to-date index, to which the log is attached (searchMessages() does both). Errors are those of Database.
[[nodiscard]] Result<SearchResults> findMessages(Database &index, const SearchRequest &request);

} // namespace LabChat
