// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/channeltreemodel.h"

#include <QtWidgets/QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QTreeView;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class ChannelTreePanel;
}

/// The tree of sessions, rounds, groups and channels. Main thread; owned by the workspace.
class ChannelTreePanel final : public QWidget {
    Q_OBJECT

public:
    ChannelTreePanel(ReadMarks *marks, QWidget *parent);
    ~ChannelTreePanel() override;

    void addSession(const WatchedSession *watched);
    /// What is new in a session of another system; what is selected, expanded and scrolled to stays.
    void growSession(const WatchedSession &watched);
    void update(const SessionChanges &changes) { m_model->update(changes); }
    /// Expands the session's part of the tree, and collapses the others.
    void showSession(qint64 session);
    void selectChannel(qint64 session, int channel);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The operator selected it in this tree.
    void channelChosen(qint64 session, int channel);
    void openRequested(qint64 session, int channel);
    /// The operator clicked on the row of a session.
    void sessionChosen(qint64 session);
    void menuRequested(qint64 session, int channel, const QPoint &globalPos);

private:
    void expandAbove(const QModelIndex &index);
    void expandOnlyRow(const QModelIndex &top);
    void wire();
    void setUpColumns();
    void showMenu(const QPoint &at);

    std::unique_ptr<Ui::ChannelTreePanel> m_ui;
    ChannelTreeModel *m_model;
    bool m_selecting = false;
    qint64 m_shown = 0;  ///< the session whose part is expanded
};

} // namespace LabChat
