// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/activitydata.h"

#include "console/moderation/actiontexts.h"
#include "console/session/sessiontexts.h"
#include "core/session/eventdetail.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <numeric>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::ActivityData)
};

qint64 sum(const QMap<qint64, qint64> &counts)
{
    return std::accumulate(counts.begin(), counts.end(), qint64(0));
}

QString entryText(const Session &session, int round, int page)
{
    if (page >= session.study.pages.size())
        return Texts::tr("First to finish");
    const QString title = session.study.pages.at(page).title;
    return session.study.numRounds > 1 ? Texts::tr("First on “%1”, round %2").arg(title).arg(round) : Texts::tr("First on “%1”").arg(title);
}

} // namespace

ActivityData::ActivityData(const Session &session, const Activity &activity)
    : m_channelTitles(channelTitles(session)), m_startMs(session.createdAtMs), m_lastAtMs(session.createdAtMs), m_lastSeq(activity.lastSeq)
{
    for (const ActivityCount &minute : activity.counts) {
        count(minute.minute, minute.channel, minute.role, minute.messages);
        m_lastAtMs = qMax(m_lastAtMs, minute.minute * 60'000);
    }
    for (const Event &event : activity.marks)
        mark(event, session);
}

void ActivityData::add(const Event &event, const SessionState &state)
{
    if (event.seq <= m_lastSeq)
        return;
    if (!isSaid(event.kind)) {
        mark(event, state.session());
        return;
    }
    const Session &session = state.session();
    if (m_channelTitles.size() < session.channels.size()) // a session of another system grows
        m_channelTitles = channelTitles(session);
    count(event.atMs / 60'000, event.channel,
          event.participant == 0 ? QString() : session.player(event.participant, state.participant(event.participant).round).role, 1);
    m_lastAtMs = qMax(m_lastAtMs, event.atMs);
}

void ActivityData::count(qint64 minute, int channel, const QString &role, qint64 messages)
{
    m_all[minute] += messages;
    m_byChannel[channel][minute] += messages;
    m_byRole[role][minute] += messages;
}

void ActivityData::mark(const Event &event, const Session &session)
{
    m_lastAtMs = qMax(m_lastAtMs, event.atMs);
    if (traitsOf(event.kind).changesTheCourse) {
        m_marks.append({event.atMs, true, markText(event, session)});
        return;
    }
    if (event.kind != EventKind::Arrived && event.kind != EventKind::PageEntered)
        return;
    const bool isArrival = event.kind == EventKind::Arrived;
    const std::pair place(isArrival ? 1 : roundOf(event), isArrival ? 0 : pageIndexOf(event));
    if (m_entered.contains(place))
        return;
    m_entered.insert(place);
    m_marks.append({event.atMs, false, entryText(session, place.first, place.second)});
}

ActivityBins ActivityData::bins(qint64 endMs, int most) const
{
    const qint64 first = m_startMs / 60'000;
    const qint64 minutes = qMax(endMs, m_lastAtMs) / 60'000 - first + 1;
    const int perBin = int((minutes + most - 1) / most);
    return {first, perBin, int((minutes + perBin - 1) / perBin)};
}

QList<ActivitySeries> ActivityData::series(Breakdown breakdown, const ActivityBins &bins) const
{
    const QMap<QString, Counts> all = countsBy(breakdown);
    QStringList names = all.keys();
    std::stable_sort(names.begin(), names.end(), [&](const QString &a, const QString &b) { return sum(all.value(a)) > sum(all.value(b)); });
    QStringList shown = names.mid(0, mostSeries);
    shown.sort(Qt::CaseInsensitive);
    QList<ActivitySeries> series;
    for (const QString &name : std::as_const(shown))
        series.append(seriesOf(name, all.value(name), bins));
    Counts others;
    for (const QString &name : names.mid(mostSeries)) {
        const Counts counts = all.value(name);
        for (auto it = counts.begin(); it != counts.end(); ++it)
            others[it.key()] += it.value();
    }
    if (!others.isEmpty())
        series.append(seriesOf(Texts::tr("Others"), others, bins));
    return series;
}

QMap<QString, ActivityData::Counts> ActivityData::countsBy(Breakdown breakdown) const
{
    QMap<QString, Counts> counts;
    switch (breakdown) {
    case Breakdown::All:
        counts.insert(Texts::tr("All messages"), m_all);
        break;
    case Breakdown::Channel:
        for (auto it = m_byChannel.begin(); it != m_byChannel.end(); ++it)
            counts.insert(m_channelTitles.value(it.key() - 1, Texts::tr("No channel")), it.value());
        break;
    case Breakdown::Role:
        for (auto it = m_byRole.begin(); it != m_byRole.end(); ++it)
            counts.insert(it.key().isEmpty() ? Texts::tr("No role") : it.key(), it.value());
        break;
    }
    return counts;
}

ActivitySeries ActivityData::seriesOf(const QString &name, const Counts &counts, const ActivityBins &bins)
{
    ActivitySeries series{name, QList<double>(bins.count, 0)};
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        const int bin = bins.binAt(it.key() * 60'000);
        if (bin >= 0 && bin < bins.count)
            series.perMinute[bin] += double(it.value()) / bins.minutesPerBin;
    }
    return series;
}

} // namespace LabChat
