// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/heldmodel.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class ApprovalPanel;
}

/// The messages that wait for approval, to be released or refused, one or several at once. Main thread; owned by its dock.
class ApprovalPanel final : public QWidget {
    Q_OBJECT

public:
    ApprovalPanel(ModerationActions *moderation, QWidget *parent);
    ~ApprovalPanel() override;

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void growSession() { m_model->grow(); }
    void update(const SessionChanges &changes);
    void focusFirst();
    [[nodiscard]] QList<MessageSubject> selected() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int waiting() const { return m_model->rowCount(); }

signals:
    void waitingChanged(int waiting);
    void messageRequested(int channel, qint64 seq);

private:
    void setUpColumns();
    void perform(QAction *action);
    void selectNext();
    void showSelection();
    void showMenu(const QPoint &at);

    std::unique_ptr<Ui::ApprovalPanel> m_ui;
    ModerationActions *m_moderation;
    HeldModel *m_model;
};

} // namespace LabChat
