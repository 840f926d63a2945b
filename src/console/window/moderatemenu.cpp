// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/moderatemenu.h"

#include "console/arrange/experimenteractions.h"
#include "console/operator/operatoractions.h"
#include "console/window/actingpanels.h"
#include "console/window/channelmenus.h"
#include "console/window/consolecontext.h"
#include "console/window/selection.h"
#include "console/window/workspace.h"
#include "ui_mainwindow.h"

namespace LabChat {

ModerateMenu::ModerateMenu(const Ui::MainWindow *ui, const ConsoleContext &context, ActingPanels *acting, Workspace *workspace)
    : QObject(workspace->window())
    , m_monitor(context.monitor)
    , m_acting(acting)
    , m_workspace(workspace)
    , m_experimenter(new ExperimenterActions(context.operatorActions, context.preferences, workspace->participantsModel(), workspace->window()))
    , m_separator(new QAction(this))
{
    m_separator->setSeparator(true);
    acting->fill(ui->moderateMenu, ui->helpLineAction);
    m_experimenter->fill(ui->moderateMenu, ui->helpLineAction);
    workspace->channelMenus()->setActions(m_experimenter->channelActions());
    connect(workspace->channelMenus(), &ChannelMenus::channelMeant, m_experimenter, &ExperimenterActions::setChannel);
    connect(workspace->selection(), &Selection::participantsChanged, this, &ModerateMenu::refresh);
    connect(ui->moderateMenu, &QMenu::aboutToShow, this, &ModerateMenu::refresh);
    connect(m_experimenter, &ExperimenterActions::subjectWanted, this, &ModerateMenu::refresh);
    connect(ui->editReasonsAction, &QAction::triggered, context.operatorActions, &OperatorActions::editReasons);
}

QList<QAction *> ModerateMenu::participantActions() const
{
    return m_experimenter->participantActions() + QList{m_separator} + m_acting->participantActions();
}

void ModerateMenu::setSession(const WatchedSession *)
{
    refresh();
}

void ModerateMenu::update(const SessionChanges &changes)
{
    m_experimenter->update(changes, *m_monitor->session(changes.session));
    if (changes.ended)
        refresh();
}

void ModerateMenu::refresh()
{
    const Selection *selection = m_workspace->selection();
    m_experimenter->setSubject({selection->focusedParticipants(), selection->participants(), selection->focusedChannel(), selection->shownChannel()});
}

} // namespace LabChat
