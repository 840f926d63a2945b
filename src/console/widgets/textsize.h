// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace LabChat {

/// The size of a text with these dimensions in a widget's font, px.
inline QSize textSize(const QWidget *widget, int characters, int lines)
{
    const QFontMetrics metrics = widget->fontMetrics();
    return {metrics.averageCharWidth() * characters, metrics.height() * lines};
}

} // namespace LabChat
