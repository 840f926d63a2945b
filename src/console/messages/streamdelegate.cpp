// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streamdelegate.h"

#include "console/highlights/highlightcolors.h"
#include "console/messages/streammodel.h"
#include "console/widgets/accents.h"

#include <QtGui/QPainter>

namespace LabChat {

namespace {

constexpr int barWidth = 4;

} // namespace

void StreamDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString mark = index.data(StreamModel::HighlightRole).toString();
    if (!mark.isEmpty() && !option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, highlightTint(mark, option.palette));
    CellDelegate::paint(painter, option, index);
    if (!mark.isEmpty() && index.column() == StreamModel::TimeColumn)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), barWidth, option.rect.height()), highlightColor(mark, option.palette));
}

void StreamDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    if (!index.data(StreamModel::HiddenRole).toBool())
        return;
    option->palette.setColor(QPalette::Text, dimmedText(option->palette));
    if (index.column() == StreamModel::TextColumn)
        option->text = tr("hidden · %1", "a message's text").arg(option->text);
}

} // namespace LabChat
