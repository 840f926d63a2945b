// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace LabChat {

/// Copies an included study into a new folder in @p folder: its file, bodies and style sheet, and the schema with which editors check it.
/// Gives the path of the study's file. Blocks: for the thread pool. Error code `not_written`; then nothing is left.
[[nodiscard]] Result<QString> copyIncludedStudy(const QString &name, const QString &folder);

} // namespace LabChat
