// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QPalette>

namespace LabChat {

enum class Accent { Good, Warning, Bad, Calm, Other };

/// Colours in addition to the palette's, readable on light and dark backgrounds. Pure functions.

[[nodiscard]] bool isDark(const QPalette &palette);
/// From 1 to 21 (WCAG 2.1).
[[nodiscard]] float contrast(const QColor &a, const QColor &b);
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
/// For a link: the palette's own colour, or one that is readable on the background of texts. Many dark desktops leave it dark blue.
[[nodiscard]] QColor linkColor(const QPalette &palette);
/// For text that is less important than the text next to it.
[[nodiscard]] QColor dimmedText(const QPalette &palette);

} // namespace LabChat
