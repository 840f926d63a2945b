// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// What the link of a session or of a room says, as somebody pasted or typed it. A plain value.
struct Entrance {
    QString session;  ///< its code, or …
    QString room;     ///< … its name
    QString label;    ///< empty: none
    QString hash;     ///< of the link of a label
};

} // namespace LabChat
