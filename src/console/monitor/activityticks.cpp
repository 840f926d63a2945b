// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/activityticks.h"

#include <algorithm>
#include <array>

namespace LabChat {

namespace {

constexpr qint64 tickUnitMs = 60'000;
constexpr int mostTicks = 8;
constexpr int shortestMinutes = 10;

/// The distance of the ticks, in minutes, so that their labels do not overlap.
qint64 tickStep(qint64 minutes)
{
    constexpr std::array<qint64, 12> steps{1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440};
    const auto fits = std::find_if(steps.begin(), steps.end(), [minutes](qint64 step) { return minutes <= step * mostTicks; });
    return fits != steps.end() ? *fits : (minutes + mostTicks - 1) / mostTicks;
}

} // namespace

ActivityTicks activityTicks(const ActivityBins &bins)
{
    const qint64 minutes = qMax<qint64>(shortestMinutes, qint64(bins.count) * bins.minutesPerBin);
    const qint64 step = tickStep(minutes);
    const qint64 offset = QDateTime::fromMSecsSinceEpoch(bins.startMs(0)).offsetFromUtc() / 60; // full hours in local time
    const qint64 first = (bins.firstMinute + offset) / step * step - offset;
    const qint64 steps = (bins.firstMinute + minutes - first + step - 1) / step;
    return {QDateTime::fromMSecsSinceEpoch(first * tickUnitMs), QDateTime::fromMSecsSinceEpoch((first + steps * step) * tickUnitMs), int(steps) + 1,
            minutes > 24 * 60};
}

} // namespace LabChat
