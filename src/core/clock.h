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

/// A clock that never goes back, and goes on from @p floorMs: where the computer's own is set back, it goes on
/// at the same pace. For one thread.
inline Clock neverGoingBack(Clock clock, qint64 floorMs)
{
    return [clock = std::move(clock), lastMs = floorMs, correctionMs = qint64(0)]() mutable {
        const qint64 ownMs = clock();
        correctionMs = qMax(correctionMs, lastMs - ownMs);
        if (ownMs >= lastMs)
            correctionMs = 0; // caught up
        lastMs = ownMs + correctionMs;
        return lastMs;
    };
}

} // namespace LabChat
