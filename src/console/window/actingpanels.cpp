// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/actingpanels.h"

#include "console/messages/transcriptview.h"
#include "console/moderation/actionspanel.h"
#include "console/moderation/approvalpanel.h"
#include "console/moderation/moderationactions.h"
#include "console/moderation/pausebanner.h"
#include "console/session/audiences.h"
#include "console/session/sessiontexts.h"
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
    , m_announcedButton(new QPushButton(window))
    , m_approvalPanel(new ApprovalPanel(m_moderation, workspace))
    , m_actionsPanel(new ActionsPanel(m_actions, m_moderation, workspace))
    , m_approvalDock(workspace->addPanel({tr("Waiti&ng for approval"), u"approvalDockWidget"_s, m_approvalPanel, Qt::BottomDockWidgetArea, true,
                                          u"participantsDockWidget"_s}))
    , m_actionsDock(workspace->addPanel({tr("&Log of actions"), u"actionsDockWidget"_s, m_actionsPanel, Qt::BottomDockWidgetArea, true,
                                         u"participantsDockWidget"_s}))
{
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
    m_announcedButton->setObjectName(u"announcedPushButton"_s);
    m_announcedButton->setAccessibleName(tr("The last announcement"));
    m_announcedButton->setToolTip(tr("Shows it in the log of actions"));
    m_announcedButton->setFlat(true);
    m_announcedButton->setFocusPolicy(Qt::TabFocus);
    m_announcedButton->hide();
    showWaiting(0);
}

/// As wide as its longer text, so that it stays where it is: it is clicked without looking.
void ActingPanels::keepPauseWidth()
{
    int width = 0;
    QAction *action = m_moderation->pauseAction();
    const QString shown = action->text();
    for (const bool paused : {false, true}) {
        action->setText(ModerationActions::pauseText(paused));
        width = qMax(width, m_pauseButton->sizeHint().width());
    }
    action->setText(shown);
    m_pauseButton->setMinimumWidth(width);
}

void ActingPanels::wire()
{
    Navigator *navigator = m_workspace->navigator();
    Selection *selection = m_workspace->selection();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { noteFocus(now); });
    connect(m_banner, &PauseBanner::resumeRequested, m_moderation, &ModerationActions::resume);
    connect(m_waitingButton, &QPushButton::clicked, this, &ActingPanels::showApproval);
    connect(m_announcedButton, &QPushButton::clicked, this, [this] {
        bringUp(m_actionsDock);
        m_actionsPanel->select(m_announced);
    });
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
    m_announced = 0;
    showAnnounced();
    m_moderation->setSession();
    m_actions->setSession(watched);
    m_approvalPanel->setSession(watched);
    m_actionsPanel->refresh();
    m_banner->setSession(watched);
    showIcons();
}

void ActingPanels::growSession(const WatchedSession &watched)
{
    if (m_watched != &watched)
        return;
    m_moderation->growSession();
    m_actions->grow();
    m_approvalPanel->growSession();
}

void ActingPanels::update(const SessionChanges &changes)
{
    if (!m_watched || m_watched->session().id != changes.session)
        return;
    m_actions->update(changes);
    m_approvalPanel->update(changes);
    for (const Event &event : changes.events) {
        if (event.kind == EventKind::Announced)
            m_announced = event.seq;
    }
    showAnnounced();
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
    if (m_pauseButton->minimumWidth() == 0)
        keepPauseWidth(); // with the icon
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

/// Says that the newest announcement was sent, and who has seen it.
void ActingPanels::showAnnounced()
{
    const Event *announced = m_actions->action(m_announced);
    m_announcedButton->setVisible(announced);
    if (!announced)
        return;
    const QString text = tr("Announced %1: %2", "the time, who has seen it").arg(clockTime(announced->atMs), seenText(m_watched->state(), *announced));
    const QList<int> missing = notSeenBy(m_watched->state(), *announced);
    m_announcedButton->setText(text);
    m_announcedButton->setAccessibleName(text);
    m_announcedButton->setToolTip(missing.isEmpty() ? tr("Everybody has seen it. Shows it in the log of actions")
                                                    : tr("Not seen yet by %1. Shows it in the log of actions", "places").arg(placesText(missing)));
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
