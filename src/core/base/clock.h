// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>

#include <ctime>
#include <functional>

namespace LabChat {

/// The time in milliseconds since the epoch, UTC. It is passed in, so that tests can set it.
using Clock = std::function<qint64()>;

/// The computer's own clock.
inline Clock systemClock()
{
    return [] { return QDateTime::currentMSecsSinceEpoch(); };
}

/// Milliseconds since some moment. Nobody can set this clock, and it counts the time for which the computer is suspended.
inline Clock steadyClock()
{
    return [] {
        timespec now{};
        clock_gettime(CLOCK_BOOTTIME, &now);
        return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
    };
}

/// The two clocks of a computer: what runs goes by the steady clock, and the wall clock dates it.
struct Clocks {
    Clock wall = systemClock();
    Clock steady = steadyClock();
};

} // namespace LabChat
