// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ratelimit.h"
#include "core/ticketkey.h"

#include <QtCore/QHash>

namespace LabChat {

/// How many messages the pages of each key may bring, all together. A plain value of the net thread.
class KeyRates final {
public:
    /// How long the next message has to wait, in ms; 0: it may come now, and counts.
    [[nodiscard]] qint64 waitMsOf(const QString &key, const KeyLimits &limits, qint64 nowMs)
    {
        constexpr double secondsAtOnce = 10; // a class that sends at the same moment must not be cut off
        const RateLimit rate{1000 / limits.messagesPerSecond, int(limits.messagesPerSecond * secondsAtOnce)};
        double &used = m_usedUntilMs[key];
        const qint64 tooSoonMs = qMax<qint64>(0, waitMs(used, rate, nowMs));
        if (tooSoonMs == 0)
            used = usedAfter(used, rate, nowMs);
        return tooSoonMs;
    }

private:
    QHash<QString, double> m_usedUntilMs;
};

} // namespace LabChat
