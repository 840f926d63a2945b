// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/displaymarks.h"

#include "core/session/eventdetail.h"
#include "store/eventrows.h"

#include <algorithm>

namespace LabChat {

Result<DisplayMarks> DisplayMarks::read(Database &database, const ExportedSession &session)
{
    DisplayMarks marks;
    const auto read = readEventsOf(database, session.id, {EventKind::Seen}, [&marks, &session](const Event &event) {
        if (session.isAfter(event.seq))
            return false;
        QList<Mark> &of = marks.m_marks[{event.participant, event.channel}];
        if (of.isEmpty() || of.constLast().upTo < seenUpToOf(event))
            of.append({seenUpToOf(event), event.atMs});
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return marks;
}

qint64 DisplayMarks::displayedAt(int participant, int channel, qint64 seq) const
{
    const auto marks = m_marks.constFind({participant, channel});
    if (marks == m_marks.cend())
        return 0;
    const auto first = std::lower_bound(marks->cbegin(), marks->cend(), seq, [](const Mark &mark, qint64 wanted) { return mark.upTo < wanted; });
    return first == marks->cend() ? 0 : first->atMs;
}

qint64 DisplayMarks::firstDisplayedAt(const QList<int> &members, int author, int channel, qint64 seq) const
{
    qint64 firstMs = 0;
    for (const int member : members) {
        const qint64 atMs = member == author ? 0 : displayedAt(member, channel, seq);
        if (atMs != 0 && (firstMs == 0 || atMs < firstMs))
            firstMs = atMs;
    }
    return firstMs;
}

} // namespace LabChat
