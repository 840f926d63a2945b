// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/saidindex.h"

#include "store/database.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// The events that are not in the index.
QString laterSql(const QString &session)
{
    return u"session_id = %1 AND seq > ifnull((SELECT seq FROM said_until WHERE session_id = %1), 0) AND "_s.arg(session) + saidSql();
}

} // namespace

Result<SaidIndex> SaidIndex::open(Database &database)
{
    SaidIndex index;
    const auto read = database.readRows(u"SELECT session_id, seq FROM said_until"_s, {}, [&index](const QSqlQuery &row) {
        index.m_until.insert(row.value(0).toLongLong(), row.value(1).toLongLong());
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return index;
}

Result<void> SaidIndex::follow(Database &database, const Event &event)
{
    qint64 &until = m_until[event.session];
    if (event.seq - until < behind && event.kind != EventKind::SessionEnded) // an ended session is counted without reading its events
        return {};
    auto insert = database.prepare(u"INSERT INTO said SELECT session_id, channel, seq FROM event WHERE session_id = ? AND seq > ? AND seq <= ? AND "_s + saidSql()
                                   + u" AND channel IS NOT NULL ORDER BY channel, seq"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    if (const auto inserted = execute(*insert, {event.session, until, event.seq}); !inserted)
        return inserted;
    const auto noted = database.run(u"INSERT INTO said_until VALUES (?, ?, ?) "
                                    "ON CONFLICT (session_id) DO UPDATE SET seq = excluded.seq, messages = messages + excluded.messages"_s,
                                    {event.session, event.seq, insert->numRowsAffected()});
    if (noted)
        until = event.seq;
    return noted;
}

QString saidSql()
{
    return u"kind IN ('message', 'message_released')"_s;
}

QString countOfSaidSql(const QString &session)
{
    return u"(ifnull((SELECT messages FROM said_until WHERE session_id = "_s + session + u"), 0) + (SELECT count(*) FROM event WHERE "_s + laterSql(session) + u"))"_s;
}

QString seqsInChannelSql(qint64 session, int channel, Direction direction, qint64 seq, int limit)
{
    const QString id = QString::number(session);
    const QString nearest = u" AND channel = %1 AND seq %2 %3 ORDER BY seq %4 LIMIT %5"_s.arg(channel).arg(direction == Direction::Before ? u"<"_s : u">="_s)
                                .arg(seq).arg(direction == Direction::Before ? u"DESC"_s : u"ASC"_s).arg(limit);
    return u"SELECT seq FROM (SELECT seq FROM said WHERE session_id = "_s + id + nearest + u") UNION ALL SELECT seq FROM (SELECT seq FROM event WHERE "_s + laterSql(id)
        + nearest + u')';
}

QString lastSeqsSql(qint64 session, int perChannel)
{
    // Finds the end of each channel's part of the index by the channel, which SQLite would rather do by the message: then the time would grow with the session.
    return u"SELECT said.seq FROM channel CROSS JOIN said ON said.session_id = channel.session_id AND said.channel = channel.number AND said.seq >= ("
           "SELECT min(seq) FROM (SELECT seq FROM said AS newest WHERE newest.session_id = channel.session_id AND newest.channel = channel.number ORDER BY seq DESC LIMIT %2)) "
           "WHERE channel.session_id = %1 UNION ALL SELECT seq FROM event WHERE "_s.arg(session).arg(perChannel) + laterSql(QString::number(session));
}

} // namespace LabChat
