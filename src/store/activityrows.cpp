// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activityrows.h"

#include "core/session/eventdetail.h"
#include "core/session/session.h"
#include "store/database.h"
#include "store/derivedparts.h"
#include "store/eventrows.h"

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>

#include <algorithm>
#include <tuple>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString activityPart = u"activity"_s;
constexpr qint64 activityAskedEach = 1000; ///< events

QString detailSql(QLatin1StringView key)
{
    return u"CASE kind WHEN 'page_entered' THEN json_extract(detail, '$."_s + key + u"') END"_s;
}

/// Counts the messages and notes the marks, event by event.
class ActivityCounter final {
public:
    [[nodiscard]] Result<void> readRoles(Database &database, qint64 sessionId)
    {
        return database.readRows(u"SELECT round_number, id_in_session, role FROM player WHERE session_id = ?"_s, {sessionId}, [this](const QSqlQuery &row) {
            m_roles.insert({row.value(0).toInt(), row.value(1).toInt()}, row.value(2).toString());
            return true;
        });
    }

    void add(qint64 seq, const StoredRow &row)
    {
        const QByteArrayView kind = row.bytes(2);
        const int participant = int(row.number(4));
        const bool isReleased = kind == "message_released";
        if (kind == "message" || isReleased) // nearly all
            ++m_counts[{row.number(1) / 60'000, int(row.number(3)), m_roles.value({m_rounds.value(participant, 1), participant})}];
        if (kind == "page_entered")
            enter(seq, participant, int(row.number(5)), int(row.number(6)));
        else if (kind == "arrived" ? !std::exchange(m_hasArrivals, true) : changesTheCourse(kind))
            m_marks.append(seq);
    }

    [[nodiscard]] QList<ActivityCount> counts() const
    {
        QList<ActivityCount> counts;
        for (auto it = m_counts.begin(); it != m_counts.end(); ++it)
            counts.append({it.key().minute, it.key().channel, it.key().role, *it});
        std::sort(counts.begin(), counts.end(), [](const ActivityCount &a, const ActivityCount &b) { return std::tie(a.minute, a.channel, a.role) < std::tie(b.minute, b.channel, b.role); });
        return counts;
    }

    [[nodiscard]] const QList<qint64> &marks() const { return m_marks; }

private:
    /// What is counted together.
    struct Place {
        qint64 minute;
        int channel;
        QString role;

        [[nodiscard]] bool operator==(const Place &) const = default;
        friend size_t qHash(const Place &place, size_t seed) { return qHashMulti(seed, place.minute, place.channel, place.role); }
    };

    [[nodiscard]] static bool changesTheCourse(QByteArrayView kind)
    {
        return std::any_of(eventKinds.begin(), eventKinds.end(), [kind](const EventTraits &entry) { return entry.changesTheCourse && kind == QByteArrayView(entry.name.data(), entry.name.size()); });
    }

    /// The first arrival on each page of each round is a mark. The author's role is that of the highest round entered so far.
    void enter(qint64 seq, int participant, int round, int page)
    {
        int &highest = m_rounds[participant];
        highest = qMax(highest, round);
        const qsizetype before = m_entered.size();
        m_entered.insert({round, page});
        if (m_entered.size() > before)
            m_marks.append(seq);
    }

    QHash<std::pair<int, int>, QString> m_roles; ///< by round and participant
    QHash<int, int> m_rounds;                    ///< by participant
    QSet<std::pair<int, int>> m_entered;         ///< pages, by round and index
    QHash<Place, qint64> m_counts;
    QList<qint64> m_marks;
    bool m_hasArrivals = false;
};

} // namespace

Result<Activity> readActivity(Database &database, qint64 sessionId, const std::function<bool(qint64 seq)> &goesOn)
{
    Activity activity;
    ActivityCounter counter;
    if (const auto roles = counter.readRoles(database, sessionId); !roles)
        return tl::unexpected(roles.error());
    const auto read = database.scan(u"SELECT seq, at_ms, kind, channel, id_in_session, "_s + detailSql(DetailKeys::round) + u", "_s + detailSql(DetailKeys::pageIndex)
                                        + u" FROM event WHERE session_id = ? ORDER BY seq"_s, {sessionId}, [&](const StoredRow &row) -> Result<bool> {
        activity.lastSeq = row.number(0);
        counter.add(activity.lastSeq, row);
        return activity.lastSeq % activityAskedEach != 0 || goesOn(activity.lastSeq);
    });
    if (!read)
        return tl::unexpected(read.error());
    activity.counts = counter.counts();
    auto marks = readEventsAt(database, sessionId, counter.marks());
    if (!marks)
        return tl::unexpected(marks.error());
    activity.marks = *marks;
    return activity;
}

std::optional<Activity> readKeptActivity(Database &database, const Session &session)
{
    const auto part = readDerived(database, session, activityPart);
    if (!part)
        return std::nullopt;
    Activity activity;
    activity.lastSeq = part->seq;
    QDataStream in(part->bytes);
    in.setVersion(QDataStream::Qt_6_4);
    QList<qint64> seqs;
    qint64 size = 0;
    in >> seqs >> size;
    for (qint64 i = 0; i < size && in.status() == QDataStream::Ok; ++i) {
        ActivityCount count;
        in >> count.minute >> count.channel >> count.role >> count.messages;
        activity.counts.append(count);
    }
    auto marks = readEventsAt(database, session.id, seqs);
    if (in.status() != QDataStream::Ok || !in.atEnd() || !marks)
        return std::nullopt;
    activity.marks = *marks;
    return activity;
}

void keepActivity(Database &database, const Session &session, const Activity &activity)
{
    QList<qint64> seqs;
    for (const Event &mark : activity.marks)
        seqs.append(mark.seq);
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << seqs << qint64(activity.counts.size());
    for (const ActivityCount &count : activity.counts)
        out << count.minute << count.channel << count.role << count.messages;
    writeDerived(database, session, activityPart, {activity.lastSeq, bytes});
}

} // namespace LabChat
