// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/sessionmonitor.h"

#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QDockWidget;
class QMainWindow;
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

class ActionsModel;
class ActionsPanel;
class ApprovalPanel;
class ModerationActions;

/// The panels of what the operator does: the messages that wait for approval, and the log of actions. They lie in
/// the workspace, behind its tables. Main thread; owned by the window.
class ActingPanels final : public QObject {
    Q_OBJECT

public:
    ActingPanels(ActionsModel *actions, ModerationActions *moderation, QMainWindow *workspace, QObject *parent);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    [[nodiscard]] QList<QAction *> panelActions() const;
    [[nodiscard]] QAction *undoAction() const;
    void showApproval();
    void resetLayout();
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

signals:
    void waitingChanged(int waiting);
    void messageRequested(int channel, qint64 seq);
    void channelRequested(int channel);
    void participantRequested(int participant);

private:
    QDockWidget *addPanel(const QString &title, const QString &name, QWidget *panel);
    void place();
    void showWaiting(int waiting);

    QMainWindow *m_workspace;
    ApprovalPanel *m_approvalPanel;
    ActionsPanel *m_actionsPanel;
    QDockWidget *m_approvalDock;
    QDockWidget *m_actionsDock;
};

} // namespace LabChat
