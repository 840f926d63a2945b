// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/sessionreading.h"

#include "core/session/eventcheck.h"
#include "store/logcontents.h"
#include "store/sessionrows.h"

namespace LabChat {

namespace {

/// A message without its text, as if it were the experimenter's, who has no rate or nonces.
Event outlineOf(const Event &said)
{
    Event outline;
    outline.session = said.session;
    outline.seq = said.seq;
    outline.atMs = said.atMs;
    outline.kind = said.kind;
    outline.channel = said.channel;
    outline.detail = said.detail; // of a release: which message
    return outline;
}

} // namespace

Result<SessionReading> SessionReading::open(Database &database, const ExportedSession &exported, const Pseudonyms &pseudonyms)
{
    const auto session = readSession(database, exported.id);
    if (!session)
        return tl::unexpected(session.error());
    auto events = EventCursor::open(database, exported.id);
    if (!events)
        return tl::unexpected(events.error());
    return SessionReading(std::move(*events), Pseudonymizer(*session, pseudonyms), exported.lastSeq);
}

Result<const Event *> SessionReading::read()
{
    if (m_lastSeq != 0 && m_state.lastSeq() == m_lastSeq)
        return nullptr;
    auto event = m_events.read();
    if (!event)
        return event;
    if (*event != nullptr && m_pseudonymizer.isNeeded()) {
        m_told = m_pseudonymizer.told(**event);
        event = &m_told;
    }
    if (*event == nullptr)
        return m_state.lastSeq() == 0 ? Result<const Event *>(tl::unexpected(eventsAreMissing(m_state))) : event;
    if (!follows(**event, m_state))
        return tl::unexpected(eventDoesNotFit(m_state, **event));
    m_state.apply(isSaid((*event)->kind) ? outlineOf(**event) : **event);
    return event;
}

} // namespace LabChat
