// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat::Testing {

/// Makes a log, which is closed, one that an older version wrote: with the tables that its migrations make, and what is in them. From format 8 on. False: it failed.
[[nodiscard]] bool makeOlder(const QString &path, int version);

/// Executes SQL past LabChat, as somebody with a tool of SQLite does. False: it failed.
[[nodiscard]] bool executePastLabChat(const QString &path, const QByteArray &sql);

} // namespace LabChat::Testing
