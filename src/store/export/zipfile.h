// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QDir>
#include <QtCore/QStringList>

namespace LabChat {

/// Writes files of a folder into a .zip archive, by libarchive. The same files give the same bytes. A file that is there is replaced only by a complete one. Error code `not_written`.
[[nodiscard]] Result<void> writeZip(const QString &fileName, const QDir &folder, const QStringList &files);

} // namespace LabChat
