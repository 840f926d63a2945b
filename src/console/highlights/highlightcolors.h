// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtGui/QPalette>

namespace LabChat {

/// The colours that highlight rules choose from, by name, made to be seen on light and on dark. Pure functions.

[[nodiscard]] QStringList highlightColorNames();
/// In the user's language.
[[nodiscard]] QString highlightColorText(const QString &name);
/// For a mark; yellow where the name is unknown.
[[nodiscard]] QColor highlightColor(const QString &name, const QPalette &palette);
/// For an area behind text in the palette's own colour.
[[nodiscard]] QColor highlightTint(const QString &name, const QPalette &palette);

} // namespace LabChat
