// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace LabChat {

struct Tile;
struct TileLine;

/// Draws a channel's tile: its title with the number of unread messages, its state, and as many of its last lines as fit. Main thread; owned by the wall.
class WallDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// The line at a point of a tile; null: there is none. @p option: of the tile, with its rectangle and font.
    [[nodiscard]] static const TileLine *lineAt(const QStyleOptionViewItem &option, const Tile &tile, const QPoint &at);
    void setTileSize(const QSize &size) { m_tileSize = size; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return m_tileSize; }

private:
    static void paintFrame(QPainter *painter, const QStyleOptionViewItem &option, const QRectF &frame, bool unread);
    static void paintTitle(QPainter *painter, const QStyleOptionViewItem &option, const Tile &tile, const QRect &area);
    static void paintState(QPainter *painter, const QStyleOptionViewItem &option, const Tile &tile, const QRect &area);
    static void paintLines(QPainter *painter, const QStyleOptionViewItem &option, const Tile &tile, const QRect &area);

    QSize m_tileSize;
};

} // namespace LabChat
