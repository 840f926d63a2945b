// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QIODevice>

#include <functional>

namespace LabChat {

/// Writes the contents of a file; its error, if it has one, is the result.
using WriteContents = std::function<Result<void>(QIODevice &target)>;

/// Writes a complete file, or leaves what is there as it is. A pipe or a device is never replaced: it gets the contents once they are complete.
/// Blocks: for the thread pool. Error code `not_written`, or that of @p write.
[[nodiscard]] Result<void> writeCompletely(const QString &fileName, const WriteContents &write);

/// Writes a complete file with secrets, which only its owner can read, and nobody else for a moment either. Likewise.
[[nodiscard]] Result<void> writePrivately(const QString &fileName, const QByteArray &contents);
[[nodiscard]] Result<void> writePrivately(const QString &fileName, const WriteContents &write);

/// The same for standard output.
[[nodiscard]] Result<void> writeToStandardOutput(const WriteContents &write);

/// Copies what is left of a device to another one. Returns why it could not; empty: it could.
[[nodiscard]] QString copyBlocks(QIODevice &from, QIODevice &to);

/// The error `not_written` in words, with what to do.
[[nodiscard]] Error fileNotWritten(const QString &fileName, const QString &reason);

} // namespace LabChat
