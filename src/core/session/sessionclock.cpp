// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionstate.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

qint64 SessionState::pageEndOf(int idInSession) const
{
    const ParticipantState &state = participant(idInSession);
    if (isFinished(idInSession))
        return 0;
    if (state.pageEndsAtMs)
        return *state.pageEndsAtMs;
    if (state.enteredAtMs == 0)
        return 0;
    const PageSpec &page = m_session->study.pages.at(state.page);
    if (state.ready && page.waiting.timeoutS != 0)
        return endOfWaiting(state, state.readyAtMs + page.waiting.timeoutS * qint64(1000));
    return page.ends == PageEnd::Timer ? state.enteredAtMs + m_session->durationS(state.page, state.round) * qint64(1000) : 0;
}

/// When the browsers of those who waited before a start of the server have had time to come back: until then, nobody waits in vain.
qint64 SessionState::endOfWaiting(const ParticipantState &state, qint64 endsAtMs) const
{
    constexpr qint64 reconnectingMs = 15'000;
    return state.readyAtMs > m_startedAtMs || m_startedAtMs == 0 ? endsAtMs : qMax(endsAtMs, m_startedAtMs + reconnectingMs);
}

/// The server continues the session after a start.
void SessionState::startAgain(qint64 atMs)
{
    disconnectAll();
    m_startedAtMs = clockAt(atMs);
    for (ParticipantState &participant : m_participants) {
        if (participant.ready && participant.pageEndsAtMs.value_or(0) != 0)
            participant.pageEndsAtMs = endOfWaiting(participant, *participant.pageEndsAtMs);
    }
}

qint64 SessionState::openingOf(int idInSession, const ChatBox &box) const
{
    const int afterS = m_session->limits(box).opensAfterS;
    return afterS == 0 ? 0 : participant(idInSession).enteredAtMs + afterS * qint64(1000);
}

qint64 SessionState::closingOf(int idInSession, const ChatBox &box) const
{
    if (const auto &set = channel(box.channel).closesAtMs)
        return *set;
    const int afterS = m_session->limits(box).closesAfterS;
    return afterS == 0 ? 0 : participant(idInSession).enteredAtMs + afterS * qint64(1000);
}

std::optional<Closure> SessionState::closure(int idInSession, const ChatBox &box, qint64 nowMs) const
{
    if (const auto closure = restriction(idInSession, box, nowMs))
        return closure;
    const qint64 clock = clockAt(nowMs);
    if (const qint64 opens = openingOf(idInSession, box); clock < opens)
        return Closure{u"time"_s, {}, timeOfDay(opens)};
    if (const qint64 closes = closingOf(idInSession, box); closes != 0 && clock >= closes)
        return Closure{u"time"_s, {}, 0};
    return std::nullopt;
}

std::optional<Closure> SessionState::restriction(int idInSession, const ChatBox &box, qint64 nowMs) const
{
    const auto frozen = [this](const QString &page) { return m_frozenPages.constFind(page); };
    if (ended())
        return Closure{u"ended"_s, {}, 0};
    if (isPaused())
        return Closure{u"paused"_s, m_pauseText, 0};
    for (const auto &found : {frozen({}), frozen(m_session->study.pages.at(box.page).name)}) {
        if (found != m_frozenPages.cend())
            return Closure{u"frozen"_s, found->text, 0};
    }
    if (const auto &restraint = channel(box.channel).frozen)
        return Closure{u"frozen"_s, restraint->text, 0};
    if (const auto mute = muteOf(idInSession, box.channel, nowMs))
        return Closure{u"muted"_s, mute->text, timeOfDay(mute->untilMs)};
    return std::nullopt;
}

/// Moves every time of day that is compared with later ones, so that the time between them stays what really passed.
void SessionState::followClock(qint64 byMs)
{
    const auto move = [byMs](qint64 &atMs) { atMs += atMs == 0 ? 0 : byMs; };
    m_jumpedMs += byMs;
    m_pausedMs += byMs; // the session's clock continues as if it had stopped for this long
    move(m_pausedAtMs);
    for (ParticipantState &participant : m_participants) {
        move(participant.lastSeenAtMs);
        move(participant.lastActedAtMs);
        participant.rateUsedUntilMs.forEach([byMs](double &until) { until += double(byMs); });
    }
    for (ChannelState &channel : m_channels)
        move(channel.lastActivityAtMs);
}

std::optional<Restraint> SessionState::muteOf(int idInSession, int channel, qint64 nowMs) const
{
    const QHash<int, Restraint> &mutes = participant(idInSession).mutes;
    std::optional<Restraint> longest;
    for (const int place : {0, channel}) {
        const auto found = mutes.constFind(place);
        if (found == mutes.cend() || (found->untilMs != 0 && found->untilMs <= clockAt(nowMs)))
            continue;
        if (!longest || found->untilMs == 0 || (longest->untilMs != 0 && found->untilMs > longest->untilMs))
            longest = *found;
    }
    return longest;
}

bool SessionState::hasClock(int idInSession) const
{
    if (isFinished(idInSession))
        return false;
    const QList<ChatBox> boxes = boxesOf(idInSession);
    const PageSpec &page = m_session->study.pages.at(participant(idInSession).page);
    return page.ends == PageEnd::Timer || page.groupByArrival
        || std::any_of(boxes.begin(), boxes.end(), [this](const ChatBox &box) {
               const ChatLimits &limits = m_session->limits(box);
               return limits.opensAfterS != 0 || limits.closesAfterS != 0;
           });
}

} // namespace LabChat
