// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventrows.h"

#include "core/base/exacttext.h"
#include "core/session/eventcheck.h"
#include "core/session/eventdetail.h"
#include "store/database.h"
#include "store/saidindex.h"
#include "store/storedvalues.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <limits>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::EventRows)
};

const QString eventColumns = u"session_id, seq, at_ms, kind, id_in_session, channel, member, nickname, body, nonce, detail"_s;

Error impossible(const StoredRow &row, const QString &why)
{
    return Database::damage(Texts::tr("The log has an entry that cannot be (session %1, number %2): %3.", "3: what is wrong with it")
                                .arg(QString::number(row.number(0)), QString::number(row.number(1)), why));
}

/// Makes events of rows of eventColumns, and refuses what this session cannot have. Only a damaged log has
/// such rows: versions with further kinds write a newer schema, which is refused before.
class EventReader final {
public:
    explicit EventReader(Database &database) : m_database(database) {}

    Result<Event> read(const StoredRow &row)
    {
        if (!isKind(row.bytes(3), m_kind)) { // most events are of the same kind as the one before
            const QString name = QString::fromLatin1(row.bytes(3));
            const auto kind = eventKindByName(name);
            if (!kind)
                return tl::unexpected(impossible(row, Texts::tr("the unknown kind “%1”").arg(name)));
            m_kind = *kind;
        }
        const auto size = sizeOf(row.number(0));
        if (!size)
            return tl::unexpected(size.error());
        Event event;
        event.session = row.number(0);
        event.seq = row.number(1);
        event.atMs = row.number(2);
        event.kind = m_kind;
        if (!isTime(event.atMs))
            return tl::unexpected(impossible(row, Texts::tr("its time is not in the years 1970 to 9999")));
        const bool isSmall = isInt(row.number(4)) && isInt(row.number(5)) && isInt(row.number(6));
        event.participant = int(row.number(4));
        event.channel = int(row.number(5));
        event.member = int(row.number(6));
        const bool hasWords = traitsOf(m_kind).hasWords;
        for (const auto &[column, text] : {std::pair{7, &event.nickname}, std::pair{8, &event.body}}) {
            if (row.isNull(column) && !hasWords)
                continue;
            auto stored = row.isNull(column) ? std::nullopt : exactText(row.bytes(column));
            if (!stored)
                return tl::unexpected(impossible(row, Texts::tr("a text that is missing or damaged")));
            *text = std::move(*stored);
        }
        const QByteArrayView nonce = row.bytes(9);
        if (!QUtf8StringView(nonce).isValidUtf8())
            return tl::unexpected(impossible(row, Texts::tr("a text that is missing or damaged")));
        event.nonce = nonce.toByteArray();
        if (!row.isNull(10)) {
            const QJsonDocument detail = exactJson(row.bytes(10).toByteArray());
            if (!detail.isObject())
                return tl::unexpected(impossible(row, Texts::tr("its details are not complete")));
            event.detail = detail.object();
        }
        if (!isSmall || !isPossible(event, *size))
            return tl::unexpected(impossible(row, Texts::tr("something that the session does not have, or that this kind of entry does not say")));
        return event;
    }

private:
    static bool isInt(qint64 number) { return number == qint64(int(number)); }
    static bool isKind(QByteArrayView name, EventKind kind) { return name == QByteArrayView(traitsOf(kind).name.data(), traitsOf(kind).name.size()); }

    Result<SessionSize> sizeOf(qint64 session)
    {
        if (const auto known = m_sizes.constFind(session); known != m_sizes.cend())
            return *known;
        SessionSize size;
        const auto read = m_database.readRows(u"SELECT (SELECT count(*) FROM participant WHERE session_id = session.id), "
                                              "(SELECT count(*) FROM channel WHERE session_id = session.id), "
                                              "(SELECT max(round_number) FROM player WHERE session_id = session.id), "
                                              "iif(json_valid(study), json_array_length(study, '$.pages'), 0) FROM session WHERE id = ?"_s,
                                              {session}, [&size](const QSqlQuery &row) {
            size = {row.value(0).toInt(), row.value(1).toInt(), row.value(2).toInt(), row.value(3).toInt()};
            return true;
        });
        if (!read)
            return tl::unexpected(read.error());
        m_sizes.insert(session, size);
        return size;
    }

    Database &m_database;
    QHash<qint64, SessionSize> m_sizes;
    EventKind m_kind = EventKind::Message;  ///< of the newest event
};

QString eventsSql(const QString &rest)
{
    return u"SELECT "_s + eventColumns + u" FROM event "_s + rest;
}

/// @p rest: what follows `FROM event`.
Result<void> visitEvents(Database &database, const QString &rest, const QList<qint64> &numbers, const std::function<bool(const Event &)> &visit)
{
    EventReader reader(database);
    return database.scan(eventsSql(rest), numbers, [&](const StoredRow &row) -> Result<bool> {
        return reader.read(row).map(visit);
    });
}

Result<QList<Event>> listEvents(Database &database, const QString &rest, const QList<qint64> &numbers)
{
    QList<Event> events;
    const auto read = visitEvents(database, rest, numbers, [&events](const Event &event) {
        events.append(event);
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return events;
}

/// Of rows that come with the newest first.
Result<QList<Event>> listReversed(Database &database, const QString &rest, const QList<qint64> &numbers)
{
    auto events = listEvents(database, rest, numbers);
    if (events)
        std::reverse(events->begin(), events->end());
    return events;
}

} // namespace

struct EventCursor::Reading {
    EventReader reader;
    StoredRows rows;
    Event event;
};

EventCursor::EventCursor(Database &database, StoredRows rows) : m_reading(new Reading{EventReader(database), std::move(rows), Event()}) {}

EventCursor::EventCursor(EventCursor &&) noexcept = default;

EventCursor::~EventCursor() = default;

Result<EventCursor> EventCursor::open(Database &database, qint64 sessionId)
{
    auto rows = database.select(eventsSql(u"WHERE session_id = ? ORDER BY seq"_s), {sessionId});
    if (!rows)
        return tl::unexpected(rows.error());
    return EventCursor(database, std::move(*rows));
}

Result<const Event *> EventCursor::read()
{
    const auto isThere = m_reading->rows.step();
    if (!isThere)
        return tl::unexpected(isThere.error());
    if (!*isThere)
        return nullptr;
    auto event = m_reading->reader.read(m_reading->rows.row());
    if (!event)
        return tl::unexpected(event.error());
    m_reading->event = std::move(*event);
    return &m_reading->event;
}

Result<void> readEvents(Database &database, qint64 sessionId, qint64 afterSeq, const std::function<bool(const Event &)> &visit)
{
    return visitEvents(database, u"WHERE session_id = ? AND seq > ? ORDER BY seq"_s, {sessionId, afterSeq}, visit);
}

Result<void> readEventsOf(Database &database, qint64 sessionId, const QList<EventKind> &kinds, const std::function<bool(const Event &)> &visit)
{
    QStringList names;
    for (const EventKind kind : kinds)
        names.append(u'\'' + eventKindName(kind) + u'\'');
    return visitEvents(database, u"WHERE session_id = ? AND kind IN ("_s + names.join(u',') + u") ORDER BY seq"_s, {sessionId}, visit);
}

Result<QList<Event>> readInterventions(Database &database, qint64 sessionId)
{
    auto interventions = readEventsWhere(database, sessionId, u"detail LIKE '%\""_s + DetailKeys::operatorName + u"\"%'"_s);
    if (interventions)
        interventions->removeIf([](const Event &event) { return !isIntervention(event); });
    return interventions;
}

Result<QList<Event>> readEventsAt(Database &database, qint64 sessionId, const QList<qint64> &seqs)
{
    constexpr qsizetype inAStatement = 1000;
    QList<Event> events;
    for (qsizetype at = 0; at < seqs.size(); at += inAStatement) {
        QStringList numbers;
        for (const qint64 seq : seqs.mid(at, inAStatement))
            numbers.append(QString::number(seq));
        const auto found = listEvents(database, u"WHERE session_id = ? AND seq IN ("_s + numbers.join(u',') + u") ORDER BY seq"_s, {sessionId});
        if (!found)
            return found;
        events += *found;
    }
    return events;
}

Result<QList<Event>> readMessages(Database &database, qint64 sessionId, int channel, qint64 beforeSeq, int limit)
{
    const auto said = SaidUntilNow::read(database, sessionId);
    const auto seqs = said ? said->before(channel, beforeSeq, limit) : tl::unexpected(said.error());
    return seqs ? readEventsAt(database, sessionId, *seqs) : tl::unexpected(seqs.error());
}

Result<QList<Event>> readMessagesOfSession(Database &database, qint64 sessionId, qint64 beforeSeq, int limit)
{
    return listReversed(database, u"WHERE session_id = ? AND seq < ? AND "_s + saidSql() + u" ORDER BY seq DESC LIMIT ?"_s, {sessionId, beforeSeq, limit});
}

Result<QList<Event>> readLastMessages(Database &database, qint64 sessionId, int perChannel)
{
    const auto said = SaidUntilNow::read(database, sessionId);
    const auto channels = database.readValue(u"SELECT max(number) FROM channel WHERE session_id = ?"_s, {sessionId});
    if (!said || !channels)
        return tl::unexpected(said ? channels.error() : said.error());
    QList<qint64> all;
    for (int channel = 1; channel <= channels->toInt(); ++channel) {
        const auto seqs = said->before(channel, std::numeric_limits<qint64>::max(), perChannel);
        if (!seqs)
            return tl::unexpected(seqs.error());
        all += *seqs;
    }
    std::sort(all.begin(), all.end());
    return readEventsAt(database, sessionId, all);
}

Result<QList<Event>> readMessagesFrom(Database &database, qint64 sessionId, int channel, qint64 fromSeq, int limit)
{
    const auto said = SaidUntilNow::read(database, sessionId);
    const auto seqs = said ? said->from(channel, fromSeq, limit) : tl::unexpected(said.error());
    return seqs ? readEventsAt(database, sessionId, *seqs) : tl::unexpected(seqs.error());
}

Result<QList<Event>> readEventsWhere(Database &database, qint64 sessionId, const QString &condition)
{
    return listEvents(database, u"WHERE session_id = ? AND ("_s + condition + u") ORDER BY seq"_s, {sessionId});
}

} // namespace LabChat
