// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/filemenu.h"

#include "console/window/consolecontext.h"
#include "console/window/dialogs.h"
#include "console/session/watchedsession.h"
#include "core/operatorservice.h"
#include "ui_mainwindow.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::FileMenu)
};

} // namespace

void wireFileAndHelp(const Ui::MainWindow &ui, const ConsoleContext &context, Dialogs *dialogs, QMainWindow *window)
{
    ui.newSessionAction->setShortcut(QKeySequence::New);
    ui.quitAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q)); // QKeySequence::Quit is empty on some desktops
    ui.manualAction->setShortcut(QKeySequence::HelpContents);
    QObject::connect(ui.newSessionAction, &QAction::triggered, dialogs, [dialogs] { dialogs->newSession({}); });
    QObject::connect(ui.newSessionPushButton, &QPushButton::clicked, ui.newSessionAction, &QAction::trigger);
    QObject::connect(ui.exportAction, &QAction::triggered, dialogs, &Dialogs::exportShown);
    QObject::connect(ui.exportDataAction, &QAction::triggered, dialogs, &Dialogs::exportData);
    QObject::connect(ui.archiveSessionAction, &QAction::triggered, dialogs, &Dialogs::archiveShown);
    QObject::connect(ui.openArchiveAction, &QAction::triggered, dialogs, &Dialogs::openArchive);
    QObject::connect(ui.quitAction, &QAction::triggered, window, &QWidget::close);
    QObject::connect(ui.quitPushButton, &QPushButton::clicked, window, &QWidget::close);
    QObject::connect(ui.manualAction, &QAction::triggered, dialogs, [dialogs] { dialogs->showHelp(u"index"_s); });
    QObject::connect(ui.protocolAction, &QAction::triggered, dialogs, [dialogs] { dialogs->showHelp(u"protocol"_s); });
    QObject::connect(ui.aboutAction, &QAction::triggered, dialogs, &Dialogs::showAbout);
    for (QAction *action : {ui.newSessionAction, ui.exportAction, ui.exportDataAction})
        QObject::connect(context.service, &OperatorService::openFailed, action, [action] { action->setEnabled(false); });
}

void followArchiving(const Ui::MainWindow &ui, const WatchedSession *watched)
{
    const bool hasEnded = watched && watched->state().ended();
    ui.archiveSessionAction->setEnabled(hasEnded);
    ui.archiveSessionAction->setToolTip(hasEnded ? Texts::tr("Writes the session into a file of its own, from which it can be opened on another computer")
                                                 : Texts::tr("Only a session that has ended can be archived."));
}

void showArchive(const Ui::MainWindow &ui)
{
    for (QAction *action : {ui.newSessionAction, ui.archiveSessionAction, ui.roomsAction, ui.pastSessionsAction, ui.operatorAction, ui.integrateMenu->menuAction()})
        action->setVisible(false);
}

} // namespace LabChat
