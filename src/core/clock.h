// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>

#include <functional>

namespace LabChat {

/// The time, in milliseconds since the epoch, UTC. Passed in, so that tests decide what time it is.
using Clock = std::function<qint64()>;

/// The computer's own clock.
inline Clock systemClock()
{
    return [] { return QDateTime::currentMSecsSinceEpoch(); };
}

} // namespace LabChat
