// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/actingpanels.h"

#include "console/messages/transcriptview.h"
#include "console/moderation/actionspanel.h"
#include "console/moderation/approvalpanel.h"
#include "console/moderation/moderationactions.h"
#include "console/moderation/pausebanner.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/savesetting.h"
#include "console/widgets/symbolicon.h"
#include "console/window/statusline.h"
#include "console/window/workspace.h"

#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QToolButton>

namespace LabChat {

using namespace Qt::StringLiterals;

ActingPanels::ActingPanels(OperatorActions *operatorActions, const LogArchive *archive, Workspace *workspace, QStatusBar *bar, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_moderation(new ModerationActions(operatorActions, window))
    , m_actions(new ActionsModel(archive, this))
    , m_banner(new PauseBanner(m_actions, window))
    , m_approvalPanel(new ApprovalPanel(m_moderation, workspace))
    , m_actionsPanel(new ActionsPanel(m_actions, m_moderation, workspace))
    , m_approvalDock(addPanel(tr("Waiti&ng for approval"), u"approvalDockWidget"_s, m_approvalPanel))
    , m_actionsDock(addPanel(tr("&Log of actions"), u"actionsDockWidget"_s, m_actionsPanel))
{
    workspace->setModeration(m_moderation, m_actions);
    addPauseButton(bar);
    place();
    wire();
}

void ActingPanels::wire()
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { noteFocus(now); });
    connect(m_banner, &PauseBanner::resumeRequested, m_moderation, &ModerationActions::resume);
    connect(m_approvalPanel, &ApprovalPanel::waitingChanged, this, &ActingPanels::showWaiting);
    connect(m_approvalPanel, &ApprovalPanel::messageRequested, m_workspace, &Workspace::showMessage);
    connect(m_actionsPanel, &ActionsPanel::messageRequested, m_workspace, &Workspace::showMessage);
    connect(m_actionsPanel, &ActionsPanel::channelRequested, m_workspace, [this](int channel) { m_workspace->showMessage(channel, 0); });
    connect(m_actionsPanel, &ActionsPanel::participantRequested, m_workspace, &Workspace::selectParticipant);
    connect(m_workspace, &Workspace::channelChanged, m_moderation,
            [this](int channel) { m_moderation->setChannels(channel > 0 ? QList{channel} : QList<int>()); });
    connect(m_workspace, &Workspace::selectionChanged, m_moderation, [this] { m_moderation->setParticipants(m_workspace->selectedParticipants()); });
}

void ActingPanels::addPauseButton(QStatusBar *bar)
{
    auto *button = new QToolButton(bar);
    button->setObjectName(u"pauseToolButton"_s);
    button->setDefaultAction(m_moderation->pauseAction());
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(false);
    bar->addPermanentWidget(button);
}

void ActingPanels::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    m_moderation->setSession();
    m_actions->setSession(watched);
    m_approvalPanel->setSession(watched);
    m_actionsPanel->refresh();
    m_banner->setSession(watched);
    showIcons(m_workspace->palette());
}

void ActingPanels::update(const SessionChanges &changes)
{
    if (!m_watched || m_watched->session().id != changes.session)
        return;
    m_actions->update(changes);
    m_approvalPanel->update(changes);
    if (changes.events.isEmpty() && !changes.ended)
        return;
    m_moderation->refresh();
    m_actionsPanel->refresh();
    m_banner->setSession(m_watched);
    showIcons(m_workspace->palette());
}

QList<QAction *> ActingPanels::panelActions() const
{
    return {m_approvalDock->toggleViewAction(), m_actionsDock->toggleViewAction()};
}

QList<QAction *> ActingPanels::participantActions() const
{
    return m_moderation->participantActions();
}

QAction *ActingPanels::undoAction() const
{
    return m_actionsPanel->undoAction();
}

void ActingPanels::fill(QMenu *menu, QAction *before)
{
    connect(menu, &QMenu::aboutToShow, this, &ActingPanels::takeSubjects);
    menu->insertAction(before, undoAction());
    m_moderation->fill(menu, before);
}

void ActingPanels::noteFocus(QWidget *focused)
{
    const bool isTranscript = qobject_cast<TranscriptView *>(focused);
    if (focused && (isTranscript || m_approvalPanel->isAncestorOf(focused)))
        m_messagesWidget = focused;
}

/// The menu is about what is selected now, not about what a context menu was shown for.
void ActingPanels::takeSubjects()
{
    const bool isApproval = m_messagesWidget && m_approvalPanel->isVisible() && m_approvalPanel->isAncestorOf(m_messagesWidget);
    m_moderation->setMessages(isApproval ? m_approvalPanel->selected() : m_workspace->selectedMessages(m_messagesWidget));
    m_moderation->setChannels(m_workspace->selectedChannels());
    m_moderation->setParticipants(m_workspace->selectedParticipants());
}

void ActingPanels::showIcons(const QPalette &palette)
{
    m_moderation->pauseAction()->setIcon(symbolIcon(m_watched && m_watched->state().isPaused() ? u"resume"_s : u"pause"_s, palette));
    undoAction()->setIcon(symbolIcon(u"undo"_s, palette));
}

void ActingPanels::showWaitingIn(StatusLine *line)
{
    connect(m_approvalPanel, &ApprovalPanel::waitingChanged, line, &StatusLine::setWaiting);
    connect(line, &StatusLine::approvalRequested, this, &ActingPanels::showApproval);
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
    m_actionsPanel->resetLayout();
    m_approvalPanel->resetColumns();
}

void ActingPanels::saveLayout(QSettings &settings) const
{
    m_actionsPanel->saveLayout(settings);
    saveSetting(settings, "workspace/approvalColumns"_L1, m_approvalPanel->saveColumns());
}

void ActingPanels::restoreLayout(const QSettings &settings)
{
    m_actionsPanel->restoreLayout(settings);
    m_approvalPanel->restoreColumns(settings.value("workspace/approvalColumns"_L1).toByteArray());
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
}

} // namespace LabChat
