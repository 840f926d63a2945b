// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

#include <QtCore/QPointer>
#include <QtGui/QPalette>

QT_BEGIN_NAMESPACE
class QAction;
class QDockWidget;
class QMenu;
class QSettings;
class QStatusBar;
QT_END_NAMESPACE

namespace LabChat {

class ActionsModel;
class ActionsPanel;
class ApprovalPanel;
class LogArchive;
class ModerationActions;
class OperatorActions;
class PauseBanner;
class StatusLine;
class Workspace;

/// All that shows what the operator does to the session: the messages that wait for approval and the log of actions, in
/// panels behind the workspace's tables; the line across the window while the session is paused, and the button that pauses
/// it. Main thread; owned by the window.
class ActingPanels final : public QObject {
    Q_OBJECT

public:
    ActingPanels(OperatorActions *operatorActions, const LogArchive *archive, Workspace *workspace, QStatusBar *bar, QWidget *window);

    [[nodiscard]] PauseBanner *banner() const { return m_banner; }
    /// After OperatorActions::setSession(), before the workspace's. Null: no session.
    void setSession(const WatchedSession *watched);
    /// Before the workspace, which shows who did what.
    void update(const SessionChanges &changes);
    [[nodiscard]] QList<QAction *> panelActions() const;
    [[nodiscard]] QList<QAction *> participantActions() const;
    [[nodiscard]] QAction *undoAction() const;
    /// What can be done, before an action of the menu.
    void fill(QMenu *menu, QAction *before);
    void showIcons(const QPalette &palette);
    void showWaitingIn(StatusLine *line);
    void resetLayout();
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

private:
    QDockWidget *addPanel(const QString &title, const QString &name, QWidget *panel);
    void addPauseButton(QStatusBar *bar);
    void wire();
    void place();
    void showWaiting(int waiting);
    void showApproval();
    void noteFocus(QWidget *focused);
    void takeSubjects();

    Workspace *m_workspace;
    ModerationActions *m_moderation;
    ActionsModel *m_actions;
    PauseBanner *m_banner;
    ApprovalPanel *m_approvalPanel;
    ActionsPanel *m_actionsPanel;
    QDockWidget *m_approvalDock;
    QDockWidget *m_actionsDock;
    QPointer<QWidget> m_messagesWidget;  ///< the list of messages that had the focus last
    const WatchedSession *m_watched = nullptr;
};

} // namespace LabChat
