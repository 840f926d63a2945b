// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/exportrows.h"

#include "core/base/csv.h"
#include "core/session/eventdetail.h"
#include "core/session/eventdetailcolumns.h"
#include "core/session/rules.h"
#include "store/export/whereabouts.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Kinds, among them all frequent ones, that change nothing of what rows say of their authors.
bool leavesAuthorsAlone(EventKind kind)
{
    using enum EventKind;
    static constexpr std::array kinds{Message, Seen, MessageHeld, MessageReleased, MessageRefused, MessageHidden, MessageRestored, Connected, Disconnected,
                                      LinkClicked, TextUnsent, AnnouncementSeen, HelpRequested, HelpRead, HelpAnswered};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// The columns for which nobody has to read JSON.
QByteArray actionFields(const Event &event)
{
    if (!isIntervention(event))
        return csvFields(QStringList(5));
    const Intervention intervention = interventionOf(event);
    return csvFields({intervention.operatorName, intervention.reasonId, intervention.reason, numberOrEmpty(actOf(event)), numberOrEmpty(intervention.undoes)});
}

/// In the order of the table's last columns.
QByteArray detailFields(const Session &session, const Event &event)
{
    static const QByteArray none = csvFields(QStringList(12));
    if (event.detail.isEmpty())
        return none;
    const DetailColumns columns = detailColumnsOf(event);
    QStringList codes;
    for (const int participant : columns.participants)
        codes.append(session.participant(participant).code);
    return csvFields({numberOrEmpty(columns.round), columns.page, columns.pageIndex ? QString::number(*columns.pageIndex) : QString(), columns.endedBy, numberOrEmpty(columns.message), columns.choice,
                      columns.text, columns.audience, codes.join(u' '), columns.otherParticipant == 0 ? QString() : session.participant(columns.otherParticipant).code,
                      columns.otherChannel == 0 ? QString() : session.channelName(columns.otherChannel), columns.url});
}

} // namespace

int ExportRows::add(RowSink &to, const SessionState &state, const Event &event)
{
    if (!leavesAuthorsAlone(event.kind))
        m_authors.clear();
    if (m_table == TableKind::Messages && event.kind == EventKind::MessageHeld && m_states.at(event.seq) == MessageStates::Released)
        m_held.insert(event.seq, writingOf(state, event));
    if (!isWanted(event) || !m_chosen.has(state, event))
        return 0;
    if (m_code.isEmpty()) {
        m_code = csvFields({state.session().code});
        m_exportedCode = csvFields({state.session().exportedCode()});
    }
    to.addFields(m_exportedCode);
    switch (m_table) {
    case TableKind::OTree: {
        const Author &author = knownAuthor(state, event);
        to.addFields(author.number);
        to.addFields(author.channel);
        to.add(event.nickname);
        to.add(event.body);
        to.add(m_times.seconds(event.atMs));
        break;
    }
    case TableKind::Messages:
        addMessage(to, state, event);
        break;
    case TableKind::Events:
        addEvent(to, state, event);
        break;
    case TableKind::Choices:
        addChoice(to, state, event);
        break;
    case TableKind::Participants:
    case TableKind::Channels:
    case TableKind::Actions:
    case TableKind::Receipts:
        Q_UNREACHABLE();
    }
    to.endRecord();
    return 1;
}

bool ExportRows::isWanted(const Event &event) const
{
    if (m_table == TableKind::Messages && event.kind == EventKind::MessageHeld)
        return m_states.at(event.seq) != MessageStates::Released; // the release has its own row
    if (m_table == TableKind::Choices)
        return event.kind == EventKind::ChoiceMade;
    return m_table == TableKind::Events || isSaid(event.kind);
}

ExportRows::Author ExportRows::authorOf(const SessionState &state, const Event &event) const
{
    const Session &session = state.session();
    const int participant = event.participant;
    Author author;
    author.channel = event.channel == 0 ? QByteArray() : csvFields({session.channelName(event.channel)});
    author.number = csvFields({numberOrEmpty(session.exportedNumber(participant)), participant == 0 ? QString() : session.participant(participant).code});
    if (m_table == TableKind::Events && participant != 0) {
        author.label = csvFields({state.participant(participant).label});
        author.person = csvFields({session.player(participant, state.participant(participant).round).treatment});
    } else if (m_table == TableKind::Messages) {
        const Whereabouts where = whereabouts(state, event);
        author.label = csvFields({where.label});
        author.place = csvFields({where.round, where.group, where.idInGroup, where.role, where.page, where.chat});
        author.person = csvFields({where.person, where.treatment});
        author.chat = csvFields({where.chatLabel, session.isOfOtherSystem() ? QString() : session.study.name});
        author.values = participant == 0 ? csvFields({{}, {}}) : csvFields({variablesOf(session, participant, where.round.toInt()), choicesOf(state.participant(participant))});
    }
    return author;
}

const ExportRows::Author &ExportRows::knownAuthor(const SessionState &state, const Event &event)
{
    if (!event.detail.isEmpty() && !pageOf(event).isEmpty()) { // of another page than the one where the author is now
        m_late = authorOf(state, event);
        return m_late;
    }
    const auto known = m_authors.constFind({event.participant, event.channel});
    return known != m_authors.cend() ? *known : *m_authors.insert({event.participant, event.channel}, authorOf(state, event));
}

void ExportRows::addTime(RowSink &to, const Event &event)
{
    to.add(event.seq);
    to.add(m_times.seconds(event.atMs));
    to.add(m_times.iso(event.atMs));
}

/// The session's clock, which stops in pauses, from the author's arrival on the page.
ExportRows::Writing ExportRows::writingOf(const SessionState &state, const Event &event)
{
    const Author &author = knownAuthor(state, event);
    const bool isOnPage = event.participant != 0 && !state.session().isOfOtherSystem() && pageOf(event).isEmpty();
    const qint64 enteredAtMs = isOnPage ? state.participant(event.participant).enteredAtMs : 0;
    return {author, enteredAtMs == 0 ? QByteArray() : m_elapsedTimes.seconds(qMax<qint64>(0, state.clockAt(event.atMs) - enteredAtMs)).toByteArray()};
}

/// The author's position when the message was written. For a message that had to be approved, this is before its release.
void ExportRows::addMessage(RowSink &to, const SessionState &state, const Event &event)
{
    const qint64 postedSeq = event.kind == EventKind::MessageReleased ? messageOf(event) : event.seq;
    const Writing own = m_held.contains(postedSeq) ? m_held.take(postedSeq) : writingOf(state, event);
    const Author &writer = own.author;
    const Author &author = knownAuthor(state, event);
    addTime(to, event);
    to.addFields(writer.place);
    to.addFields(author.channel);
    to.addFields(author.number);
    to.addFields(writer.label);
    if (event.member == 0)
        to.addFields({});
    else
        to.add(event.member);
    to.add(event.nickname);
    to.add(event.body);
    to.add(MessageStates::nameOf(m_states.at(event.seq)));
    to.add(postedSeq);
    to.addFields(writer.person);
    to.addFields(m_code);
    to.addFields(writer.chat);
    to.add(qint64(countCharacters(event.body)));
    const MessageStates::Decision decision = m_states.decisionOn(event.seq);
    to.add(decision.operatorName);
    to.add(decision.atMs == 0 ? QByteArrayView() : m_times.seconds(decision.atMs));
    to.add(decision.reason);
    const qint64 displayedMs = m_displays.firstDisplayedAt(state.membersOf(event.channel), event.participant, event.channel, event.seq);
    to.add(displayedMs == 0 ? QByteArrayView() : m_times.seconds(displayedMs));
    to.add(QByteArrayView(own.elapsed));
    to.addFields(writer.values);
}

void ExportRows::addEvent(RowSink &to, const SessionState &state, const Event &event)
{
    const Author &author = knownAuthor(state, event);
    const QLatin1StringView kind = traitsOf(event.kind).name;
    const QByteArray detail = event.detail.isEmpty() ? QByteArray() : QJsonDocument(event.detail).toJson(QJsonDocument::Compact);
    addTime(to, event);
    to.add(QByteArrayView(kind.data(), kind.size()));
    to.addFields(author.number);
    to.addFields(author.label);
    to.addFields(author.channel);
    to.add(event.nickname);
    to.add(event.body);
    to.add(QByteArrayView(detail));
    to.addFields(actionFields(event));
    to.addFields(author.person);
    to.addFields(m_code);
    to.addFields(detailFields(state.session(), event));
}

void ExportRows::addChoice(RowSink &to, const SessionState &state, const Event &event)
{
    const Whereabouts where = whereabouts(state, event);
    const Session &session = state.session();
    addTime(to, event);
    to.addFields(csvFields({where.round, where.group, where.idInGroup, where.role, where.treatment, pageOf(event), choiceOf(event), event.body,
                            QString::number(session.exportedNumber(event.participant)), session.participant(event.participant).code, where.label, where.person}));
    to.addFields(m_code);
}

} // namespace LabChat
