// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// Converts CommonMark with GitHub's tables (cmark-gfm) to the HTML that it stands for, with all HTML that is in it.
[[nodiscard]] QString markdownToRawHtml(const QString &markdown);

/// Converts CommonMark with GitHub's tables (cmark-gfm) to safe HTML. The result passes safeHtml(), which keeps `<lab-chat name="…"></lab-chat>`.
[[nodiscard]] QString markdownToHtml(const QString &markdown);

} // namespace LabChat
