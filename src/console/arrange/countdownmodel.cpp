// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/countdownmodel.h"

#include "console/session/sessiontexts.h"
#include "console/session/watchedsession.h"

namespace LabChat {

using namespace Qt::StringLiterals;

CountdownModel::CountdownModel(const WatchedSession *watched, Clock clock, QObject *parent)
    : TableModel({{tr("Target")}, {tr("Page or chat")}, {tr("Time left now"), true}, {tr("New time left"), true}}, parent)
    , m_watched(watched)
    , m_clock(std::move(clock))
{
}

void CountdownModel::show(const QList<CountdownTarget> &targets, const CountdownChange &change)
{
    m_change = change;
    if (targets == m_targets) {
        if (!targets.isEmpty())
            emit dataChanged(index(0, PageColumn), index(rowCount() - 1, ThenColumn));
        return;
    }
    beginResetModel();
    m_targets = targets;
    m_channelTitles = channelTitles(m_watched->session()); // a session of another system grows
    endResetModel();
}

int CountdownModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_targets.size());
}

QVariant CountdownModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = Column(index.column());
    if (role == Qt::DisplayRole)
        return text(m_targets.at(index.row()), column);
    if (role == Qt::TextAlignmentRole)
        return alignment(column);
    return {};
}

QString CountdownModel::text(const CountdownTarget &target, Column column) const
{
    switch (column) {
    case WhoColumn:
        return who(target);
    case PageColumn:
        return page(target);
    case NowColumn:
        return left(countdownEnd(m_watched->state(), target));
    case ThenColumn:
        return after(target);
    case ColumnCount:
        break;
    }
    return {};
}

QString CountdownModel::who(const CountdownTarget &target) const
{
    if (target.channel != 0)
        return m_channelTitles.at(target.channel - 1);
    const QString &label = m_watched->state().participant(target.participant).label;
    return label.isEmpty() ? placeText(target.participant) : QString(placeText(target.participant) + u" · "_s + label);
}

QString CountdownModel::page(const CountdownTarget &target) const
{
    return target.channel != 0 ? tr("Chat") : pageText(m_watched->state(), target.participant);
}

QString CountdownModel::after(const CountdownTarget &target) const
{
    const std::optional<qint64> end = changedEnd(m_watched->state(), target, m_change, m_clock());
    return end ? left(*end) : tr("unchanged");
}

QString CountdownModel::left(qint64 endMs) const
{
    return endMs == 0 ? tr("no countdown") : timeLeftText(m_watched->state(), endMs, m_clock());
}

} // namespace LabChat
