// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/studydelegate.h"

#include "console/lab/studiesmodel.h"
#include "console/widgets/accents.h"
#include "console/widgets/headingfont.h"

#include <QtGui/QPainter>

namespace LabChat {

namespace {

constexpr int paddingX = 8;
constexpr int paddingY = 4;

QFont small(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

} // namespace

void StudyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const bool isHeading = index.data(StudiesModel::HeadingRole).toBool();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (isHeading)
        item.state.setFlag(QStyle::State_MouseOver, false);
    item.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    const QRect inner = option.rect.adjusted(paddingX, paddingY, -paddingX, -paddingY);
    const QColor strong = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor weak = selected ? strong : dimmedText(option.palette);
    const auto draw = [&](const QFont &font, const QColor &color, const QRect &area, int align, const QString &text) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(area, align, QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
    };
    painter->save();
    const QString title = index.data().toString();
    if (isHeading) {
        draw(bold(small(option.font)), weak, inner, int(Qt::AlignBottom | Qt::AlignLeading), title);
    } else {
        draw(option.font, strong, inner, int(Qt::AlignTop | Qt::AlignLeading), title);
        draw(small(option.font), weak, inner, int(Qt::AlignBottom | Qt::AlignLeading), index.data(StudiesModel::DescriptionRole).toString());
    }
    painter->restore();
}

QSize StudyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int lines = option.fontMetrics.height() + QFontMetrics(small(option.font)).height();
    return {option.fontMetrics.averageCharWidth() * 30, lines + 2 * paddingY};
}

} // namespace LabChat
