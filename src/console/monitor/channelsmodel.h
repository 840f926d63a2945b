// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/channelhomes.h"
#include "console/session/sessionmonitor.h"
#include "console/widgets/tablemodel.h"

namespace LabChat {

/// The channels of one session, one row each. Events change the cells, and rows come at the end if the session grows. Main thread; owned by the workspace.
class ChannelsModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { ChannelColumn, OnlineColumn, MessagesColumn, LastActivityColumn, RestrictionsColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, FilterRole, ChannelRole };

    explicit ChannelsModel(QObject *parent = nullptr);

    /// Null: no session.
    void setSession(const WatchedSession *watched);
    /// Adds the new channels of the shown session; ignores other sessions.
    void grow(const WatchedSession &watched);
    void update(const SessionChanges &changes);
    /// The channel's title in the console.
    [[nodiscard]] QString title(int channel) const { return m_titles.value(channel - 1); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(int channel, Column column) const;
    [[nodiscard]] QVariant sortKey(int channel, Column column) const;
    [[nodiscard]] QString toolTip(int channel) const;

    const WatchedSession *m_watched = nullptr;
    QStringList m_titles;
    QList<ChannelHome> m_homes;  ///< by channel
    QList<int> m_placesByName;  ///< of the titles
};

} // namespace LabChat
