// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/help/helpmodel.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QSortFilterProxyModel;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class HelpPanel;
}

class Composer;
class Drafts;
class HelpTalkModel;
class OperatorActions;
class Preferences;

/// The participants who called for help, and the private conversation with one of them. What the operator
/// looks at counts as read. Main thread; owned by the window; drafts and preferences must outlive it.
class HelpPanel final : public QWidget {
    Q_OBJECT

public:
    HelpPanel(OperatorActions *actions, Drafts *drafts, const Preferences *preferences, QWidget *parent);
    ~HelpPanel() override;

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void update(const SessionChanges &changes);
    /// Shows a participant's conversation, ready to be answered.
    void select(int participant);
    [[nodiscard]] QSize sizeHint() const override;

private:
    void setUpColumns();
    void takeSelection();
    void showHint();
    void showComposer();
    void markRead();

    std::unique_ptr<Ui::HelpPanel> m_ui;
    OperatorActions *m_actions;
    const Preferences *m_preferences;
    HelpModel *m_model;
    QSortFilterProxyModel *m_sorted;
    HelpTalkModel *m_talk;
    Composer *m_composer;
    const WatchedSession *m_watched = nullptr;
    int m_participant = 0;
    qint64 m_markedUpTo = 0;  ///< the newest message that was reported as read
    QTimer m_ticker;
};

} // namespace LabChat
