// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ratelimit.h"
#include "core/ticketkey.h"

#include <QtCore/QHash>

namespace LabChat {

/// How many messages the pages of each key may bring, all together. A plain value of the net thread.
class KeyRates final {
public:
    /// How long the next message has to wait, in ms; 0: it may come now.
    [[nodiscard]] qint64 waitMsOf(const QString &key, const KeyLimits &limits, qint64 nowMs) const
    {
        return qMax<qint64>(0, waitMs(m_usedUntilMs.value(key), rateOf(limits), nowMs));
    }
    /// A message was accepted. One that is refused uses up nothing: whoever sends those must not silence everybody else.
    void count(const QString &key, const KeyLimits &limits, qint64 nowMs)
    {
        double &used = m_usedUntilMs[key];
        used = usedAfter(used, rateOf(limits), nowMs);
    }

private:
    [[nodiscard]] static RateLimit rateOf(const KeyLimits &limits)
    {
        constexpr double secondsAtOnce = 10; // a class that sends at the same moment must not be cut off
        return {1000 / limits.messagesPerSecond, int(limits.messagesPerSecond * secondsAtOnce)};
    }

    QHash<QString, double> m_usedUntilMs;
};

} // namespace LabChat
