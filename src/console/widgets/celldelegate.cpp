// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/celldelegate.h"

#include "console/widgets/accents.h"

namespace LabChat {

namespace {

constexpr int paddingY = 2;

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // Draws the whole cell first, so that a selection has no gaps at the edges.
    option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    QStyleOptionViewItem inner = option;
    inner.rect.adjust(paddingX, 0, -paddingX, 0);
    if (!option.state.testFlag(QStyle::State_Enabled) && option.widget->isEnabled()) { // a single row is: it still has to be read
        inner.palette.setCurrentColorGroup(QPalette::Active);
        inner.palette.setColor(QPalette::Disabled, QPalette::Text, dimmedText(inner.palette));
    }
    QStyledItemDelegate::paint(painter, inner, index);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index).grownBy({paddingX, paddingY, paddingX, paddingY});
}

} // namespace LabChat
