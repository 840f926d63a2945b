// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/onlinedelegate.h"

#include "console/accents.h"
#include "console/participantsmodel.h"

#include <QtGui/QPainter>

namespace LabChat {

using State = ParticipantsModel::State;

namespace {

bool isThere(State state)
{
    return state == State::Online || state == State::Idle || state == State::Muted;
}

Accent accentOf(State state)
{
    switch (state) {
    case State::Muted:
    case State::Removed:
        return Accent::Bad;
    case State::Idle:
        return Accent::Warning;
    default:
        return Accent::Good;
    }
}

} // namespace

void OnlineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const qreal size = option.fontMetrics.ascent() * 0.62;
    option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    QStyleOptionViewItem word = option;
    word.rect.setLeft(option.rect.left() + int(size) + 6);
    CellDelegate::paint(painter, word, index);

    const auto state = index.data(ParticipantsModel::StateRole).value<State>();
    const bool filled = isThere(state) || state == State::Removed;
    const QColor color = accentColor(accentOf(state), option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor ring = selected ? option.palette.color(QPalette::HighlightedText) : dimmedText(option.palette);
    const QRectF dot(option.rect.left() + 7, option.rect.center().y() - size / 2 + 0.5, size, size);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(filled ? QPen(Qt::NoPen) : QPen(ring, 1.2));
    painter->setBrush(filled ? QBrush(selected ? ring : color) : QBrush(Qt::NoBrush));
    painter->drawEllipse(dot);
    painter->restore();
}

} // namespace LabChat
