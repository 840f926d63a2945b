// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <atomic>
#include <memory>

namespace LabChat::Testing {

/// The clocks of a computer that stand still until a test moves them. Any thread may read them.
class FakeClocks final {
public:
    [[nodiscard]] Clocks clocks() const
    {
        return {[times = m_times] { return times->steadyMs + times->aheadMs; }, [times = m_times] { return times->steadyMs.load(); }};
    }
    [[nodiscard]] qint64 wallMs() const { return m_times->steadyMs + m_times->aheadMs; }
    void pass(qint64 ms) { m_times->steadyMs += ms; }
    /// Somebody sets the computer's clock.
    void set(qint64 byMs) { m_times->aheadMs += byMs; }

private:
    struct Times {
        std::atomic<qint64> steadyMs = 1'000'000;
        std::atomic<qint64> aheadMs = systemClock()() - 1'000'000; ///< the wall clock, of the steady one
    };
    std::shared_ptr<Times> m_times = std::make_shared<Times>();
};

} // namespace LabChat::Testing
