// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"
#include "store/eventrows.h"
#include "store/export/exportedsession.h"
#include "store/export/pseudonymizer.h"

namespace LabChat {

/// Reads the events of a session for an export, one after the other, each with the state after it. What somebody has said changes nothing that an export says
/// of anybody, so texts, nonces, rates and counts are not folded: they would be most of the time, and memory that grows with the session.
class SessionReading final {
public:
    /// @p pseudonyms: what the events and the state are to say of participants. Error codes are those of readSession().
    [[nodiscard]] static Result<SessionReading> open(Database &database, const ExportedSession &exported, const Pseudonyms &pseudonyms = {});

    /// Takes the next event, valid until the one after; nullptr: that was all. Fails at an event that cannot be the next one, and if there are none.
    [[nodiscard]] Result<const Event *> read();
    /// Where everybody is after the event.
    [[nodiscard]] const SessionState &state() const { return m_state; }
    [[nodiscard]] const Pseudonymizer &pseudonymizer() const { return m_pseudonymizer; }

private:
    SessionReading(EventCursor events, const Pseudonymizer &pseudonymizer, qint64 lastSeq)
        : m_events(std::move(events)), m_pseudonymizer(pseudonymizer), m_state(pseudonymizer.session()), m_lastSeq(lastSeq)
    {
    }

    EventCursor m_events;
    Pseudonymizer m_pseudonymizer;
    Event m_told; ///< the event that was taken, if it was changed
    SessionState m_state;
    qint64 m_lastSeq;
};

} // namespace LabChat
