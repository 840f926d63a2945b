// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/contactlist.h"

#include "core/base/contacts.h"
#include "core/base/csv.h"
#include "core/exportarguments.h"
#include "core/session/eventdetail.h"
#include "store/export/chosenrows.h"
#include "store/export/rowwriter.h"
#include "store/export/sessionreading.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype contextAround = 30; ///< UTF-16 code units on each side

/// @p seq: under which it is listed.
void addContacts(QList<FoundContact> &found, const Session &session, const Event &event, qint64 seq)
{
    for (const ContactMatch &match : contactsIn(event.body)) {
        const qint64 start = inCodePoints(event.body, match.start);
        const qsizetype from = qMax<qsizetype>(0, match.start - contextAround);
        found.append({{session.code, seq, start, inCodePoints(event.body, match.start + match.length) - start, match.isEMail ? ContactKind::EMail : ContactKind::Phone},
                      event.channel == 0 ? QString() : session.channelName(event.channel), event.body.mid(match.start, match.length),
                      event.body.mid(from, match.start - from + match.length + contextAround).simplified()});
    }
}

QByteArray listAsCsv(const QList<FoundContact> &contacts, const QString &mark)
{
    QByteArray csv = csvRecord({u"labchat_session"_s, u"seq"_s, u"channel"_s, u"kind"_s, u"start"_s, u"length"_s, u"text"_s, u"context"_s, u"replace"_s});
    for (const FoundContact &each : contacts)
        csv += csvRecord({each.passage.session, QString::number(each.passage.seq), each.channel, nameOfContact(each.passage.kind), QString::number(each.passage.start),
                          QString::number(each.passage.length), each.text, each.context, mark});
    return csv;
}

} // namespace

Result<QList<FoundContact>> findContacts(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, const TableExport::ShouldContinue &shouldContinue)
{
    constexpr qint64 eventsBetween = 1000;
    QList<FoundContact> found;
    qint64 events = 0;
    ExportRequest plain = request;
    plain.pseudonyms = {};
    plain.choice.withHidden = true; // a message that is held now may be visible when it is exported
    for (const ExportedSession &exported : sessions) {
        auto reading = SessionReading::open(database, exported);
        if (!reading)
            return tl::unexpected(reading.error());
        const ChosenRows chosen(plain.choice, plain.choice.participants, {});
        QSet<qint64> listed;
        while (true) {
            if (events++ % eventsBetween == 0 && !shouldContinue(events))
                return tl::unexpected(exportCancelled());
            const auto event = reading->read();
            if (!event)
                return tl::unexpected(event.error());
            if (*event == nullptr)
                break;
            const qint64 seq = (*event)->kind == EventKind::MessageReleased ? messageOf(**event) : (*event)->seq;
            if (!traitsOf((*event)->kind).hasWords || listed.contains(seq) || !chosen.has(reading->state(), **event))
                continue;
            addContacts(found, reading->state().session(), **event, seq);
            if ((*event)->kind == EventKind::MessageHeld)
                listed.insert(seq);
        }
    }
    return found;
}

QByteArray contactsAsCsv(const QList<FoundContact> &contacts)
{
    return listAsCsv(contacts, {});
}

QByteArray passagesAsCsv(const QList<Passage> &passages)
{
    QList<FoundContact> contacts;
    for (const Passage &passage : passages)
        contacts.append({passage, {}, {}, {}});
    return listAsCsv(contacts, u"yes"_s);
}

} // namespace LabChat
