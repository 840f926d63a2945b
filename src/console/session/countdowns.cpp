// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/countdowns.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Countdowns)
};

/// Whether the participant has arrived and has not finished.
bool isOnAPage(const SessionState &state, int participant)
{
    return state.participant(participant).arrived && !state.participant(participant).removed && !state.isFinished(participant);
}

bool isMeant(const SessionState &state, int participant, const CountdownScope &scope)
{
    const ParticipantState &where = state.participant(participant);
    switch (scope.kind) {
    case CountdownScope::Kind::Participants:
        return scope.participants.contains(participant);
    case CountdownScope::Kind::Group:
        return state.session().player(participant, where.round).groupId == scope.group;
    case CountdownScope::Kind::Page:
        return where.page == scope.page;
    case CountdownScope::Kind::Everybody:
        return true;
    case CountdownScope::Kind::Channel:
    case CountdownScope::Kind::AllChats:
        return false;
    }
    Q_UNREACHABLE();
}

/// The latest closing time of a channel's chats, without those that never close; @p byStudy: without the operator's changes.
qint64 closingOf(const SessionState &state, int channel, bool byStudy)
{
    if (const auto &set = state.channel(channel).closesAtMs; set && !byStudy)
        return *set;
    qint64 latest = 0;
    for (const int member : state.membersOf(channel)) {
        if (!isOnAPage(state, member))
            continue;
        for (const ChatBox &box : state.boxesOf(member)) {
            const int afterS = state.session().limits(box).closesAfterS;
            if (box.channel == channel && afterS != 0)
                latest = qMax(latest, state.participant(member).enteredAtMs + afterS * qint64(1000));
        }
    }
    return latest;
}

qint64 endByStudy(const SessionState &state, const CountdownTarget &target)
{
    if (target.channel != 0)
        return closingOf(state, target.channel, true);
    const ParticipantState &where = state.participant(target.participant);
    const PageSpec &page = state.session().study.pages.at(where.page);
    return page.ends == PageEnd::Timer ? where.enteredAtMs + state.session().durationS(where.page, where.round) * qint64(1000) : 0;
}

bool isSetByOperator(const SessionState &state, const CountdownTarget &target)
{
    return target.channel != 0 ? state.channel(target.channel).closesAtMs.has_value()
                               : state.participant(target.participant).pageEndsAtMs.has_value();
}

} // namespace

QList<CountdownTarget> targetsOf(const SessionState &state, const CountdownScope &scope)
{
    QList<CountdownTarget> targets;
    QList<bool> inFront(state.session().channels.size(), false);
    for (int participant = 1; participant <= state.session().numParticipants(); ++participant) {
        if (!isOnAPage(state, participant))
            continue;
        if (isMeant(state, participant, scope))
            targets.append({participant, 0});
        for (const ChatBox &box : state.boxesOf(participant))
            inFront[box.channel - 1] = true;
    }
    for (int channel = 1; channel <= inFront.size(); ++channel) {
        const bool isOne = scope.kind == CountdownScope::Kind::Channel && scope.channel == channel;
        if (isOne || (scope.kind == CountdownScope::Kind::AllChats && inFront.at(channel - 1)))
            targets.append({0, channel});
    }
    return targets;
}

qint64 countdownEnd(const SessionState &state, const CountdownTarget &target)
{
    return target.channel != 0 ? closingOf(state, target.channel, false) : state.pageEndOf(target.participant);
}

std::optional<qint64> changedEnd(const SessionState &state, const CountdownTarget &target, const CountdownChange &change, qint64 nowMs)
{
    const qint64 clock = state.clockAt(nowMs);
    const qint64 end = countdownEnd(state, target);
    switch (change.kind) {
    case CountdownChange::Kind::Set:
        return clock + change.byMs;
    case CountdownChange::Kind::Extend:
        return end == 0 ? std::nullopt : std::optional(qMax(end, clock) + change.byMs);
    case CountdownChange::Kind::Shorten:
        return end <= clock ? std::nullopt : std::optional(qMax(end - change.byMs, clock));
    case CountdownChange::Kind::EndNow:
        return end <= clock ? std::nullopt : std::optional(clock);
    case CountdownChange::Kind::Stop:
        return end == 0 ? std::nullopt : std::optional<qint64>(0);
    case CountdownChange::Kind::AsTheStudySays:
        return isSetByOperator(state, target) ? std::optional(endByStudy(state, target)) : std::nullopt;
    }
    Q_UNREACHABLE();
}

QList<Moderate> countdownWishes(const SessionState &state, const QList<CountdownTarget> &targets, const CountdownChange &change, qint64 nowMs)
{
    QList<Moderate> wishes;
    for (const CountdownTarget &target : targets) {
        const std::optional<qint64> end = changedEnd(state, target, change, nowMs);
        if (!end)
            continue;
        SetCountdown countdown{target.participant, target.channel, end, {}, 0};
        if (change.kind == CountdownChange::Kind::AsTheStudySays)
            countdown.endsAtMs.reset();
        if (target.participant != 0) { // not for participants who have advanced in the meantime
            const ParticipantState &where = state.participant(target.participant);
            countdown.round = where.round;
            countdown.page = state.session().study.pages.value(where.page).name;
        }
        wishes.append(Moderate{countdown});
    }
    return wishes;
}

QList<int> endedAtOnce(const SessionState &state, const QList<Moderate> &wishes, qint64 nowMs)
{
    QList<int> ended;
    for (const Moderate &wish : wishes) {
        const auto *set = std::get_if<SetCountdown>(&wish.action);
        if (!set || set->participant == 0 || state.isFinished(set->participant))
            continue;
        const qint64 end = set->endsAtMs ? *set->endsAtMs : endByStudy(state, {set->participant, 0});
        if (end != 0 && end <= state.clockAt(nowMs))
            ended.append(set->participant);
    }
    return ended;
}

qint64 leftMs(const SessionState &state, qint64 endMs, qint64 nowMs)
{
    return qMax<qint64>(0, endMs - state.clockAt(nowMs));
}

QString countdownText(qint64 ms)
{
    const qint64 seconds = (qMax<qint64>(0, ms) + 999) / 1000;
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QLatin1Char('0')).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return seconds >= 3600 ? QString(QString::number(seconds / 3600) + u':' + tail) : tail;
}

QString timeLeftText(const SessionState &state, qint64 endMs, qint64 nowMs)
{
    if (endMs == 0)
        return {};
    const qint64 left = leftMs(state, endMs, nowMs);
    return left == 0 ? Texts::tr("over") : countdownText(left);
}

} // namespace LabChat
