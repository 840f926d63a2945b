// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/channelflags.h"

#include <QtCore/QMetaType>

namespace LabChat {

/// One message on a tile: without line breaks, shortened to what can be visible.
struct TileLine {
    qint64 seq = 0;
    int member = 0;
    QString nickname;
    QString text;
    bool hidden = false;  ///< by the operator, for participants
    int participant = 0;  ///< the author; 0: the experimenter
};

/// The content of a channel's tile.
struct Tile {
    QString title;
    QString members;  ///< "3/4 online"
    QString silence;  ///< "silent for 2 min"; empty: not worth showing
    QList<FlagText> flags;  ///< the most urgent one first
    qint64 unread = 0;
    QList<TileLine> lines;
};

} // namespace LabChat

Q_DECLARE_METATYPE(LabChat::Tile)
