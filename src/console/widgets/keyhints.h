// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QKeySequence>

#include <utility>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
QT_END_NAMESPACE

namespace LabChat {

/// Shows keys beside actions while a context menu is open: they work in its view only, but the actions are in other menus, too.
void showKeys(QMenu *menu, const QList<std::pair<QAction *, QKeySequence>> &keys);

} // namespace LabChat
