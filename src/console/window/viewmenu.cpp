// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/viewmenu.h"

#include "console/window/sessionviews.h"
#include "console/window/toolpanels.h"
#include "console/window/workspace.h"
#include "ui_mainwindow.h"

namespace LabChat {

ViewMenu::ViewMenu(const Ui::MainWindow *ui, const QList<QAction *> &panelActions, ToolPanels *tools, Workspace *workspace)
    : QObject(workspace->window())
{
    SessionViews *views = workspace->views();
    const QList<QAction *> viewActions = views->viewActions();
    m_ofSession = viewActions + panelActions + QList{ui->filterAction, ui->searchAction};
    QAction *first = ui->viewMenu->actions().constFirst();
    ui->viewMenu->insertActions(first, viewActions);
    ui->viewMenu->insertSeparator(first);
    ui->viewMenu->insertActions(first, panelActions);
    ui->filterAction->setShortcut(QKeySequence::Find);
    ui->searchAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    ui->zoomInAction->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    ui->zoomOutAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus));
    connect(ui->filterAction, &QAction::triggered, workspace, &Workspace::focusFilter);
    connect(ui->searchAction, &QAction::triggered, tools, &ToolPanels::showSearch);
    connect(ui->highlightRulesAction, &QAction::triggered, tools, &ToolPanels::editHighlightRules);
    connect(ui->zoomInAction, &QAction::triggered, views, [views] { views->zoom(1); });
    connect(ui->zoomOutAction, &QAction::triggered, views, [views] { views->zoom(-1); });
    connect(ui->zoomResetAction, &QAction::triggered, views, &SessionViews::resetZoom);
}

void ViewMenu::setSession(const WatchedSession *watched)
{
    for (QAction *action : std::as_const(m_ofSession))
        action->setEnabled(watched);
}

} // namespace LabChat
