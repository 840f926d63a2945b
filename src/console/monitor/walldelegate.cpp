// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/walldelegate.h"

#include "console/monitor/flagcolors.h"
#include "console/monitor/tilerows.h"
#include "console/monitor/wallmodel.h"
#include "console/widgets/accents.h"
#include "console/widgets/displaytext.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 4;       ///< around the frame
constexpr int padding = 9;   ///< inside it
constexpr int corner = 5;
constexpr int badgeSpacing = 6;

QRectF frameOf(const QStyleOptionViewItem &option)
{
    return QRectF(option.rect).adjusted(gap + 0.5, gap + 0.5, -gap - 0.5, -gap - 0.5);
}

QRect innerOf(const QStyleOptionViewItem &option)
{
    return frameOf(option).toAlignedRect().adjusted(padding, padding - 2, -padding, -padding + 3);
}

/// Where the messages are: below the title and the state.
QRect linesOf(const QStyleOptionViewItem &option)
{
    const QRect inner = innerOf(option);
    const int headHeight = option.fontMetrics.height() + 2;
    return {QPoint(inner.left(), inner.top() + 2 * headHeight + 5), inner.bottomRight()};
}

int lineHeightOf(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.height() + 1;
}

QList<TileRow> rowsOf(const QStyleOptionViewItem &option, const Tile &tile, const QRect &area)
{
    return tileRows(tile.lines, {option.font, area.width(), area.height() / lineHeightOf(option)});
}

/// Paints a word on a tinted background at the right end of @p area. Returns the rest of the area.
QRect paintPill(QPainter *painter, const QFont &font, const QString &text, const QColor &ground, const QColor &ink, const QRect &area)
{
    const QFontMetrics metrics(font);
    const int width = qMax(metrics.horizontalAdvance(text) + 10, area.height());
    const QRectF pill(area.right() + 1 - width, area.top(), width, area.height());
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter->setPen(ink);
    painter->setFont(font);
    painter->drawText(pill, Qt::AlignCenter, text);
    return area.adjusted(0, 0, -width - badgeSpacing, 0);
}

} // namespace

void WallDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tile tile = index.data(WallModel::TileRole).value<Tile>();
    const QRectF frame = frameOf(option);
    const QRect inner = innerOf(option);
    const int lineHeight = option.fontMetrics.height();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintFrame(painter, option, frame, tile.unread > 0);
    QRect at(inner.left(), inner.top(), inner.width(), lineHeight + 2);
    paintTitle(painter, option, tile, at);
    at.translate(0, at.height() + 1);
    paintState(painter, option, tile, at);
    paintLines(painter, option, tile, linesOf(option));
    painter->restore();
}

const TileLine *WallDelegate::lineAt(const QStyleOptionViewItem &option, const Tile &tile, const QPoint &at)
{
    const QRect area = linesOf(option);
    if (!area.contains(at))
        return nullptr;
    const QList<TileRow> rows = rowsOf(option, tile, area);
    const int row = (at.y() - area.top()) / lineHeightOf(option);
    return row < rows.size() ? &tile.lines.at(rows.at(row).line) : nullptr;
}

void WallDelegate::paintFrame(QPainter *painter, const QStyleOptionViewItem &option, const QRectF &frame, bool unread)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const QColor highlight = option.palette.color(QPalette::Highlight);
    QPen border(selected ? highlight : tileBorder(option.palette), selected ? 2 : 1);
    if (focused && !selected)
        border = QPen(highlight, 1, Qt::DashLine);
    QPainterPath outline;
    outline.addRoundedRect(frame, corner, corner);
    painter->fillPath(outline, option.palette.base());
    if (unread) { // an edge that is visible from a distance
        painter->save();
        painter->setClipPath(outline);
        painter->fillRect(QRectF(frame.left(), frame.top(), 4, frame.height()), highlight);
        painter->restore();
    }
    painter->setPen(border);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(outline);
}

void WallDelegate::paintTitle(QPainter *painter, const QStyleOptionViewItem &option, const Tile &tile, const QRect &area)
{
    const QFont titleFont = nameFont(option.font);
    QRect left = area;
    if (tile.unread > 0)
        left = paintPill(painter, titleFont, numberText(tile.unread), option.palette.color(QPalette::Highlight),
                         option.palette.color(QPalette::HighlightedText), left);
    painter->setFont(titleFont);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(left, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      QFontMetrics(titleFont).elidedText(tile.title, Qt::ElideMiddle, left.width()));
}

void WallDelegate::paintState(QPainter *painter, const QStyleOptionViewItem &option, const Tile &tile, const QRect &area)
{
    QRect left = area;
    for (const FlagText &flag : tile.flags) {
        const FlagColors colors = flagColors(flag.flag, option.palette);
        left = paintPill(painter, option.font, flag.text, colors.ground, colors.ink, left);
    }
    const QString state = tile.silence.isEmpty() ? tile.members : QString(tile.members + u" · "_s + tile.silence);
    painter->setFont(option.font);
    painter->setPen(dimmedText(option.palette));
    painter->drawText(left, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(state, Qt::ElideRight, left.width()));
}

void WallDelegate::paintLines(QPainter *painter, const QStyleOptionViewItem &option, const Tile &tile, const QRect &area)
{
    const int lineHeight = lineHeightOf(option);
    const QFont names = nameFont(option.font);
    QRect at(area.left(), area.top(), area.width(), lineHeight);
    const QList<TileRow> rows = rowsOf(option, tile, area);
    for (const TileRow &row : rows) {
        const TileLine &line = tile.lines.at(row.line);
        painter->setFont(names);
        painter->setPen(line.member > 0 ? memberColor(line.member, option.palette) : option.palette.color(QPalette::Text));
        painter->drawText(at, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, row.name);
        QFont textFont = option.font;
        textFont.setStrikeOut(line.hidden);
        painter->setFont(textFont);
        painter->setPen(line.hidden ? dimmedText(option.palette) : option.palette.color(QPalette::Text));
        painter->drawText(at.adjusted(row.indent, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, row.text);
        at.translate(0, lineHeight);
    }
}

} // namespace LabChat
