// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/actionrows.h"

#include "core/session/eventdetail.h"
#include "store/export/whereabouts.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QList<int> everybody(const SessionState &state)
{
    QList<int> all;
    for (int participant = 1; participant <= state.session().numParticipants(); ++participant)
        all.append(participant);
    return all;
}

/// Those whom an event of the operator is about, or whom it reached.
QList<int> reachedBy(const SessionState &state, const Event &event)
{
    if (event.kind == EventKind::SeatsSwapped)
        return {event.participant, otherSeatOf(event)};
    if (event.participant != 0)
        return {event.participant};
    if (event.kind == EventKind::Announced && !recipientsOf(event).isEmpty())
        return recipientsOf(event);
    return event.channel != 0 ? state.membersOf(event.channel) : everybody(state);
}

} // namespace

int ActionRows::add(RowSink & /*to*/, const SessionState &state, const Event &event)
{
    if (!isIntervention(event) || !m_chosen.has(state, event))
        return 0;
    const qint64 number = actOf(event);
    Act &act = m_acts[number];
    if (act.events++ == 0)
        act.first = event;
    for (const int participant : reachedBy(state, event))
        act.reached.insert(participant);
    m_actOf.insert(event.seq, number);
    if (const auto undone = m_actOf.constFind(interventionOf(event).undoes); undone != m_actOf.cend() && m_acts[*undone].undoneBy == 0)
        m_acts[*undone].undoneBy = event.seq;
    return 0;
}

int ActionRows::finish(RowSink &to, const SessionState &state)
{
    for (const Act &act : std::as_const(m_acts))
        write(to, state, act);
    return int(m_acts.size());
}

void ActionRows::write(RowSink &to, const SessionState &state, const Act &act)
{
    const Session &session = state.session();
    const Intervention why = interventionOf(act.first);
    QList<int> reached = act.reached.values();
    std::sort(reached.begin(), reached.end());
    QStringList codes;
    for (const int participant : std::as_const(reached))
        codes.append(session.participant(participant).code);
    to.add(session.exportedCode());
    to.add(act.first.seq);
    to.add(m_times.seconds(act.first.atMs));
    to.add(m_times.iso(act.first.atMs));
    to.add(eventKindName(act.first.kind));
    to.add(why.operatorName);
    to.add(why.reasonId);
    to.add(why.reason);
    to.add(act.first.body.isEmpty() ? textForParticipants(act.first) : act.first.body);
    to.add(act.first.channel == 0 ? QString() : session.channelName(act.first.channel));
    to.add(pageOf(act.first));
    to.add(numberOrEmpty(messageOf(act.first)));
    to.add(qint64(act.events));
    to.add(qint64(reached.size()));
    to.add(codes.join(u' '));
    to.add(numberOrEmpty(why.undoes));
    to.add(numberOrEmpty(act.undoneBy));
    to.add(session.code);
    to.endRecord();
}

} // namespace LabChat
