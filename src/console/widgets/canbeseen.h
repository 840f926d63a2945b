// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace LabChat {

/// A panel behind another one is "visible" for Qt, but lies outside of the window.
inline bool canBeSeen(const QWidget *widget)
{
    return widget->isVisible() && !widget->visibleRegion().isEmpty();
}

} // namespace LabChat
