// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QHeaderView>

QT_BEGIN_NAMESPACE
class QTreeView;
QT_END_NAMESPACE

namespace LabChat {

class CellDelegate;

/// The headings of a table whose cells have a CellDelegate: each begins, or ends, where the texts below it do. One that
/// is shortened has a tooltip. Main thread; owned by its view.
class TableHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(QWidget *parent);

    /// What a heading needs, with its margins and the arrow of sorting, px.
    [[nodiscard]] int headingWidth(int column) const;

protected:
    bool viewportEvent(QEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int column) const override;

private:
    [[nodiscard]] int cellMargin() const;
    [[nodiscard]] QString headingOf(int column) const;
};

/// Gives a view such a header, and cells with some space around them: @p cells, or plain ones. Before its columns are set up.
void setUpTable(QTreeView *view, CellDelegate *cells = nullptr);

} // namespace LabChat
