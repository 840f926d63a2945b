// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtGui/QPalette>

namespace LabChat {

/// The colours for highlight rules, by name, visible on light and dark backgrounds. Pure functions.

[[nodiscard]] QStringList highlightColorNames();
/// In the user's language.
[[nodiscard]] QString highlightColorText(const QString &name);
/// For a mark; yellow if the name is unknown.
[[nodiscard]] QColor highlightColor(const QString &name, const QPalette &palette);
/// For the background of text in the palette's colour.
[[nodiscard]] QColor highlightTint(const QString &name, const QPalette &palette);

} // namespace LabChat
