// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSize>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace LabChat {

/// Gives a window its first size: @p wished, or what its screen has room for.
void fitToScreen(QWidget *window, const QSize &wished);

} // namespace LabChat
