// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/onlinedelegate.h"

#include "console/accents.h"

#include <QtGui/QPainter>

namespace LabChat {

void OnlineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const qreal size = option.fontMetrics.ascent() * 0.62;
    option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    QStyleOptionViewItem word = option;
    word.rect.setLeft(option.rect.left() + int(size) + 6);
    CellDelegate::paint(painter, word, index);

    const bool online = index.data(m_onlineRole).toBool();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor ring = selected ? option.palette.color(QPalette::HighlightedText) : dimmedText(option.palette);
    const QRectF dot(option.rect.left() + 7, option.rect.center().y() - size / 2 + 0.5, size, size);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(online ? QPen(Qt::NoPen) : QPen(ring, 1.2));
    painter->setBrush(online ? QBrush(selected ? ring : accentColor(Accent::Good, option.palette)) : QBrush(Qt::NoBrush));
    painter->drawEllipse(dot);
    painter->restore();
}

} // namespace LabChat
