// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activityrows.h"

#include "core/session/eventdetail.h"
#include "store/database.h"
#include "store/eventrows.h"
#include "store/saidindex.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QString detailSql(QLatin1StringView key)
{
    return u"json_extract(detail, '$."_s + key + u"')"_s;
}

/// The role is that of the author's current round: the highest round entered so far.
Result<QList<ActivityCount>> readCounts(Database &database, qint64 sessionId)
{
    QList<ActivityCount> counts;
    const auto read = database.readRows(
        u"SELECT at_ms / 60000 AS minute, channel, ifnull(role, '') AS role_name, count(*) FROM ("
        "SELECT kind, at_ms, channel, session_id, id_in_session, "
        "ifnull(max(CASE kind WHEN 'page_entered' THEN "_s + detailSql(DetailKeys::round) + u" END) OVER (PARTITION BY id_in_session ORDER BY seq), 1) AS round "
        "FROM event WHERE session_id = ? AND (kind = 'page_entered' OR "_s + saidSql() + u")) AS said "
        "LEFT JOIN player ON player.session_id = said.session_id AND round_number = round AND player.id_in_session = said.id_in_session "
        "WHERE "_s + saidSql() + u" GROUP BY minute, channel, role_name ORDER BY minute"_s, {sessionId}, [&counts](const QSqlQuery &row) {
            counts.append({row.value(0).toLongLong(), row.value(1).toInt(), row.value(2).toString(), row.value(3).toLongLong()});
            return true;
        });
    if (!read)
        return tl::unexpected(read.error());
    return counts;
}

/// What changed the session's course, the first arrival, and the first arrival on each further page.
QString marksSql(qint64 sessionId)
{
    QStringList changes;
    for (const EventTraits &entry : eventKinds) {
        if (entry.changesTheCourse)
            changes.append(u'\'' + entry.name + u'\'');
    }
    return u"kind IN (%1) OR seq = (SELECT min(seq) FROM event WHERE session_id = %2 AND kind = 'arrived') "
           "OR seq IN (SELECT min(seq) FROM event WHERE session_id = %2 AND kind = 'page_entered' "
           "GROUP BY %3, %4)"_s.arg(changes.join(u", "_s)).arg(sessionId).arg(detailSql(DetailKeys::round), detailSql(DetailKeys::pageIndex));
}

} // namespace

Result<Activity> readActivity(Database &database, qint64 sessionId)
{
    const auto last = database.readValue(u"SELECT max(seq) FROM event WHERE session_id = ?"_s, {sessionId});
    if (!last)
        return tl::unexpected(last.error());
    Activity activity;
    activity.lastSeq = last->toLongLong();
    auto counts = readCounts(database, sessionId);
    if (!counts)
        return tl::unexpected(counts.error());
    activity.counts = *counts;
    auto marks = readEventsWhere(database, sessionId, marksSql(sessionId));
    if (!marks)
        return tl::unexpected(marks.error());
    activity.marks = *marks;
    return activity;
}

} // namespace LabChat
