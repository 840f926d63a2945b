// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// An HTML fragment without anything that could run or reach outside: only known elements and attributes
/// stay (parsed by libxml2, not by patterns); script, style and frames go with their contents, other
/// unknown elements leave theirs behind. `<lab-chat name="…">` stays.
[[nodiscard]] QString safeHtml(const QString &html);

} // namespace LabChat
