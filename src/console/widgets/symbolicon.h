// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QIcon>
#include <QtGui/QPalette>

QT_BEGIN_NAMESPACE
class QDialog;
QT_END_NAMESPACE

namespace LabChat {

/// One of the one-colour symbols in resources/icons, drawn in the palette's text colour, so that it is
/// seen on light and on dark. To be asked for again when the palette changes.
[[nodiscard]] QIcon symbolIcon(const QString &name, const QPalette &palette);

/// Buttons of a dialog say in words what they do; the style's own pictures are of another kind than ours.
void removeButtonIcons(const QDialog &dialog);

} // namespace LabChat
