// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QIcon>
#include <QtGui/QPalette>

namespace LabChat {

/// One of the one-colour symbols in resources/icons, drawn in the palette's text colour, so that it is
/// seen on light and on dark. To be asked for again when the palette changes.
[[nodiscard]] QIcon symbolIcon(const QString &name, const QPalette &palette);

} // namespace LabChat
