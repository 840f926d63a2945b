// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace LabChat {

/// A message that something can be done with. A plain value.
struct MessageSubject {
    qint64 seq = 0;
    int channel = 0;
    int participant = 0;  ///< who wrote it; 0: the experimenter
    bool held = false;    ///< waits for approval, or was refused
};

} // namespace LabChat
