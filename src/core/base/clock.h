// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>

#include <functional>
#include <memory>

namespace LabChat {

/// The time, in milliseconds since the epoch, UTC. Passed in, so that tests decide what time it is.
using Clock = std::function<qint64()>;

/// The computer's own clock.
inline Clock systemClock()
{
    return [] { return QDateTime::currentMSecsSinceEpoch(); };
}

/// A clock that never goes back, and goes on from @p floorMs: where the computer's own is set back, it goes on
/// at the same pace. Copies are one clock; for one thread.
inline Clock neverGoingBack(Clock clock, qint64 floorMs)
{
    struct State {
        qint64 lastMs;
        qint64 correctionMs;
    };
    return [clock = std::move(clock), state = std::make_shared<State>(State{floorMs, 0})] {
        const qint64 ownMs = clock();
        state->correctionMs = ownMs >= state->lastMs ? 0 : qMax(state->correctionMs, state->lastMs - ownMs);
        state->lastMs = ownMs + state->correctionMs;
        return state->lastMs;
    };
}

} // namespace LabChat
