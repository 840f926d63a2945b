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
class WatchedSession;
struct ConsoleContext;

/// Connects the actions of the menus File and Help, which do not depend on a session.
void wireFileAndHelp(const Ui::MainWindow &ui, const ConsoleContext &context, Dialogs *dialogs, QMainWindow *window);

/// Only a session that has ended can be archived. @p watched: the session that is shown; null: none.
void followArchiving(const Ui::MainWindow &ui, const WatchedSession *watched);

/// Takes away what an archive does not have: nothing in it can be changed.
void showArchive(const Ui::MainWindow &ui);

} // namespace LabChat
