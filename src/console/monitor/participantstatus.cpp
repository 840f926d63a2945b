// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantstatus.h"

#include "console/widgets/displaytext.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ParticipantStatus)
};

} // namespace

ParticipantStatus participantStatus(const WatchedSession &watched, int participant, qint64 nowMs)
{
    const SessionState &state = watched.state();
    if (state.participant(participant).removed)
        return ParticipantStatus::Removed;
    if (!watched.isOnline(participant)) {
        if (state.isFinished(participant))
            return ParticipantStatus::Finished;
        return state.participant(participant).arrived ? ParticipantStatus::Offline : ParticipantStatus::NotYet;
    }
    if (!mutesAt(watched, participant, nowMs).isEmpty())
        return ParticipantStatus::Muted;
    return idleMs(watched, participant, nowMs) >= idleAfterMs ? ParticipantStatus::Idle : ParticipantStatus::Online;
}

QString statusText(ParticipantStatus status)
{
    switch (status) {
    case ParticipantStatus::Expected:
        return Texts::tr("expected", "a participant who has not come yet");
    case ParticipantStatus::NotYet:
        return Texts::tr("not yet");
    case ParticipantStatus::Removed:
        return Texts::tr("removed");
    case ParticipantStatus::Offline:
        return Texts::tr("offline");
    case ParticipantStatus::Finished:
        return Texts::tr("finished");
    case ParticipantStatus::Muted:
        return Texts::tr("muted");
    case ParticipantStatus::Idle:
        return Texts::tr("idle");
    case ParticipantStatus::Online:
        return Texts::tr("online");
    }
    Q_UNREACHABLE();
}

qint64 idleMs(const WatchedSession &watched, int participant, qint64 nowMs)
{
    const qint64 lastActedAtMs = watched.lastActedAtMs(participant);
    return lastActedAtMs == 0 ? -1 : qMax<qint64>(0, nowMs - lastActedAtMs);
}

QHash<int, Restraint> mutesAt(const WatchedSession &watched, int participant, qint64 nowMs)
{
    QHash<int, Restraint> mutes = watched.state().participant(participant).mutes;
    mutes.removeIf([clockMs = watched.state().clockAt(nowMs)](const auto &mute) { return mute->untilMs != 0 && mute->untilMs <= clockMs; });
    return mutes;
}

/// A mute without an end comes last.
QString mutedUntilText(const WatchedSession &watched, int participant, qint64 nowMs)
{
    const QHash<int, Restraint> mutes = mutesAt(watched, participant, nowMs);
    if (mutes.isEmpty())
        return {};
    qint64 untilMs = 0;
    for (const Restraint &mute : mutes) {
        if (mute.untilMs == 0)
            return Texts::tr("unmuted", "muted until unmuted");
        untilMs = qMax(untilMs, mute.untilMs);
    }
    return watched.state().isPaused() ? Texts::tr("after the pause") : clockTime(watched.state().timeOfDay(untilMs));
}

QString mutesText(const WatchedSession &watched, int participant, const QStringList &channelTitles, qint64 nowMs)
{
    QStringList lines;
    const QHash<int, Restraint> mutes = mutesAt(watched, participant, nowMs);
    for (auto it = mutes.begin(); it != mutes.end(); ++it) {
        const QString where = it.key() == 0 ? Texts::tr("everywhere") : channelTitles.value(it.key() - 1);
        const qint64 untilMs = watched.state().timeOfDay(it->untilMs);
        lines.append(untilMs == 0 ? Texts::tr("Muted %1").arg(where) : Texts::tr("Muted %1 until %2").arg(where, clockTime(untilMs)));
    }
    return lines.join(u'\n');
}

} // namespace LabChat
