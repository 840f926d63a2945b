// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// A message as the target of an action. A plain value.
struct MessageSubject {
    qint64 seq = 0;
    int channel = 0;
    int participant = 0;  ///< the author; 0: the experimenter
    bool held = false;    ///< waits for approval, or was refused
    QString body = {};    ///< to be quoted in a question
};

} // namespace LabChat
