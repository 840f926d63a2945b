// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/tile.h"

#include <QtGui/QFont>

namespace LabChat {

/// One row of text on a tile. A plain value.
struct TileRow {
    int line = 0;     ///< its message, an index into Tile::lines
    QString name;     ///< only in the first row of a message
    int indent = 0;   ///< where the text begins, px
    QString text;
};

/// The part of a tile for its messages.
struct TileRoom {
    QFont font;
    int width = 0;  ///< px
    int rows = 0;
};

/// The newest messages that fit, from top to bottom, wrapped where there is room. No message takes more than a third of the rows while others
/// need them; what is left belongs to the newest ones. A pure function.
[[nodiscard]] QList<TileRow> tileRows(const QList<TileLine> &lines, const TileRoom &room);

/// The bold font of names.
[[nodiscard]] QFont nameFont(QFont font);

} // namespace LabChat
