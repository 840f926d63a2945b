// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/watchedsession.h"

#include "console/session/claimtexts.h"
#include "core/session/eventdetail.h"

namespace LabChat {

namespace {

/// A page reports typing every two seconds.
constexpr qint64 typingLastsMs = 4000;

} // namespace

WatchedSession::WatchedSession(const SessionState &state)
    : m_state(state)
    , m_presence(state.session().numParticipants())
    , m_typed(state.session().numParticipants())
    , m_channelsOf(state.session().numParticipants())
    , m_onlineIn(state.session().channels.size())
{
    for (int channel = 1; channel <= session().channels.size(); ++channel) {
        const QList<int> members = state.membersOf(channel);
        for (const int member : members)
            m_channelsOf[member - 1].append(channel);
    }
}

bool WatchedSession::apply(const Event &event)
{
    if (event.seq <= m_state.lastSeq())
        return false;
    const bool isKnown = event.participant > 0 && event.participant <= m_presence.size();
    const bool mayMove = event.kind == EventKind::BoxAdmitted && isKnown && isOnline(event.participant); // to another page
    if (mayMove)
        countOnline(event.participant, -1);
    m_state.apply(event);
    if (event.kind == EventKind::ClockJumped)
        followClock(clockJumpOf(event));
    for (const auto &[first, second] : swapsOf(event))
        m_typed.swapItemsAt(first - 1, second - 1);
    if (event.kind == EventKind::PersonReplaced)
        m_typed[event.participant - 1] = {};
    if (event.kind == EventKind::BoxAdmitted) {
        grow();
        addMember(event.participant, event.channel);
        if (mayMove)
            countOnline(event.participant, 1);
    }
    if (event.kind == EventKind::ChannelMoved && addMember(event.participant, newChannelOf(event).channel))
        m_onlineIn[newChannelOf(event).channel - 1] += int(isOnline(event.participant));
    return true;
}

/// What was seen before the computer's clock was set was seen as long ago as before.
void WatchedSession::followClock(qint64 byMs)
{
    for (QList<Presence> *list : {&m_presence, &m_typed}) {
        for (Presence &presence : *list)
            presence.atMs += presence.atMs == 0 ? 0 : byMs;
    }
}

/// Makes room for the participants and channels that a session of another system has now.
void WatchedSession::grow()
{
    m_presence.resize(session().numParticipants());
    m_typed.resize(session().numParticipants());
    m_channelsOf.resize(session().numParticipants());
    m_onlineIn.resize(session().channels.size());
}

bool WatchedSession::addMember(int participant, int channel)
{
    QList<int> &channels = m_channelsOf[participant - 1];
    if (channels.contains(channel))
        return false;
    channels.append(channel);
    return true;
}

void WatchedSession::countOnline(int participant, int by)
{
    for (const int channel : channelsOf(participant)) {
        if (isThere(participant, channel))
            m_onlineIn[channel - 1] += by;
    }
}

bool WatchedSession::isThere(int participant, int channel) const
{
    return !session().isOfOtherSystem() || isOnClaimedPage(m_state, participant, channel);
}

bool WatchedSession::apply(const Presence &change)
{
    if (change.participant < 1 || change.participant > m_presence.size())
        return false;
    Presence &presence = m_presence[change.participant - 1];
    const int difference = int(change.online) - int(presence.online);
    presence = change;
    if (change.typingChannel != 0)
        m_typed[change.participant - 1] = change;
    m_online += difference;
    if (difference != 0)
        countOnline(change.participant, difference);
    return true;
}

qint64 WatchedSession::lastSeenAtMs(int participant) const
{
    return qMax(m_state.participant(participant).lastSeenAtMs, m_presence.at(participant - 1).atMs);
}

qint64 WatchedSession::lastActedAtMs(int participant) const
{
    return qMax(m_state.participant(participant).lastActedAtMs, m_typed.at(participant - 1).atMs);
}

int WatchedSession::typingIn(int participant, qint64 nowMs) const
{
    const Presence &typed = m_typed.at(participant - 1);
    const bool isOver = !isOnline(participant) || m_state.participant(participant).lastActedAtMs >= typed.atMs || nowMs - typed.atMs > typingLastsMs;
    return isOver ? 0 : typed.typingChannel;
}

} // namespace LabChat
