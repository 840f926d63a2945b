// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"
#include "store/eventrows.h"
#include "store/export/exportedsession.h"

namespace LabChat {

/// Reads the events of a session for an export, one after the other, each with the state after it. What somebody has said changes nothing that an export says
/// of anybody, so texts, nonces, rates and counts are not folded: they would be most of the time, and memory that grows with the session.
class SessionReading final {
public:
    /// Error codes are those of readSession().
    [[nodiscard]] static Result<SessionReading> open(Database &database, const ExportedSession &exported);

    /// Takes the next event, valid until the one after; nullptr: that was all. Fails at an event that cannot be the next one, and if there are none.
    [[nodiscard]] Result<const Event *> read();
    /// Where everybody is after the event.
    [[nodiscard]] const SessionState &state() const { return m_state; }

private:
    SessionReading(EventCursor events, const SessionPtr &session, qint64 lastSeq) : m_events(std::move(events)), m_state(session), m_lastSeq(lastSeq) {}

    EventCursor m_events;
    SessionState m_state;
    qint64 m_lastSeq;
};

} // namespace LabChat
