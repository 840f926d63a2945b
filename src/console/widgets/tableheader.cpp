// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tableheader.h"

#include "console/widgets/celldelegate.h"
#include "console/widgets/plaintexts.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QTreeView>

namespace LabChat {

namespace {

bool isTrailing(const QStyleOptionHeader &option)
{
    return option.textAlignment.testFlag(Qt::AlignTrailing);
}

} // namespace

TableHeader::TableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    setSectionsMovable(true); // as the header that a QTreeView makes for itself
    setStretchLastSection(true);
}

int TableHeader::headingWidth(int column) const
{
    const int arrow = isSortIndicatorShown() && sortIndicatorSection() == column ? sizeHint().height() / 2 + cellMargin() : 0;
    return fontMetrics().horizontalAdvance(headingOf(column)) + 2 * cellMargin() + arrow + 1;
}

QString TableHeader::headingOf(int column) const
{
    return model() ? model()->headerData(column, Qt::Horizontal).toString() : QString();
}

bool TableHeader::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int column = logicalIndexAt(help->pos());
        if (column >= 0 && sectionSize(column) < headingWidth(column)) {
            QToolTip::showText(help->globalPos(), foldedText(headingOf(column)), this);
            return true;
        }
    }
    return QHeaderView::viewportEvent(event);
}

/// The style draws the whole section, and the heading and the arrow only where the cells have their texts. The arrow of a
/// number's heading is on its left, so that the heading stays above the numbers.
void TableHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    if (!rect.isValid())
        return;
    QStyleOptionHeaderV2 section;
    initStyleOption(&section);
    initStyleOptionForIndex(&section, column);
    section.rect = rect;
    painter->save();
    painter->setClipRect(rect);
    style()->drawControl(QStyle::CE_HeaderSection, &section, painter, this);
    QStyleOptionHeaderV2 inner = section;
    inner.sortIndicator = QStyleOptionHeader::None;
    const int extra = cellMargin() - style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this);
    inner.rect = rect.adjusted(extra, 0, -extra, 0);
    if (section.sortIndicator != QStyleOptionHeader::None) {
        const int width = rect.height() / 2;
        const bool isLeft = isTrailing(section) != isRightToLeft();
        QStyleOptionHeaderV2 arrow = section;
        arrow.rect = QRect(isLeft ? inner.rect.left() : inner.rect.right() + 1 - width, rect.top(), width, rect.height()).adjusted(1, width / 2, -1, -width / 2);
        style()->drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &arrow, painter, this);
        inner.rect.adjust(isLeft ? width : 0, 0, isLeft ? 0 : -width, 0);
    }
    inner.text = fontMetrics().elidedText(inner.text, Qt::ElideRight, inner.rect.width() - 2 * (cellMargin() - extra));
    inner.rect = style()->subElementRect(QStyle::SE_HeaderLabel, &inner, this);
    style()->drawControl(QStyle::CE_HeaderLabel, &inner, painter, this);
    painter->restore();
}

QSize TableHeader::sectionSizeFromContents(int column) const
{
    return {headingWidth(column), QHeaderView::sectionSizeFromContents(column).height()};
}

int TableHeader::cellMargin() const
{
    return CellDelegate::paddingX + style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1;
}

void setUpTable(QTreeView *view, CellDelegate *cells)
{
    const bool isSorted = view->isSortingEnabled();
    view->setSortingEnabled(false);
    view->setHeader(new TableHeader(view));
    view->setSortingEnabled(isSorted);
    view->setItemDelegate(cells ? cells : new CellDelegate(view));
}

} // namespace LabChat
