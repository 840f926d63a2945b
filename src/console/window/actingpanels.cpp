// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/actingpanels.h"

#include "console/messages/transcriptview.h"
#include "console/moderation/actionspanel.h"
#include "console/moderation/approvalpanel.h"
#include "console/moderation/moderationactions.h"
#include "console/moderation/pausebanner.h"
#include "console/widgets/displaytext.h"
#include "console/widgets/symbolicon.h"
#include "console/window/consolecontext.h"
#include "console/window/docks.h"
#include "console/window/navigator.h"
#include "console/window/selection.h"
#include "console/window/workspace.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace LabChat {

using namespace Qt::StringLiterals;

ActingPanels::ActingPanels(const ConsoleContext &context, Workspace *workspace, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_moderation(context.moderation)
    , m_actions(context.actions)
    , m_banner(new PauseBanner(m_actions, window))
    , m_pauseButton(new QToolButton(window))
    , m_waitingButton(new QPushButton(window))
    , m_approvalPanel(new ApprovalPanel(m_moderation, workspace))
    , m_actionsPanel(new ActionsPanel(m_actions, m_moderation, workspace))
    , m_approvalDock(workspace->addPanel({tr("Waiti&ng for approval"), u"approvalDockWidget"_s, m_approvalPanel, Qt::BottomDockWidgetArea, true,
                                          u"participantsDockWidget"_s}))
{
    workspace->addPanel({tr("&Log of actions"), u"actionsDockWidget"_s, m_actionsPanel, Qt::BottomDockWidgetArea, true, u"participantsDockWidget"_s});
    setUpButtons();
    wire();
}

void ActingPanels::setUpButtons()
{
    m_pauseButton->setObjectName(u"pauseToolButton"_s);
    m_pauseButton->setDefaultAction(m_moderation->pauseAction());
    m_pauseButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pauseButton->setAutoRaise(false);
    m_waitingButton->setObjectName(u"waitingPushButton"_s);
    m_waitingButton->setToolTip(tr("Shows the messages that wait for your approval"));
    m_waitingButton->setFocusPolicy(Qt::TabFocus);
    showWaiting(0);
}

void ActingPanels::wire()
{
    Navigator *navigator = m_workspace->navigator();
    Selection *selection = m_workspace->selection();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { noteFocus(now); });
    connect(m_banner, &PauseBanner::resumeRequested, m_moderation, &ModerationActions::resume);
    connect(m_waitingButton, &QPushButton::clicked, this, &ActingPanels::showApproval);
    connect(m_approvalPanel, &ApprovalPanel::waitingChanged, this, &ActingPanels::showWaiting);
    connect(m_approvalPanel, &ApprovalPanel::messageRequested, navigator, &Navigator::showMessage);
    connect(m_actionsPanel, &ActionsPanel::messageRequested, navigator, &Navigator::showMessage);
    connect(m_actionsPanel, &ActionsPanel::channelRequested, navigator, [navigator](int channel) { navigator->showMessage(channel, 0); });
    connect(m_actionsPanel, &ActionsPanel::participantRequested, m_workspace, &Workspace::showParticipant);
    connect(navigator, &Navigator::channelChanged, m_moderation,
            [this](int channel) { m_moderation->setChannels(channel > 0 ? QList{channel} : QList<int>()); });
    connect(selection, &Selection::participantsChanged, m_moderation, [=, this] { m_moderation->setParticipants(selection->participants()); });
}

void ActingPanels::setSession(const WatchedSession *watched)
{
    m_watched = watched;
    m_moderation->setSession();
    m_actions->setSession(watched);
    m_approvalPanel->setSession(watched);
    m_actionsPanel->refresh();
    m_banner->setSession(watched);
    showIcons();
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
    showIcons();
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

/// The menu applies to the current selection, not to an earlier context menu.
void ActingPanels::takeSubjects()
{
    const bool isApproval = m_messagesWidget && m_approvalPanel->isVisible() && m_approvalPanel->isAncestorOf(m_messagesWidget);
    const Selection *selection = m_workspace->selection();
    m_moderation->setMessages(isApproval ? m_approvalPanel->selected() : selection->messages(m_messagesWidget));
    m_moderation->setChannels(selection->channels());
    m_moderation->setParticipants(selection->participants());
}

void ActingPanels::showIcons()
{
    const QPalette &palette = m_workspace->window()->palette(); // the workspace gets a new theme later than the window that says so
    m_moderation->pauseAction()->setIcon(symbolIcon(m_watched && m_watched->state().isPaused() ? u"resume"_s : u"pause"_s, palette));
    undoAction()->setIcon(symbolIcon(u"undo"_s, palette));
}

void ActingPanels::showApproval()
{
    bringUp(m_approvalDock);
    m_approvalPanel->focusFirst();
}

void ActingPanels::showWaiting(int waiting)
{
    const QString menuText = m_approvalDock->toggleViewAction()->text();
    m_approvalDock->setWindowTitle(waiting == 0 ? tr("Waiting for approval") : tr("Waiting for approval (%1)").arg(numberText(waiting)));
    m_approvalDock->toggleViewAction()->setText(menuText); // the dock's title changed this text, too
    const QString text = tr("%Ln messages wait for approval", nullptr, waiting);
    m_waitingButton->setText(text);
    m_waitingButton->setAccessibleName(text);
    m_waitingButton->setVisible(waiting > 0);
}

void ActingPanels::saveLayout(QSettings &settings) const
{
    m_actionsPanel->saveLayout(settings);
}

void ActingPanels::restoreLayout(const QSettings &settings)
{
    m_actionsPanel->restoreLayout(settings);
}

void ActingPanels::resetLayout()
{
    m_actionsPanel->resetLayout();
}

} // namespace LabChat
