// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/countdowns.h"
#include "console/widgets/tablemodel.h"
#include "core/base/clock.h"


namespace LabChat {

class WatchedSession;

/// The effect of a change on some countdowns: the time left now, and the new time
/// left. Refreshed every second. Main thread; owned by the questions that show it.
class CountdownModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { WhoColumn, PageColumn, NowColumn, ThenColumn, ColumnCount };

    CountdownModel(const WatchedSession *watched, Clock clock, QObject *parent);

    void show(const QList<CountdownTarget> &targets, const CountdownChange &change);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const CountdownTarget &target, Column column) const;
    [[nodiscard]] QString who(const CountdownTarget &target) const;
    [[nodiscard]] QString page(const CountdownTarget &target) const;
    [[nodiscard]] QString after(const CountdownTarget &target) const;
    [[nodiscard]] QString left(qint64 endMs) const;

    const WatchedSession *m_watched;
    Clock m_clock;
    QStringList m_channelTitles;
    QList<CountdownTarget> m_targets;
    CountdownChange m_change;
};

} // namespace LabChat
