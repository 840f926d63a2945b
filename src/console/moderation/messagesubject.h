// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace LabChat {

/// A message as the target of an action. A plain value.
struct MessageSubject {
    qint64 seq = 0;
    int channel = 0;
    int participant = 0;  ///< the author; 0: the experimenter
    bool held = false;    ///< waits for approval, or was refused
};

} // namespace LabChat
