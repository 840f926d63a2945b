// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

namespace LabChat {

class Database;

/// Looks for words in an index that is up to date, with the log attached to it (searchMessages() takes care of both).
/// Errors are those of Database.
[[nodiscard]] Result<SearchResults> findMessages(Database &index, const SearchRequest &request);

} // namespace LabChat
