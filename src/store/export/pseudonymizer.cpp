// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/pseudonymizer.h"

#include "core/base/codes.h"
#include "core/base/contacts.h"
#include "core/base/csv.h"
#include "core/session/eventdetail.h"
#include "core/study/participanttable.h"
#include "store/eventrows.h"
#include "store/sessionrows.h"

#include <algorithm>
#include <memory>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype codeLength = 8;

/// Column by column, so that the rows keep their form.
void clearColumn(ParticipantTable &table, const QString &column)
{
    const qsizetype at = table.columns.indexOf(column);
    if (at < 0)
        return;
    table.columns.removeAt(at);
    for (QStringList &row : table.rows)
        row.removeAt(at);
}

} // namespace

QString pseudonymOf(const Session &session, const QString &code)
{
    return derivedTicket(session.secret, u"pseudonym of "_s + code).left(codeLength);
}

Pseudonymizer::Pseudonymizer(const SessionPtr &session, const Pseudonyms &pseudonyms) : m_session(session), m_hasPseudonyms(pseudonyms.areUsed)
{
    for (const Passage &passage : pseudonyms.replaced) {
        if (passage.session == session->code)
            m_replaced[passage.seq].append(passage);
    }
    for (QList<Passage> &passages : m_replaced)
        std::sort(passages.begin(), passages.end(), [](const Passage &a, const Passage &b) { return a.start > b.start; });
}

SessionPtr Pseudonymizer::session() const
{
    if (!m_hasPseudonyms)
        return m_session;
    auto told = std::make_shared<Session>(*m_session);
    for (Participant &participant : told->participants)
        participant.code = pseudonymOf(*m_session, participant.code);
    for (const QString &column : {ParticipantColumns::label, ParticipantColumns::nickname})
        clearColumn(told->study.table, column);
    for (auto &round : told->boxes) {
        for (auto &boxes : round) {
            for (ChatBox &box : boxes) {
                box.nickname.clear();
                box.label.clear(); // “Chat with …”
            }
        }
    }
    told->index();
    return told;
}

Event Pseudonymizer::told(const Event &event) const
{
    using enum EventKind;
    Event told = event;
    if (traitsOf(event.kind).hasWords && !m_replaced.isEmpty())
        told.body = withoutPassages(event.body, event.kind == MessageReleased ? messageOf(event) : event.seq);
    if (!m_hasPseudonyms)
        return told;
    if (event.participant != 0 && event.kind != HelpAnswered)
        told.nickname.clear();
    if (event.kind == Arrived)
        setLabel(told, {});
    if (event.kind == BoxAdmitted) {
        BoxAdmission admission = admissionOf(event);
        admission.participant = pseudonymOf(*m_session, admission.participant);
        admission.claims.nickname.clear();
        admission.claims.label.clear();
        told.detail = {};
        setAdmission(told, admission);
    }
    return told;
}

QString Pseudonymizer::withoutPassages(const QString &body, qint64 seq) const
{
    QString told = body;
    qsizetype end = body.size();
    for (const Passage &passage : m_replaced.value(seq)) {
        const qsizetype from = inCodeUnits(body, passage.start), to = inCodeUnits(body, passage.start + passage.length);
        if (to > end || from >= to) // they overlap, or are not in the text
            continue;
        told.replace(from, to - from, passage.kind == ContactKind::EMail ? u"[e-mail address]"_s : u"[phone number]"_s);
        end = from;
    }
    return told;
}

QStringList chosenParticipants(const Session &session, const ExportRequest &request)
{
    QStringList chosen = request.choice.participants;
    if (request.pseudonyms.areUsed) {
        for (const QString &code : request.choice.participants)
            chosen.append(pseudonymOf(session, code));
    }
    return chosen;
}

Result<QByteArray> pseudonymKey(Database &database, const QList<ExportedSession> &sessions)
{
    QByteArray key = csvRecord({u"labchat_session"_s, u"id_in_session"_s, u"participant_code"_s, u"participant_label"_s, u"pseudonym"_s});
    for (const ExportedSession &exported : sessions) {
        const auto stored = readSession(database, exported.id);
        if (!stored)
            return tl::unexpected(stored.error());
        Session session = **stored;
        QHash<int, QString> labels;
        const auto read = readEventsOf(database, exported.id, {EventKind::Arrived, EventKind::BoxAdmitted}, [&](const Event &event) {
            if (exported.isAfter(event.seq))
                return false;
            if (event.kind == EventKind::BoxAdmitted)
                session.admit(admissionOf(event), event.participant, event.channel, event.member);
            const QString label = event.kind == EventKind::Arrived ? labelOf(event) : admissionOf(event).claims.label;
            if (!label.isEmpty())
                labels.insert(event.participant, label);
            return true;
        });
        if (!read)
            return tl::unexpected(read.error());
        for (int participant = 1; participant <= session.numParticipants(); ++participant) {
            const QString &code = session.participant(participant).code;
            key += csvRecord({session.code, QString::number(session.exportedNumber(participant)), code, labels.value(participant), pseudonymOf(session, code)});
        }
    }
    return key;
}

} // namespace LabChat
