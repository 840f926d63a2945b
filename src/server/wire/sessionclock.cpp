// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/sessionclock.h"

namespace LabChat {

namespace {

/// If reading both clocks takes longer, this program was not running in between, and the difference says nothing.
constexpr qint64 longestReadingMs = 20;
constexpr int readings = 5;

} // namespace

SessionClock::SessionClock(Clocks clocks, const SessionState &state)
    : m_clocks(std::move(clocks)), m_jumpedBeforeMs(state.jumpedMs()), m_steadyToWireMs(qMax(m_clocks.wall(), state.lastAtMs()) - m_clocks.steady())
{
}

Moment SessionClock::moment(const SessionState &state) const
{
    const qint64 wireMs = m_clocks.steady() + m_steadyToWireMs;
    return {wireMs + state.jumpedMs() - m_jumpedBeforeMs, wireMs};
}

qint64 SessionClock::jumpMs(const SessionState &state) const
{
    for (int i = 0; i < readings; ++i) {
        const qint64 beforeMs = now(state);
        const qint64 byMs = m_clocks.wall() - beforeMs;
        if (qAbs(byMs) < smallestJumpMs)
            return 0;
        if (now(state) - beforeMs <= longestReadingMs)
            return byMs;
    }
    return 0;
}

} // namespace LabChat
