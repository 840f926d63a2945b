// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channelsmodel.h"

#include "console/session/membersonline.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"

namespace LabChat {

using namespace Qt::StringLiterals;

ChannelsModel::ChannelsModel(QObject *parent)
    : TableModel({{tr("Channel")},
                  {tr("Online"), true},
                  {tr("Messages"), true},
                  {tr("Last activity")},
                  {tr("Restrictions")}},
                 parent)
{
}

void ChannelsModel::setSession(const WatchedSession *watched)
{
    beginResetModel();
    m_watched = watched;
    m_titles = watched ? channelTitles(watched->session()) : QStringList();
    m_placesByName = alphabeticalPlaces(m_titles);
    m_homes = watched ? channelHomes(watched->session()) : QList<ChannelHome>();
    endResetModel();
}

void ChannelsModel::grow(const WatchedSession &watched)
{
    const QStringList titles = channelTitles(watched.session());
    if (m_watched != &watched || titles.size() <= m_titles.size())
        return;
    beginInsertRows({}, rowCount(), int(titles.size()) - 1);
    m_titles = titles;
    m_placesByName = alphabeticalPlaces(m_titles);
    m_homes = channelHomes(watched.session());
    endInsertRows();
}

void ChannelsModel::update(const SessionChanges &changes)
{
    if (!m_watched || changes.session != m_watched->session().id || changes.channels.isEmpty())
        return;
    // Emits one signal for all rows. A sorting proxy re-inserts the rows of one signal together.
    // With several signals it would compare them with rows that have changed but are not sorted yet.
    emit dataChanged(index(changes.channels.first, ChannelColumn), index(changes.channels.last, RestrictionsColumn));
}

int ChannelsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_watched ? 0 : int(m_titles.size());
}

QVariant ChannelsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int channel = index.row() + 1;
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(channel, column);
    case Qt::ToolTipRole:
        return toolTip(channel);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case SortRole:
        return sortKey(channel, column);
    case FilterRole:
        return QString(title(channel) + u'\n' + m_watched->session().channelName(channel));
    case ChannelRole:
        return channel;
    default:
        return {};
    }
}

QString ChannelsModel::text(int channel, Column column) const
{
    switch (column) {
    case ChannelColumn:
        return title(channel);
    case OnlineColumn: // the members may change, too: a chat may be moved to another channel
        if (!isAnybodyThere(*m_watched, m_watched->state().membersOf(channel), {channel}, m_homes.at(channel - 1).round))
            return {};
        return tr("%1/%2", "online of all members").arg(numberText(m_watched->onlineIn(channel)), numberText(m_watched->state().membersOf(channel).size()));
    case LastActivityColumn:
        return clockTime(m_watched->state().channel(channel).lastActivityAtMs);
    case RestrictionsColumn:
        return channelStateText(m_watched->state(), channel);
    default:
        return numberText(sortKey(channel, column).toLongLong());
    }
}

QVariant ChannelsModel::sortKey(int channel, Column column) const
{
    const ChannelState &state = m_watched->state().channel(channel);
    switch (column) {
    case ChannelColumn:
        return m_placesByName.at(channel - 1);
    case OnlineColumn:
        return m_watched->onlineIn(channel);
    case MessagesColumn:
        return state.messages;
    case LastActivityColumn:
        return state.lastActivityAtMs;
    case RestrictionsColumn:
        return text(channel, column);
    case ColumnCount:
        break;
    }
    return {};
}

QString ChannelsModel::toolTip(int channel) const
{
    const QString name = tr("Channel %1 in the log and in the export").arg(m_watched->session().channelName(channel));
    const qint64 lastActivityAtMs = m_watched->state().channel(channel).lastActivityAtMs;
    return lastActivityAtMs == 0 ? name : QString(name + u'\n' + tr("Last message %1").arg(dateAndTime(lastActivityAtMs)));
}

} // namespace LabChat
