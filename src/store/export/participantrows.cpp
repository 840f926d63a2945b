// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/participantrows.h"

#include "core/session/eventdetail.h"
#include "core/session/rules.h"
#include "store/export/whereabouts.h"

namespace LabChat {

using namespace Qt::StringLiterals;

int ParticipantRows::add(RowSink & /*to*/, const SessionState &state, const Event &event)
{
    using enum EventKind;
    if (event.participant == 0)
        return 0;
    Counts &counts = m_counts[event.participant];
    if (traitsOf(event.kind).signOfLife == SignOfLife::Person || (event.kind == PageEntered && advancedByOf(event) == AdvancedBy::Participant))
        counts.actedMs = event.atMs;
    if (isIntervention(event))
        ++counts.actions;
    if (event.kind == Arrived && counts.arrivedMs == 0)
        counts.arrivedMs = event.atMs;
    if (event.kind == Connected)
        ++counts.connections;
    if (event.kind == PageEntered)
        counts.finishedMs = state.isFinished(event.participant) ? event.atMs : 0;
    if (event.kind == PageReentered)
        counts.finishedMs = 0;
    if (!m_chosen.has(state, event)) // what is not counted happened all the same
        return 0;
    if (event.kind == Message || event.kind == MessageHeld) {
        ++counts.messages;
        counts.characters += countCharacters(event.body);
    }
    if (const auto its = m_states.at(event.seq); isSaid(event.kind) || event.kind == MessageHeld)
        counts.hidden += its == MessageStates::Hidden || its == MessageStates::Refused ? 1 : 0;
    return 0;
}

int ParticipantRows::finish(RowSink &to, const SessionState &state)
{
    int rows = 0;
    for (int participant = 1; participant <= state.session().numParticipants(); ++participant) {
        if (!m_chosen.hasParticipant(state, participant))
            continue;
        write(to, state, participant);
        ++rows;
    }
    return rows;
}

void ParticipantRows::write(RowSink &to, const SessionState &state, int participant)
{
    const Session &session = state.session();
    const Counts counts = m_counts.value(participant);
    const Whereabouts where = whereaboutsOf(state, participant);
    const auto time = [this](qint64 atMs) { return atMs == 0 ? QByteArrayView() : m_times.seconds(atMs); };
    to.add(session.exportedCode());
    to.add(qint64(session.exportedNumber(participant)));
    to.add(session.participant(participant).code);
    for (const QString &text : {where.label, where.person, where.round, where.group, where.idInGroup, where.role, where.treatment, where.page})
        to.add(text);
    to.add(time(counts.arrivedMs));
    to.add(time(counts.actedMs));
    to.add(time(counts.finishedMs));
    for (const qint64 count : {counts.connections, counts.messages, counts.characters, counts.hidden, counts.actions})
        to.add(count);
    to.add(qint64(state.participant(participant).removed ? 1 : 0));
    to.add(variablesOf(session, participant, state.participant(participant).round));
    to.add(choicesOf(state.participant(participant)));
    to.add(session.code);
    to.endRecord();
}

} // namespace LabChat
