// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"
#include "console/widgets/tablemodel.h"


namespace LabChat {

/// The lab's rooms, by name, with the session that each one leads to. Main thread; owned by the window.
class RoomsModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, LabelsColumn, SessionColumn, WaitingColumn, LinkColumn, ColumnCount };
    enum Role { LinkRole = Qt::UserRole + 1 };

    /// Service and monitor must outlive it.
    RoomsModel(OperatorService *service, const SessionMonitor *monitor, QObject *parent);

    void setAddress(const ServerAddress &address);
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] const Room &room(int row) const { return m_rooms.at(row); }
    [[nodiscard]] RoomWaiting waitingIn(const QString &room) const { return m_waiting.value(room); }
    /// The newest running session in a room; null: none.
    [[nodiscard]] const SessionState *sessionIn(const QString &room) const;
    /// Whether the room's own link lets nobody in.
    [[nodiscard]] bool isSecure(const QString &room) const;
    /// -1: there is no room with this name.
    [[nodiscard]] int rowOf(const QString &name) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void waitingChanged(const QString &room, int count);

private:
    void takeWaiting(const QList<RoomWaiting> &rooms);
    void keep(const Room &room);
    void updateSessions();
    [[nodiscard]] QString text(const Room &room, Column column) const;
    [[nodiscard]] static QString labelsText(const Room &room);
    [[nodiscard]] QString sessionText(const QString &room) const;

    const SessionMonitor *m_monitor;
    ServerAddress m_address;
    QList<Room> m_rooms;
    QHash<QString, RoomWaiting> m_waiting;  ///< by room
};

} // namespace LabChat
