// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"
#include "core/logarchive.h"

#include <QtCore/QMap>
#include <QtCore/QSet>

namespace LabChat {

/// A line of the chart: messages per minute, with one value for each bin.
struct ActivitySeries {
    QString name;
    QList<double> perMinute;
};

/// A marked moment: the first arrival on a page, or an action of the operator.
struct ActivityMark {
    qint64 atMs = 0;
    bool isIntervention = false;
    QString text;
};

/// The division of time into bins.
struct ActivityBins {
    qint64 firstMinute = 0;  ///< since the epoch
    int minutesPerBin = 1;
    int count = 0;

    [[nodiscard]] qint64 startMs(int bin) const { return (firstMinute + qint64(bin) * minutesPerBin) * 60'000; }
    [[nodiscard]] int binAt(qint64 atMs) const { return int((atMs / 60'000 - firstMinute) / minutesPerBin); }
};

/// The course of a session, minute by minute: from the log, and then live. A value; main thread.
class ActivityData final {
public:
    enum class Breakdown { All, Channel, Role };
    static constexpr int mostBins = 1440;   ///< a day of minutes
    static constexpr int mostSeries = 8;    ///< plus one for all others

    ActivityData() = default;
    ActivityData(const Session &session, const Activity &activity);

    /// Adds events that were committed after the log's answer; ignores others.
    void add(const Event &event, const SessionState &state);

    /// From the session's first minute to @p endMs.
    [[nodiscard]] ActivityBins bins(qint64 endMs, int most = mostBins) const;
    /// The busiest ones by name, and the others together at the end.
    [[nodiscard]] QList<ActivitySeries> series(Breakdown breakdown, const ActivityBins &bins) const;
    [[nodiscard]] const QList<ActivityMark> &marks() const { return m_marks; }
    [[nodiscard]] qint64 lastAtMs() const { return m_lastAtMs; }

private:
    using Counts = QMap<qint64, qint64>;  ///< messages by minute

    void count(qint64 minute, int channel, const QString &role, qint64 messages);
    void mark(const Event &event, const Session &session);
    [[nodiscard]] QMap<QString, Counts> countsBy(Breakdown breakdown) const;
    [[nodiscard]] static ActivitySeries seriesOf(const QString &name, const Counts &counts, const ActivityBins &bins);

    QStringList m_channelTitles;
    QMap<int, Counts> m_byChannel;
    QMap<QString, Counts> m_byRole;
    Counts m_all;
    QList<ActivityMark> m_marks;
    QSet<std::pair<int, int>> m_entered;  ///< round and page
    qint64 m_startMs = 0;
    qint64 m_lastAtMs = 0;
    qint64 m_lastSeq = 0;  ///< of the log's answer
};

} // namespace LabChat
