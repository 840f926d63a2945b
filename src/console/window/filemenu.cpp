// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/filemenu.h"

#include "console/window/consolecontext.h"
#include "console/window/dialogs.h"
#include "core/operatorservice.h"
#include "ui_mainwindow.h"

namespace LabChat {

using namespace Qt::StringLiterals;

void wireFileAndHelp(const Ui::MainWindow &ui, const ConsoleContext &context, Dialogs *dialogs, QMainWindow *window)
{
    ui.newSessionAction->setShortcut(QKeySequence::New);
    ui.quitAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q)); // QKeySequence::Quit is empty on some desktops
    ui.manualAction->setShortcut(QKeySequence::HelpContents);
    QObject::connect(ui.newSessionAction, &QAction::triggered, dialogs, [dialogs] { dialogs->newSession({}); });
    QObject::connect(ui.newSessionPushButton, &QPushButton::clicked, ui.newSessionAction, &QAction::trigger);
    QObject::connect(ui.exportAction, &QAction::triggered, dialogs, &Dialogs::exportShown);
    QObject::connect(ui.exportDataAction, &QAction::triggered, dialogs, &Dialogs::exportData);
    QObject::connect(ui.quitAction, &QAction::triggered, window, &QWidget::close);
    QObject::connect(ui.quitPushButton, &QPushButton::clicked, window, &QWidget::close);
    QObject::connect(ui.manualAction, &QAction::triggered, dialogs, [dialogs] { dialogs->showHelp(u"index"_s); });
    QObject::connect(ui.protocolAction, &QAction::triggered, dialogs, [dialogs] { dialogs->showHelp(u"protocol"_s); });
    QObject::connect(ui.aboutAction, &QAction::triggered, dialogs, &Dialogs::showAbout);
    for (QAction *action : {ui.newSessionAction, ui.exportAction, ui.exportDataAction})
        QObject::connect(context.service, &OperatorService::openFailed, action, [action] { action->setEnabled(false); });
}

} // namespace LabChat
