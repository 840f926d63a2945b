// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/window/panel.h"

#include <QtCore/QPointer>

QT_BEGIN_NAMESPACE
class QAction;
class QDockWidget;
class QMenu;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace LabChat {

class ActionsModel;
class ActionsPanel;
class ApprovalPanel;
class ModerationActions;
class PauseBanner;
class Workspace;
struct ConsoleContext;

/// Everything that shows the operator's actions on the session: the messages that wait for approval and the log of actions, in panels behind the
/// workspace's tables; the banner while the session is paused, and the buttons for both in the status bar. Main thread; owned by the window.
class ActingPanels final : public QObject, public Panel {
    Q_OBJECT

public:
    ActingPanels(const ConsoleContext &context, Workspace *workspace, QWidget *window);

    [[nodiscard]] PauseBanner *banner() const { return m_banner; }
    [[nodiscard]] QToolButton *pauseButton() const { return m_pauseButton; }
    [[nodiscard]] QPushButton *waitingButton() const { return m_waitingButton; }
    [[nodiscard]] QPushButton *announcedButton() const { return m_announcedButton; }
    [[nodiscard]] QList<QAction *> participantActions() const;
    [[nodiscard]] QAction *undoAction() const;
    /// Adds the possible actions, before an action of the menu.
    void fill(QMenu *menu, QAction *before);
    void showIcons();

    void setSession(const WatchedSession *watched) override;
    void growSession(const WatchedSession &watched) override;
    void update(const SessionChanges &changes) override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(const QSettings &settings) override;
    void resetLayout() override;

private:
    void setUpButtons();
    void keepPauseWidth();
    void showAnnounced();
    void wire();
    void showWaiting(int waiting);
    void showApproval();
    void noteFocus(QWidget *focused);
    void takeSubjects();

    Workspace *m_workspace;
    ModerationActions *m_moderation;
    ActionsModel *m_actions;
    PauseBanner *m_banner;
    QToolButton *m_pauseButton;
    QPushButton *m_waitingButton;
    QPushButton *m_announcedButton;
    ApprovalPanel *m_approvalPanel;
    ActionsPanel *m_actionsPanel;
    QDockWidget *m_approvalDock;
    QDockWidget *m_actionsDock;
    qint64 m_announced = 0;  ///< the seq of the newest announcement since the session is shown; 0: none
    QPointer<QWidget> m_messagesWidget; ///< the message list that last had the focus
    const WatchedSession *m_watched = nullptr;
};

} // namespace LabChat
