// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QIcon>
#include <QtGui/QPalette>

QT_BEGIN_NAMESPACE
class QDialog;
QT_END_NAMESPACE

namespace LabChat {

/// A one-colour symbol from resources/icons, in the palette's text colour, so that it
/// is visible on light and dark backgrounds. Ask for it again when the palette changes.
[[nodiscard]] QIcon symbolIcon(const QString &name, const QPalette &palette);

/// The buttons of dialogs have texts; the style's own icons do not match ours.
void removeButtonIcons(const QDialog &dialog);

} // namespace LabChat
