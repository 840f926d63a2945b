// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/dotdelegate.h"

#include <QtGui/QPainter>

namespace LabChat {

void DotDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const qreal size = option.fontMetrics.ascent() * 0.62;
    option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    QStyleOptionViewItem word = option;
    word.rect.setLeft(option.rect.left() + int(size) + 6);
    CellDelegate::paint(painter, word, index);

    const std::optional<Accent> accent = dot(index);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor ring = selected ? option.palette.color(QPalette::HighlightedText) : dimmedText(option.palette);
    const QRectF place(option.rect.left() + 7, option.rect.center().y() - size / 2 + 0.5, size, size);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(accent ? QPen(Qt::NoPen) : QPen(ring, 1.2));
    painter->setBrush(accent ? QBrush(selected ? ring : accentColor(*accent, option.palette)) : QBrush(Qt::NoBrush));
    painter->drawEllipse(place);
    painter->restore();
}

} // namespace LabChat
