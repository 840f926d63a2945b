// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// CommonMark with GitHub's tables (cmark-gfm), as HTML that is safe to show: what safeHtml() leaves of it,
/// `<lab-chat name="…"></lab-chat>` included.
[[nodiscard]] QString markdownToHtml(const QString &markdown);

} // namespace LabChat
