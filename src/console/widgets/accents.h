// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QPalette>

namespace LabChat {

enum class Accent { Good, Warning, Bad };

/// Colours beside the palette's own, made to be read on a light and on a dark one. Pure functions.

[[nodiscard]] bool isDark(const QPalette &palette);
/// For a dot, a line or a word.
[[nodiscard]] QColor accentColor(Accent accent, const QPalette &palette);
/// For an area behind text in the palette's own colour.
[[nodiscard]] QColor accentTint(Accent accent, const QPalette &palette);
/// For a name: neighbouring numbers get colours that differ clearly.
[[nodiscard]] QColor memberColor(int member, const QPalette &palette);
/// Around a tile.
[[nodiscard]] QColor tileBorder(const QPalette &palette);
/// For what matters less than the text beside it.
[[nodiscard]] QColor dimmedText(const QPalette &palette);

} // namespace LabChat
