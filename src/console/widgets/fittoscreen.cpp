// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/fittoscreen.h"

#include <QtGui/QScreen>
#include <QtWidgets/QWidget>

namespace LabChat {

void fitToScreen(QWidget *window, const QSize &wished)
{
    const QSize available = window->screen()->availableSize();
    window->resize(wished.boundedTo({available.width() * 92 / 100, available.height() * 86 / 100})); // the rest is for the window's frame
}

} // namespace LabChat
