// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QPalette>

namespace LabChat {

enum class Accent { Good, Warning, Bad, Calm, Other };

/// Colours in addition to the palette's, readable on light and dark backgrounds. Pure functions.

[[nodiscard]] bool isDark(const QPalette &palette);
/// For a dot, a line or a word.
[[nodiscard]] QColor accentColor(Accent accent, const QPalette &palette);
/// For the background of text in the palette's colour.
[[nodiscard]] QColor accentTint(Accent accent, const QPalette &palette);
/// For a name: neighbouring numbers get clearly different colours.
[[nodiscard]] QColor memberColor(int member, const QPalette &palette);
/// For the border of a tile.
[[nodiscard]] QColor tileBorder(const QPalette &palette);
/// For the border of a control: the contrast with what is inside and outside it is at least 3 (WCAG 2.1, 1.4.11).
[[nodiscard]] QColor controlBorder(const QPalette &palette);
/// For text that is less important than the text next to it.
[[nodiscard]] QColor dimmedText(const QPalette &palette);

} // namespace LabChat
