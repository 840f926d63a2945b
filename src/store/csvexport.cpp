// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvexport.h"

#include "core/base/csv.h"
#include "core/session/eventdetail.h"
#include "store/eventrows.h"
#include "store/logcontents.h"
#include "store/sessionrows.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QJsonDocument>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::CsvExport)
};

QString numberOrEmpty(qint64 number)
{
    return number == 0 ? QString() : QString::number(number);
}

QString isoTime(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// Empty for the experimenter, who is not a participant.
QString participantCode(const Session &session, const Event &event)
{
    return event.participant == 0 ? QString() : session.participant(event.participant).code;
}

QStringList otreeFields(const Session &session, const Event &event)
{
    return {session.exportedCode(), numberOrEmpty(session.exportedNumber(event.participant)), participantCode(session, event),
            session.channelName(event.channel), event.nickname, event.body, csvTimestamp(event.atMs)};
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

/// The columns for which nobody has to read JSON.
QStringList actionFields(const Event &event)
{
    if (!isIntervention(event))
        return QStringList(5);
    const Intervention intervention = interventionOf(event);
    return {intervention.operatorName, intervention.reasonId, intervention.reason, numberOrEmpty(actOf(event)), numberOrEmpty(intervention.undoes)};
}

QStringList eventFields(const SessionState &state, const Event &event)
{
    const Session &session = state.session();
    const bool ofSomebody = event.participant != 0;
    const QStringList fields{session.exportedCode(), QString::number(event.seq), csvTimestamp(event.atMs), isoTime(event.atMs), eventKindName(event.kind),
            numberOrEmpty(session.exportedNumber(event.participant)), participantCode(session, event),
            ofSomebody ? state.participant(event.participant).label : QString(),
            event.channel == 0 ? QString() : session.channelName(event.channel), event.nickname, event.body,
            event.detail.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(event.detail).toJson(QJsonDocument::Compact))};
    const QString treatment = ofSomebody ? session.player(event.participant, state.participant(event.participant).round).treatment : QString();
    return fields + actionFields(event) + QStringList{treatment, session.code};
}

QStringList choiceFields(const SessionState &state, const Event &event)
{
    const Session &session = state.session();
    const Whereabouts where = whereabouts(state, event);
    return {session.exportedCode(), QString::number(event.seq), csvTimestamp(event.atMs), isoTime(event.atMs), where.round, where.group, where.idInGroup, where.role,
            where.treatment, pageOf(event), choiceOf(event), event.body, QString::number(session.exportedNumber(event.participant)), participantCode(session, event), where.label,
            where.person, session.code};
}

} // namespace

CsvExport::CsvExport(Database &database, ExportFormat format, QIODevice &target, std::function<bool(qint64)> shouldContinue)
    : m_database(database), m_format(format), m_target(target), m_shouldContinue(std::move(shouldContinue))
{
}

Result<qint64> CsvExport::write(const QList<qint64> &sessionIds)
{
    if (const auto written = writeRecord(header()); !written)
        return tl::unexpected(written.error());
    if (m_format == ExportFormat::OTree && sessionIds.size() > 1) {
        if (const auto written = writeByTime(sessionIds); !written)
            return tl::unexpected(written.error());
        return m_rows;
    }
    for (const qint64 id : sessionIds) {
        if (const auto written = writeSession(id); !written)
            return tl::unexpected(written.error());
    }
    return m_rows;
}

Result<void> CsvExport::writeSession(qint64 id)
{
    const auto session = readSession(m_database, id);
    if (!session)
        return tl::unexpected(session.error());
    if (const auto known = readOutcomes(id); !known)
        return known;
    SessionState state(*session);
    Result<void> outcome;
    const auto read = foldEvents(m_database, state, [&](const Event &event) {
        if (event.kind == EventKind::MessageHeld && m_outcomes.value(event.seq) == u"released")
            m_written.insert(event.seq, whereabouts(state, event));
        if (!isWanted(event))
            return true;
        outcome = writeRow(fieldsOf(state, event));
        return outcome.has_value();
    });
    return read ? outcome : read;
}

/// Reads the final states of the messages, because their rows are written before the events that change them.
Result<void> CsvExport::readOutcomes(qint64 id)
{
    m_outcomes.clear();
    if (m_format != ExportFormat::Messages)
        return {};
    const QHash<EventKind, QString> outcomes{{EventKind::MessageHeld, u"held"_s}, {EventKind::MessageReleased, u"released"_s},
                                             {EventKind::MessageRefused, u"refused"_s}, {EventKind::MessageHidden, u"hidden"_s},
                                             {EventKind::MessageRestored, u"visible"_s}};
    return readEventsOf(m_database, id, outcomes.keys(), [&](const Event &event) {
        const qint64 message = event.kind == EventKind::MessageHeld ? event.seq : messageOf(event);
        m_outcomes.insert(message, outcomes.value(event.kind));
        return true;
    });
}

Result<void> CsvExport::writeByTime(const QList<qint64> &sessionIds)
{
    QHash<qint64, SessionPtr> sessions;
    for (const qint64 id : sessionIds) {
        const auto session = readSession(m_database, id);
        if (!session)
            return tl::unexpected(session.error());
        SessionState state(*session); // whether its events fit together
        if (const auto read = foldEvents(m_database, state, [](const Event &) { return true; }); !read)
            return read;
        sessions.insert(id, state.sessionPtr()); // with what the tickets of another system said
    }
    Result<void> outcome;
    const auto read = readMessagesByTime(m_database, [&](const Event &event) {
        if (const SessionPtr session = sessions.value(event.session))
            outcome = writeRow(otreeFields(*session, event));
        return outcome.has_value();
    });
    return read ? outcome : read;
}

Result<void> CsvExport::writeRow(const QStringList &fields)
{
    const auto written = writeRecord(fields);
    if (written && !m_shouldContinue(++m_rows))
        return failure(u"cancelled"_s, Texts::tr("The export was cancelled; no file was written."));
    return written;
}

Result<void> CsvExport::writeRecord(const QStringList &fields)
{
    const QByteArray record = csvRecord(fields);
    if (m_target.write(record) != record.size())
        return failure(u"not_written"_s, Texts::tr("The file could not be written: %1.").arg(m_target.errorString()));
    return {};
}

QStringList CsvExport::header() const
{
    switch (m_format) {
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

QStringList CsvExport::fieldsOf(const SessionState &state, const Event &event)
{
    switch (m_format) {
    case ExportFormat::OTree:
        return otreeFields(state.session(), event);
    case ExportFormat::Messages:
        return messageFields(state, event);
    case ExportFormat::Events:
        return eventFields(state, event);
    case ExportFormat::Choices:
        return choiceFields(state, event);
    }
    Q_UNREACHABLE();
}

/// The author's position when the message was written. For a message that had to be approved, this is before its release.
QStringList CsvExport::messageFields(const SessionState &state, const Event &event)
{
    const Session &session = state.session();
    const qint64 postedSeq = event.kind == EventKind::MessageReleased ? messageOf(event) : event.seq;
    const Whereabouts where = m_written.contains(postedSeq) ? m_written.take(postedSeq) : whereabouts(state, event);
    return {session.exportedCode(), QString::number(event.seq), csvTimestamp(event.atMs), isoTime(event.atMs), where.round, where.group, where.idInGroup,
            where.role, where.page, where.chat, session.channelName(event.channel), numberOrEmpty(session.exportedNumber(event.participant)),
            participantCode(session, event), where.label, numberOrEmpty(event.member), event.nickname, event.body,
            m_outcomes.value(event.seq, u"visible"_s), QString::number(postedSeq), where.person, where.treatment, session.code};
}

bool CsvExport::isWanted(const Event &event) const
{
    if (m_format == ExportFormat::Messages && event.kind == EventKind::MessageHeld)
        return m_outcomes.value(event.seq) != u"released"; // the release has its own row
    if (m_format == ExportFormat::Choices)
        return event.kind == EventKind::ChoiceMade;
    return m_format == ExportFormat::Events || isSaid(event.kind);
}

} // namespace LabChat
