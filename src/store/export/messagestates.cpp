// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/messagestates.h"

#include "core/session/eventdetail.h"
#include "store/eventrows.h"

namespace LabChat {

namespace {

MessageStates::State stateAfter(EventKind kind)
{
    if (kind == EventKind::MessageHeld)
        return MessageStates::Held;
    if (kind == EventKind::MessageReleased)
        return MessageStates::Released;
    if (kind == EventKind::MessageRefused)
        return MessageStates::Refused;
    return kind == EventKind::MessageHidden ? MessageStates::Hidden : MessageStates::Visible;
}

} // namespace

Result<MessageStates> MessageStates::read(Database &database, const ExportedSession &session)
{
    using enum EventKind;
    MessageStates states;
    const auto read = readEventsOf(database, session.id, {MessageHeld, MessageReleased, MessageRefused, MessageHidden, MessageRestored}, [&states, &session](const Event &event) {
        if (session.isAfter(event.seq))
            return false;
        states.set(event.kind == MessageHeld ? event.seq : messageOf(event), stateAfter(event.kind));
        if (event.kind == MessageReleased)
            states.m_releases.insert(messageOf(event), event.seq);
        if (isIntervention(event)) {
            const Intervention why = interventionOf(event);
            // A release is a message of its own, which may be hidden later.
            states.m_decisions.insert(event.kind == MessageReleased ? event.seq : messageOf(event), {why.operatorName, why.reason, event.atMs});
        }
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return states;
}

void MessageStates::set(qint64 seq, State state)
{
    if (seq >= m_states.size())
        m_states.resize(seq + 1, Visible);
    m_states[seq] = state;
}

QByteArrayView MessageStates::nameOf(State state)
{
    switch (state) {
    case Visible:
        return "visible";
    case Held:
        return "held";
    case Released:
        return "released";
    case Refused:
        return "refused";
    case Hidden:
        return "hidden";
    }
    Q_UNREACHABLE();
}

} // namespace LabChat
