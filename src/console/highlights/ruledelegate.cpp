// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/ruledelegate.h"

#include "console/highlights/highlightcolors.h"
#include "console/highlights/highlightrulesmodel.h"
#include "console/widgets/accents.h"

#include <QtGui/QPainter>

namespace LabChat {

QIcon colorIcon(const QString &color, const QPalette &palette, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(highlightColor(color, palette));
    painter.drawEllipse(pixmap.rect().adjusted(1, 1, -1, -1));
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

void RuleDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int size = option->fontMetrics.ascent();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(size, size);
    option->icon = colorIcon(index.data(HighlightRulesModel::ColorRole).toString(), option->palette, size);
    if (!index.data(HighlightRulesModel::ProblemRole).toString().isEmpty())
        option->palette.setColor(QPalette::Text, accentColor(Accent::Bad, option->palette));
}

} // namespace LabChat
