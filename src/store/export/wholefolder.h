// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QDir>

#include <functional>

namespace LabChat {

/// Writes the contents of a folder, which is there and empty.
using FillFolder = std::function<Result<void>(const QDir &folder)>;

/// Writes a complete folder, or (a name that ends with .zip) an archive of it, or leaves nothing. Only an empty folder, or an archive, is replaced.
/// Error codes `exists`, `not_written`, or that of @p fill.
[[nodiscard]] Result<void> writeWholeFolder(const QString &name, const FillFolder &fill);

/// Writes a file of such a folder; folders in between are made.
[[nodiscard]] Result<void> writeFileIn(const QDir &folder, const QString &path, const QByteArray &contents);

/// A file of its own, and not a link, a pipe or a device.
[[nodiscard]] bool isPlainFile(const QString &fileName);
/// The SHA-256 of a file's contents, hexadecimal; empty: it is no plain file, or cannot be read.
[[nodiscard]] QString sha256Of(const QString &fileName);

/// All that is not a folder in a folder and in those in it, sorted.
[[nodiscard]] QStringList filesIn(const QDir &folder);

} // namespace LabChat
