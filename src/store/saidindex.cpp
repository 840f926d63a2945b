// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/saidindex.h"

#include "core/session/session.h"
#include "store/database.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>
#include <string>

#include <sqlite3.h>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// The events that are not in the index.
QString laterSql(const QString &session)
{
    return u"session_id = %1 AND seq > ifnull((SELECT seq FROM said_until WHERE session_id = %1), 0) AND "_s.arg(session) + saidSql();
}

/// A JSON list.
std::string blockOf(const QList<qint64> &seqs)
{
    std::string block;
    std::array<char, std::numeric_limits<qint64>::digits10 + 2> digits;
    for (const qint64 seq : seqs) {
        block += block.empty() ? '[' : ',';
        block.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), seq).ptr);
    }
    return block + ']';
}

/// The seqs of a block, ascending.
QList<qint64> seqsOf(QByteArrayView block)
{
    QList<qint64> seqs;
    for (const QJsonValue &seq : QJsonDocument::fromJson(block.toByteArray()).array())
        seqs.append(seq.toInteger());
    std::sort(seqs.begin(), seqs.end()); // blocks that the migration made: json_group_array() promises no order
    return seqs;
}

} // namespace

Result<SaidIndex> SaidIndex::open(Database &database)
{
    SaidIndex index;
    auto insert = database.prepareLasting("INSERT INTO said (session_id, channel, seq, seqs) VALUES (?, ?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    index.m_insertBlock = std::move(*insert);
    const auto read = database.scan(u"SELECT session_id, seq FROM said_until"_s, {}, [&index](const StoredRow &row) {
        index.m_sessions[row.number(0)].until = row.number(1);
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    // By the session: SQLite would rather go over all events.
    const auto continued = database.scan(u"SELECT session_id, channel, seq FROM session CROSS JOIN event ON "_s + laterSql(u"session.id"_s) + u" AND channel IS NOT NULL"_s, {},
                                         [&index](const StoredRow &row) {
        index.m_sessions[row.number(0)].later[int(row.number(1))].append(row.number(2));
        return true;
    });
    if (!continued)
        return tl::unexpected(continued.error());
    return index;
}

Result<void> SaidIndex::follow(Database &database, const Event &event)
{
    Session &session = m_sessions[event.session];
    if (isSaid(event.kind) && event.channel != 0)
        session.later[event.channel].append(event.seq);
    if (event.seq - session.until < behind && event.kind != EventKind::SessionEnded) // an ended session is counted without reading its events
        return {};
    return write(database, event.session, session, event.seq);
}

Result<void> SaidIndex::write(Database &database, qint64 id, Session &session, qint64 until)
{
    for (auto it = session.later.cbegin(); it != session.later.cend(); ++it) {
        if (const auto written = writeBlock(id, it.key(), *it); !written)
            return written;
    }
    const qint64 messages = std::accumulate(session.later.cbegin(), session.later.cend(), qint64(0), [](qint64 sum, const QList<qint64> &seqs) { return sum + seqs.size(); });
    session = {until, {}};
    return database.run(u"INSERT INTO said_until VALUES (?, ?, ?) "
                        "ON CONFLICT (session_id) DO UPDATE SET seq = excluded.seq, messages = messages + excluded.messages"_s, {id, until, messages});
}

Result<void> SaidIndex::writeBlock(qint64 id, int channel, const QList<qint64> &seqs)
{
    const std::string block = blockOf(seqs);
    sqlite3_stmt *const insert = m_insertBlock.get();
    sqlite3_bind_int64(insert, 1, id);
    sqlite3_bind_int(insert, 2, channel);
    sqlite3_bind_int64(insert, 3, seqs.constLast());
    sqlite3_bind_text64(insert, 4, block.data(), block.size(), SQLITE_STATIC, SQLITE_UTF8);
    return runOnce(m_insertBlock);
}

Result<SaidUntilNow> SaidUntilNow::read(Database &database, qint64 session)
{
    SaidUntilNow said(database, session);
    const auto until = database.readValue(u"SELECT seq FROM said_until WHERE session_id = ?"_s, {session});
    if (!until)
        return tl::unexpected(until.error());
    said.m_until = until->toLongLong();
    const auto read = database.scan(u"SELECT channel, seq FROM event WHERE session_id = ? AND seq > ? AND channel IS NOT NULL AND "_s + saidSql() + u" ORDER BY seq"_s,
                                    {session, said.m_until}, [&said](const StoredRow &row) {
        said.m_later[int(row.number(0))].append(row.number(1));
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return said;
}

/// Visits blocks of a channel until @p visit returns false. @p which: a condition and an order; in it, ?3 is @p seq. A block that was written since this object was made
/// has nothing that it does not have.
Result<void> SaidUntilNow::readBlocks(const QString &which, int channel, qint64 seq, const std::function<bool(const QList<qint64> &)> &visit) const
{
    return m_database.scan(u"SELECT seqs FROM said WHERE session_id = ?1 AND channel = ?2 AND "_s + which, {m_session, channel, seq}, [&](const StoredRow &row) {
        QList<qint64> seqs = seqsOf(row.bytes(0));
        seqs.erase(std::upper_bound(seqs.begin(), seqs.end(), m_until), seqs.end());
        return visit(seqs);
    });
}

Result<QList<qint64>> SaidUntilNow::before(int channel, qint64 seq, int limit) const
{
    QList<qint64> found;
    const auto isEnoughWith = [&found, seq, limit](const QList<qint64> &seqs) {
        const auto end = std::lower_bound(seqs.begin(), seqs.end(), seq);
        const auto begin = end - qMin<qsizetype>(end - seqs.begin(), limit - found.size());
        found = QList<qint64>(begin, end) + found;
        return found.size() >= limit;
    };
    if (isEnoughWith(m_later.value(channel)))
        return found;
    // Back from the block that contains the seq, or from the last one.
    const auto read = readBlocks(u"seq <= ifnull((SELECT min(seq) FROM said WHERE session_id = ?1 AND channel = ?2 AND seq >= ?3), ?3) ORDER BY seq DESC"_s, channel, seq,
                                 [&](const QList<qint64> &seqs) { return !isEnoughWith(seqs); });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

Result<QList<qint64>> SaidUntilNow::from(int channel, qint64 seq, int limit) const
{
    QList<qint64> found;
    const auto isEnoughWith = [&found, seq, limit](const QList<qint64> &seqs) {
        const auto begin = std::lower_bound(seqs.begin(), seqs.end(), seq);
        found += QList<qint64>(begin, begin + qMin<qsizetype>(seqs.end() - begin, limit - found.size()));
        return found.size() >= limit;
    };
    const auto read = readBlocks(u"seq >= ?3 ORDER BY seq"_s, channel, seq, [&](const QList<qint64> &seqs) { return !isEnoughWith(seqs); });
    if (!read)
        return tl::unexpected(read.error());
    (void)isEnoughWith(m_later.value(channel));
    return found;
}

QString saidSql()
{
    return u"kind IN ('message', 'message_released')"_s;
}

QString countOfSaidSql(const QString &session)
{
    return u"(ifnull((SELECT messages FROM said_until WHERE session_id = "_s + session + u"), 0) + (SELECT count(*) FROM event WHERE "_s + laterSql(session) + u"))"_s;
}

} // namespace LabChat
