// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/activitydata.h"

#include <QtCore/QDateTime>

namespace LabChat {

/// The ticks of the chart's time axis: at full minutes or hours of local time, and few enough that their labels do not overlap.
struct ActivityTicks {
    QDateTime first;
    QDateTime last;
    int count = 0;
    bool overDays = false;  ///< the time of day alone would be ambiguous
};

/// Pure function. The ticks cover all bins, and at least a few minutes.
[[nodiscard]] ActivityTicks activityTicks(const ActivityBins &bins);

} // namespace LabChat
