// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/snapshots.h"

#include "core/session/statebytes.h"
#include "store/database.h"
#include "store/derivedparts.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString foldPart = u"fold"_s;

constexpr qint64 foldAskedEach = 1000;           ///< events: asking costs a message next to nothing
constexpr qint64 shortestInterval = 50'000;  ///< folded in 0.1 seconds
/// Nonces are nearly all of a large snapshot, with 40 bytes each: it is written after so many events that they take more of the disk than it.
constexpr qint64 noncesPerEvent = 4;

qint64 intervalFor(const SessionState &state)
{
    qint64 nonces = 0;
    for (int participant = 1; participant <= state.session().numParticipants(); ++participant)
        nonces += state.participant(participant).nonces.size();
    return qMax(shortestInterval, nonces / noncesPerEvent);
}

} // namespace

std::optional<SessionState> readSnapshot(Database &database, const Session &session)
{
    const auto part = readDerived(database, session, foldPart);
    auto state = part ? stateFromBytes(session, part->bytes) : std::nullopt;
    return state && state->lastSeq() == part->seq ? state : std::nullopt;
}

void writeSnapshot(Database &database, const SessionState &state)
{
    writeDerived(database, state.session(), foldPart, {state.lastSeq(), toBytes(state)});
}

void removeSnapshot(Database &database, qint64 session)
{
    removeDerived(database, session, foldPart);
}

SnapshotKeeper::SnapshotKeeper()
{
    m_pool.setMaxThreadCount(1); // one after the other: a later one replaces an earlier one
}

void SnapshotKeeper::begin(const StoredSession &stored)
{
    m_kept.insert(stored.state.session().id, stored.state.lastSeq() - stored.eventsFolded);
    keep(stored.state);
}

bool SnapshotKeeper::isDue(const Event &event) const
{
    const bool isEnd = event.kind == EventKind::SessionEnded;
    if (event.seq % foldAskedEach != 0 && !isEnd)
        return false;
    const qint64 since = event.seq - m_kept.value(event.session);
    return since >= (isEnd ? worthASnapshot : m_interval.value(event.session, shortestInterval));
}

void SnapshotKeeper::keep(const SessionState &state)
{
    qint64 &kept = m_kept[state.session().id];
    if (state.lastSeq() - kept < worthASnapshot)
        return;
    kept = state.lastSeq();
    m_interval.insert(state.session().id, intervalFor(state));
    m_pool.start([state, path = m_path] {
        if (const auto database = Database::openForReading(path))
            writeSnapshot(**database, state);
    });
}

} // namespace LabChat
