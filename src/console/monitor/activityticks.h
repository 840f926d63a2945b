// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/activitydata.h"

#include <QtCore/QDateTime>

namespace LabChat {

/// The ticks of the chart's time axis: at full minutes or hours of local time, no more than can be read.
struct ActivityTicks {
    QDateTime first;
    QDateTime last;
    int count = 0;
    bool overDays = false;  ///< a time of day alone would not be clear
};

/// Pure function. The ticks reach over all bins, and over a few minutes at least.
[[nodiscard]] ActivityTicks activityTicks(const ActivityBins &bins);

} // namespace LabChat
