// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/exportrows.h"

#include "core/session/eventdetail.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QString numberOrEmpty(qint64 number)
{
    return number == 0 ? QString() : QString::number(number);
}

/// As the other system says.
Whereabouts claimedWhereabouts(const SessionState &state, const Event &event)
{
    const ChannelClaims claims = state.session().claimsOf(event.participant, event.channel);
    const ParticipantState &author = state.participant(event.participant);
    return {numberOrEmpty(claims.round), claims.group, numberOrEmpty(claims.idInGroup), claims.role, claims.page, claims.app, author.label, QString::number(author.person), {}};
}

Whereabouts whereabouts(const SessionState &state, const Event &event)
{
    if (event.participant == 0)
        return {};
    const Session &session = state.session();
    if (session.isOfOtherSystem())
        return claimedWhereabouts(state, event);
    const ParticipantState &author = state.participant(event.participant);
    const bool isLate = !pageOf(event).isEmpty(); // sent when its page had just ended
    const int round = isLate ? roundOf(event) : author.round;
    const Player &player = session.player(event.participant, round);
    Whereabouts where{QString::number(round), QString::number(player.groupId), QString::number(player.idInGroup), player.role, {}, {},
                      author.label, QString::number(author.person), player.treatment};
    const auto box = isLate ? state.boxOn(event.participant, event.channel, {round, session.study.pageIndex(pageOf(event))}) : state.boxOf(event.participant, event.channel);
    if (box) {
        where.page = session.study.pages.at(box->page).name;
        where.chat = session.chat(*box).name;
    }
    return where;
}

/// Kinds, among them all frequent ones, that change nothing of what rows say of their authors.
bool leavesAuthorsAlone(EventKind kind)
{
    using enum EventKind;
    static constexpr std::array kinds{Message, Seen, MessageHeld, MessageReleased, MessageRefused, MessageHidden, MessageRestored, Connected, Disconnected,
                                      LinkClicked, TextUnsent, AnnouncementSeen, ChoiceMade, HelpRequested, HelpRead, HelpAnswered};
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

} // namespace

QStringList ExportRows::header(ExportFormat format)
{
    switch (format) {
    case ExportFormat::OTree:
        return {u"session_code"_s, u"id_in_session"_s, u"participant_code"_s, u"channel"_s, u"nickname"_s, u"body"_s, u"timestamp"_s};
    case ExportFormat::Messages:
        return {u"session_code"_s, u"seq"_s, u"timestamp"_s, u"time_utc"_s, u"round_number"_s, u"group_id"_s, u"id_in_group"_s, u"role"_s,
                u"page"_s, u"chat"_s, u"channel"_s, u"id_in_session"_s, u"participant_code"_s, u"participant_label"_s, u"member"_s,
                u"nickname"_s, u"body"_s, u"state"_s, u"posted_seq"_s, u"person"_s, u"treatment"_s, u"labchat_session"_s};
    case ExportFormat::Events:
        return {u"session_code"_s, u"seq"_s, u"timestamp"_s, u"time_utc"_s, u"kind"_s, u"id_in_session"_s, u"participant_code"_s,
                u"participant_label"_s, u"channel"_s, u"nickname"_s, u"body"_s, u"detail"_s, u"operator"_s, u"reason_id"_s, u"reason"_s, u"act"_s, u"undoes"_s,
                u"treatment"_s, u"labchat_session"_s};
    case ExportFormat::Choices:
        return {u"session_code"_s, u"seq"_s, u"timestamp"_s, u"time_utc"_s, u"round_number"_s, u"group_id"_s, u"id_in_group"_s, u"role"_s, u"treatment"_s,
                u"page"_s, u"choice"_s, u"value"_s, u"id_in_session"_s, u"participant_code"_s, u"participant_label"_s, u"person"_s, u"labchat_session"_s};
    }
    Q_UNREACHABLE();
}

bool ExportRows::add(CsvBytes &to, const SessionState &state, const Event &event)
{
    if (!leavesAuthorsAlone(event.kind))
        m_authors.clear();
    if (m_format == ExportFormat::Messages && event.kind == EventKind::MessageHeld && m_states.at(event.seq) == MessageStates::Released)
        m_held.insert(event.seq, knownAuthor(state, event));
    if (!isWanted(event))
        return false;
    if (m_code.isEmpty()) {
        m_code = csvFields({state.session().code});
        m_exportedCode = csvFields({state.session().exportedCode()});
    }
    to.addFields(m_exportedCode);
    switch (m_format) {
    case ExportFormat::OTree: {
        const Author &author = knownAuthor(state, event);
        to.addFields(author.number);
        to.addFields(author.channel);
        to.add(event.nickname);
        to.add(event.body);
        to.add(m_times.seconds(event.atMs));
        break;
    }
    case ExportFormat::Messages:
        addMessage(to, state, event);
        break;
    case ExportFormat::Events:
        addEvent(to, state, event);
        break;
    case ExportFormat::Choices:
        addChoice(to, state, event);
        break;
    }
    if (m_format != ExportFormat::OTree)
        to.addFields(m_code);
    to.endRecord();
    return true;
}

bool ExportRows::isWanted(const Event &event) const
{
    if (m_format == ExportFormat::Messages && event.kind == EventKind::MessageHeld)
        return m_states.at(event.seq) != MessageStates::Released; // the release has its own row
    if (m_format == ExportFormat::Choices)
        return event.kind == EventKind::ChoiceMade;
    return m_format == ExportFormat::Events || isSaid(event.kind);
}

ExportRows::Author ExportRows::authorOf(const SessionState &state, const Event &event) const
{
    const Session &session = state.session();
    const int participant = event.participant;
    Author author;
    author.channel = event.channel == 0 ? QByteArray() : csvFields({session.channelName(event.channel)});
    author.number = csvFields({numberOrEmpty(session.exportedNumber(participant)), participant == 0 ? QString() : session.participant(participant).code});
    if (m_format == ExportFormat::Events && participant != 0) {
        author.label = csvFields({state.participant(participant).label});
        author.person = csvFields({session.player(participant, state.participant(participant).round).treatment});
    } else if (m_format == ExportFormat::Messages) {
        const Whereabouts where = whereabouts(state, event);
        author.label = csvFields({where.label});
        author.place = csvFields({where.round, where.group, where.idInGroup, where.role, where.page, where.chat});
        author.person = csvFields({where.person, where.treatment});
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

void ExportRows::addTime(CsvBytes &to, const Event &event)
{
    to.add(event.seq);
    to.add(m_times.seconds(event.atMs));
    to.add(m_times.iso(event.atMs));
}

/// The author's position when the message was written. For a message that had to be approved, this is before its release.
void ExportRows::addMessage(CsvBytes &to, const SessionState &state, const Event &event)
{
    const qint64 postedSeq = event.kind == EventKind::MessageReleased ? messageOf(event) : event.seq;
    const Author &author = knownAuthor(state, event);
    const auto held = m_held.constFind(postedSeq);
    const Author &writer = held != m_held.cend() ? *held : author;
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
    m_held.remove(postedSeq);
}

void ExportRows::addEvent(CsvBytes &to, const SessionState &state, const Event &event)
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
}

void ExportRows::addChoice(CsvBytes &to, const SessionState &state, const Event &event)
{
    const Whereabouts where = whereabouts(state, event);
    const Session &session = state.session();
    addTime(to, event);
    to.addFields(csvFields({where.round, where.group, where.idInGroup, where.role, where.treatment, pageOf(event), choiceOf(event), event.body,
                            QString::number(session.exportedNumber(event.participant)), session.participant(event.participant).code, where.label, where.person}));
}

} // namespace LabChat
