// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"

namespace LabChat {

/// The words of exports in the window.

/// A format in a list, and what it contains.
[[nodiscard]] QString exportFormatTitle(ExportFormat format);
[[nodiscard]] QString exportFormatText(ExportFormat format);
/// Of a file dialog.
[[nodiscard]] QString exportFileFilter(ExportFormat format);
/// A session in a list.
[[nodiscard]] QString exportedSessionName(const SessionSummary &session);

/// A title with the characters that file systems and shells take.
[[nodiscard]] QString nameForFile(const QString &title);

/// The name to suggest, in the folder of the last export (empty: the usual one). @p title: of the session; empty: not known, or several.
[[nodiscard]] QString suggestedExport(const QString &lastFile, const ExportRequest &request, const QString &title);

} // namespace LabChat
