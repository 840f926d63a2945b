// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// CommonMark with GitHub's tables, as HTML that is safe to show: raw HTML and dangerous links are
/// left out (cmark-gfm's safe mode); of raw tags only `<lab-chat name="…"></lab-chat>` is kept.
[[nodiscard]] QString markdownToHtml(const QString &markdown);

} // namespace LabChat
