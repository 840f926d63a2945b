// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <cmath>

namespace LabChat {

/// A rate limit: the leaky bucket as a meter, which needs no timer (GCRA, ITU-T I.371). A plain value. What was
/// used so far is one number, the theoretical arrival time: nothing was used if it is not after the present.
struct RateLimit {
    double intervalMs = 1000;  ///< between two uses in the long run
    int burst = 1;             ///< at once, before the interval applies
};

/// The time until one more use is allowed, in ms; 0 or less: now.
[[nodiscard]] inline qint64 waitMs(double usedUntilMs, const RateLimit &limit, qint64 nowMs)
{
    return qint64(std::ceil(usedUntilMs - limit.intervalMs * (limit.burst - 1) - double(nowMs)));
}

/// The number after one more use; never more than one burst is used up.
[[nodiscard]] inline double usedAfter(double usedUntilMs, const RateLimit &limit, qint64 nowMs)
{
    return qMin(qMax(usedUntilMs, double(nowMs)) + limit.intervalMs, double(nowMs) + limit.intervalMs * limit.burst);
}

} // namespace LabChat
