// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QPalette>

namespace LabChat {

/// All colours of the light or the dark theme: the contrast of text is at least 4.5 (WCAG 2.1, 1.4.3).
[[nodiscard]] QPalette themePalette(bool isDark);

} // namespace LabChat
