// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/transcriptlayout.h"

#include <QtWidgets/QAbstractItemView>

namespace LabChat {

class TranscriptDelegate;

/// Shows a transcript: rows of different heights, of which only those near the screen are measured, so
/// that appending, prepending and resizing cost the same for ten rows and for ten thousand. Stays at the
/// end while the end is shown, and at the same message otherwise. Main thread; owned by its panel.
class TranscriptView final : public QAbstractItemView {
    Q_OBJECT

public:
    explicit TranscriptView(QWidget *parent = nullptr);

    [[nodiscard]] TranscriptDelegate *transcriptDelegate() const { return m_delegate; }
    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// Words in place of rows.
    void setPlaceholder(const QString &text);
    /// Measures anew, after the font or the columns changed.
    void relayout();
    void follow();
    /// Stays at what is shown, even if that is the end.
    void hold() { setFollowing(false); }
    void copySelection() const;

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;

signals:
    void followingChanged(bool following);
    /// Older rows will soon be wanted.
    void topNeared();

protected:
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    [[nodiscard]] QStyleOptionViewItem rowOption() const;
    [[nodiscard]] QList<int> guess(int first, int count) const;
    void measure(int row, const QStyleOptionViewItem &option);
    void settle();
    void settleAtEnd(const QStyleOptionViewItem &option);
    void settleAtRow(const QStyleOptionViewItem &option);
    void showScroll(int value);
    void takeScroll(int value);
    void setFollowing(bool following);

    TranscriptDelegate *m_delegate;
    TranscriptLayout m_layout;
    QString m_placeholder;
    int m_topRow = 0;       ///< the row at the upper edge, and
    int m_topOffset = 0;    ///< how far it is scrolled out
    bool m_following = true;
    bool m_settling = false;
};

} // namespace LabChat
