// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/actingpanels.h"

#include "console/actionspanel.h"
#include "console/approvalpanel.h"
#include "console/displaytext.h"

#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMainWindow>

namespace LabChat {

using namespace Qt::StringLiterals;

ActingPanels::ActingPanels(ActionsModel *actions, ModerationActions *moderation, QMainWindow *workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_approvalPanel(new ApprovalPanel(moderation, workspace))
    , m_actionsPanel(new ActionsPanel(actions, moderation, workspace))
    , m_approvalDock(addPanel(tr("Waiting for &approval"), u"approvalDockWidget"_s, m_approvalPanel))
    , m_actionsDock(addPanel(tr("&Log of actions"), u"actionsDockWidget"_s, m_actionsPanel))
{
    place();
    connect(m_approvalPanel, &ApprovalPanel::waitingChanged, this, &ActingPanels::showWaiting);
    connect(m_approvalPanel, &ApprovalPanel::messageRequested, this, &ActingPanels::messageRequested);
    connect(m_actionsPanel, &ActionsPanel::messageRequested, this, &ActingPanels::messageRequested);
    connect(m_actionsPanel, &ActionsPanel::channelRequested, this, &ActingPanels::channelRequested);
    connect(m_actionsPanel, &ActionsPanel::participantRequested, this, &ActingPanels::participantRequested);
}

void ActingPanels::setSession(const WatchedSession *watched)
{
    m_approvalPanel->setSession(watched);
    m_actionsPanel->refresh();
}

void ActingPanels::update(const SessionChanges &changes)
{
    m_approvalPanel->update(changes);
    if (!changes.events.isEmpty() || changes.ended)
        m_actionsPanel->refresh();
}

QList<QAction *> ActingPanels::panelActions() const
{
    return {m_approvalDock->toggleViewAction(), m_actionsDock->toggleViewAction()};
}

QAction *ActingPanels::undoAction() const
{
    return m_actionsPanel->undoAction();
}

void ActingPanels::showApproval()
{
    m_approvalDock->show();
    m_approvalDock->raise();
    m_approvalPanel->focusFirst();
}

void ActingPanels::resetLayout()
{
    place();
    m_actionsPanel->resetColumns();
}

void ActingPanels::saveLayout(QSettings &settings) const
{
    settings.setValue("workspace/actionColumns"_L1, m_actionsPanel->saveColumns());
}

void ActingPanels::restoreLayout(const QSettings &settings)
{
    m_actionsPanel->restoreColumns(settings.value("workspace/actionColumns"_L1).toByteArray());
}

QDockWidget *ActingPanels::addPanel(const QString &title, const QString &name, QWidget *panel)
{
    auto *dock = new QDockWidget(QString(title).remove(u'&'), m_workspace);
    dock->setObjectName(name);
    dock->setWidget(panel);
    dock->toggleViewAction()->setText(title);
    dock->toggleViewAction()->setToolTip(tr("Shows or hides this panel"));
    return dock;
}

void ActingPanels::place()
{
    QDockWidget *inFront = m_workspace->findChild<QDockWidget *>(u"participantsDockWidget"_s);
    for (QDockWidget *dock : {m_approvalDock, m_actionsDock}) {
        dock->setFloating(false);
        m_workspace->addDockWidget(Qt::BottomDockWidgetArea, dock);
        m_workspace->tabifyDockWidget(inFront, dock);
        dock->show();
    }
    inFront->raise();
}

void ActingPanels::showWaiting(int waiting)
{
    const QString menuText = m_approvalDock->toggleViewAction()->text();
    m_approvalDock->setWindowTitle(waiting == 0 ? tr("Waiting for approval") : tr("Waiting for approval (%1)").arg(numberText(waiting)));
    m_approvalDock->toggleViewAction()->setText(menuText); // the title went there, too
    emit waitingChanged(waiting);
}

} // namespace LabChat
