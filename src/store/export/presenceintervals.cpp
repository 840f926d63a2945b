// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/presenceintervals.h"

#include "store/export/sessionreading.h"

#include <algorithm>

namespace LabChat {

namespace {

QList<int> channelsOnPage(const SessionState &state, int participant)
{
    QList<int> channels;
    if (!state.participant(participant).online || state.participant(participant).removed)
        return channels;
    for (const ChatBox &box : state.boxesOf(participant))
        channels.append(box.channel);
    return channels;
}

/// Whether an event may change the boxes of others than its participant.
bool reachesOthers(EventKind kind)
{
    using enum EventKind;
    return kind == ServerStarted || kind == SessionEnded || kind == SeatsSwapped || kind == GroupFormed || kind == BoxAdmitted;
}

/// Frequent kinds that change nobody's boxes.
bool leavesBoxes(EventKind kind)
{
    using enum EventKind;
    return isSaid(kind) || kind == Seen || kind == MessageHeld || kind == TextUnsent || kind == LinkClicked || kind == ChoiceMade || kind == AnnouncementSeen;
}

} // namespace

Result<PresenceIntervals> PresenceIntervals::read(Database &database, const ExportedSession &session)
{
    auto reading = SessionReading::open(database, session);
    if (!reading)
        return tl::unexpected(reading.error());
    PresenceIntervals intervals;
    while (true) {
        const auto read = reading->read();
        if (!read)
            return tl::unexpected(read.error());
        if (*read == nullptr)
            return intervals;
        const Event &event = **read;
        if (leavesBoxes(event.kind))
            continue;
        if (event.participant != 0)
            intervals.note(reading->state(), event, event.participant);
        for (int other = 1; reachesOthers(event.kind) && other <= reading->state().session().numParticipants(); ++other)
            intervals.note(reading->state(), event, other);
    }
}

void PresenceIntervals::note(const SessionState &state, const Event &event, int participant)
{
    const QList<int> now = channelsOnPage(state, participant);
    QList<int> &before = m_open[participant];
    for (const int channel : std::as_const(before)) {
        if (!now.contains(channel))
            m_intervals[{participant, channel}].last().endSeq = event.seq;
    }
    for (const int channel : now) {
        if (!before.contains(channel))
            m_intervals[{participant, channel}].append({event.seq, event.atMs, 0});
    }
    before = now;
}

qint64 PresenceIntervals::deliveredAt(int participant, int channel, qint64 seq, qint64 atMs) const
{
    const auto intervals = m_intervals.constFind({participant, channel});
    if (intervals == m_intervals.cend())
        return 0;
    const auto isOver = [seq](const Interval &interval) { return interval.endSeq != 0 && interval.endSeq < seq; };
    const auto found = std::partition_point(intervals->cbegin(), intervals->cend(), isOver);
    if (found == intervals->cend())
        return 0;
    return found->fromSeq < seq ? atMs : found->fromMs;
}

} // namespace LabChat
