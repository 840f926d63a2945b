// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/session/sessionstate.h"

namespace LabChat {

/// The present, as the events of a session are dated and as browsers get it. The two differ by the jumps of the computer's
/// clock since the server's start: countdowns in browsers must not jump with it. A plain value.
struct Moment {
    qint64 dateMs = 0;
    qint64 wireMs = 0;

    /// A date of the same session, for browsers.
    [[nodiscard]] qint64 onWire(qint64 atMs) const { return atMs - dateMs + wireMs; }
};

/// The time of a running session. It goes by the steady clock, so nothing happens early or late when somebody sets the computer's
/// clock; the jumps that are in the log date it. It has no state of its own, so that it agrees with each fold. Net thread; owned by a SessionHost.
class SessionClock final {
public:
    /// It continues at the state's last event if the computer's clock is before that.
    SessionClock(Clocks clocks, const SessionState &state);

    [[nodiscard]] qint64 now(const SessionState &state) const { return moment(state).dateMs; }
    [[nodiscard]] Moment moment(const SessionState &state) const;
    /// How far the computer's clock is from the session's dates; 0: closely enough. Small corrections of the clock are not jumps.
    [[nodiscard]] qint64 jumpMs(const SessionState &state) const;

    static constexpr qint64 smallestJumpMs = 500;

private:
    Clocks m_clocks;
    qint64 m_jumpedBeforeMs;  ///< in the log before this start
    qint64 m_steadyToWireMs;
};

} // namespace LabChat
