// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>

#include <functional>
#include <memory>

namespace LabChat {

/// The time in milliseconds since the epoch, UTC. It is passed in, so that tests can set it.
using Clock = std::function<qint64()>;

/// The computer's own clock.
inline Clock systemClock()
{
    return [] { return QDateTime::currentMSecsSinceEpoch(); };
}

/// A clock that never goes back and starts at @p floorMs. If the computer's clock is set back,
/// this clock continues at the same pace. All copies share one state. Use it in one thread only.
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
