// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/followingview.h"
#include "console/messages/transcriptplace.h"

namespace LabChat {

class TranscriptDelegate;

/// Shows a transcript: rows of different heights. Only rows near the visible area are measured, so adding
/// rows and resizing cost the same for ten rows and for ten thousand. Main thread; owned by its panel.
class TranscriptView final : public FollowingView<QAbstractItemView> {
    Q_OBJECT

public:
    explicit TranscriptView(QWidget *parent = nullptr);

    [[nodiscard]] TranscriptDelegate *transcriptDelegate() const { return m_delegate; }
    /// Measures again, after a change of the font or the columns.
    void relayout();

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;

protected:
    void stay(bool atEnd) override;
    void takePlace() override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    [[nodiscard]] QStyleOptionViewItem rowOption() const;
    [[nodiscard]] QList<int> guess(int first, int count) const;
    [[nodiscard]] TranscriptPlace::Measure measurer();
    void paintRows(const QRect &area);
    void paintFocus();
    void showScroll(int value);

    TranscriptDelegate *m_delegate;
    TranscriptLayout m_layout;
    TranscriptPlace m_place{&m_layout};
};

} // namespace LabChat
