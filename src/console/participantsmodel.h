// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/sessionmonitor.h"
#include "core/clock.h"

#include <QtCore/QAbstractTableModel>

namespace LabChat {

/// The participants of one session: a row each, made once; what they do changes the cells. Knows their
/// links too. Main thread; owned by the workspace.
class ParticipantsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        PlaceColumn, CodeColumn, LabelColumn, GroupColumn, RoleColumn, OnlineColumn, RoundColumn, PageColumn, WaitsForColumn, TimeLeftColumn,
        LastSeenColumn, MessagesColumn, LinkColumn, ColumnCount
    };
    enum Role { SortRole = Qt::UserRole + 1, FilterRole, ParticipantRole, OnlineRole, LinkRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// For tests. What is left of a countdown changes with time alone: views look again by themselves.
    void setClock(const Clock &clock) { m_clock = clock; }
    /// Null: no session.
    void setSession(const WatchedSession *watched);
    void setAddress(const ServerAddress &address);
    void update(const SessionChanges &changes);

    [[nodiscard]] bool hasRoles() const { return m_watched && !m_watched->session().study.roles.isEmpty(); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(int participant, Column column) const;
    [[nodiscard]] QVariant sortKey(int participant, Column column) const;
    [[nodiscard]] int group(int participant) const;
    [[nodiscard]] QString toolTip(int participant, Column column) const;

    const WatchedSession *m_watched = nullptr;
    ServerAddress m_address;
    Clock m_clock = systemClock();
};

} // namespace LabChat
