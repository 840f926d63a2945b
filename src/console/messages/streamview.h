// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QTreeView>

namespace LabChat {

/// A table that grows at its end: stays at the end while the end is shown, and at the same row otherwise. Main
/// thread; owned by the stream's panel.
class StreamView final : public QTreeView {
    Q_OBJECT

public:
    explicit StreamView(QWidget *parent = nullptr);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    void follow();
    /// Words in place of rows.
    void setPlaceholder(const QString &text);
    void copySelection() const;
    void reset() override;
    void setModel(QAbstractItemModel *model) override;

signals:
    void followingChanged(bool following);
    /// Older rows will soon be wanted.
    void topNeared();
    void openRequested(const QModelIndex &index);

protected:
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    void settle();
    void setFollowing(bool following);

    QString m_placeholder;
    QPersistentModelIndex m_top;  ///< the row at the upper edge, and
    int m_topOffset = 0;          ///< where it stands
    bool m_following = true;
    bool m_settling = false;
};

} // namespace LabChat
