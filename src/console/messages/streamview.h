// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/followingview.h"

#include <QtWidgets/QTreeView>

namespace LabChat {

/// The table of the stream, one line for each message. Main thread; owned by the stream's panel.
class StreamView final : public FollowingView<QTreeView> {
    Q_OBJECT

public:
    explicit StreamView(QWidget *parent = nullptr);

    void reset() override;
    void setModel(QAbstractItemModel *model) override;

signals:
    void openRequested(const QModelIndex &index);

protected:
    void stay(bool atEnd) override;
    void takePlace() override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    QPersistentModelIndex m_top;  ///< the row at the upper edge
    int m_topOffset = 0;          ///< and its offset; none while the end is followed
};

} // namespace LabChat
