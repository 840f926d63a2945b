// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

QT_BEGIN_NAMESPACE
class QMainWindow;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class MainWindow;
}

class Dialogs;
struct ConsoleContext;

/// Connects the actions of the menus File and Help, which do not depend on a session.
void wireFileAndHelp(const Ui::MainWindow &ui, const ConsoleContext &context, Dialogs *dialogs, QMainWindow *window);

} // namespace LabChat
