// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/roomsmodel.h"

#include "console/session/sessiontexts.h"
#include "console/widgets/displaytext.h"

#include <algorithm>

namespace LabChat {

RoomsModel::RoomsModel(OperatorService *service, const SessionMonitor *monitor, QObject *parent)
    : TableModel({{tr("Room")}, {tr("Labels")}, {tr("Session")}, {tr("Waiting")}, {tr("Link")}}, parent), m_monitor(monitor)
{
    connect(service, &OperatorService::roomKept, this, &RoomsModel::keep);
    connect(service, &OperatorService::waitingChanged, this, &RoomsModel::takeWaiting);
    connect(monitor, &SessionMonitor::sessionOpened, this, &RoomsModel::updateSessions);
    connect(monitor, &SessionMonitor::changed, this, [this](const SessionChanges &changes) {
        if (changes.ended || !changes.participants.isEmpty())
            updateSessions();
    });
}

void RoomsModel::setAddress(const ServerAddress &address)
{
    m_address = address;
    if (!m_rooms.isEmpty())
        emit dataChanged(index(0, LinkColumn), index(rowCount() - 1, LinkColumn));
}

QStringList RoomsModel::names() const
{
    QStringList names;
    for (const Room &room : m_rooms)
        names.append(room.name);
    return names;
}

int RoomsModel::rowOf(const QString &name) const
{
    return int(names().indexOf(name));
}

bool RoomsModel::isSecure(const QString &room) const
{
    const int row = rowOf(room);
    return row >= 0 && m_rooms.at(row).hasSecureLinks();
}

void RoomsModel::keep(const Room &room)
{
    if (const int known = rowOf(room.name); known >= 0) {
        m_rooms[known] = room;
        emit dataChanged(index(known, 0), index(known, ColumnCount - 1));
        return;
    }
    const auto place = std::lower_bound(m_rooms.cbegin(), m_rooms.cend(), room, [](const Room &a, const Room &b) { return a.name < b.name; });
    const int row = int(place - m_rooms.cbegin());
    beginInsertRows({}, row, row);
    m_rooms.insert(row, room);
    endInsertRows();
}

void RoomsModel::takeWaiting(const QList<RoomWaiting> &rooms)
{
    for (const RoomWaiting &waiting : rooms) {
        m_waiting.insert(waiting.room, waiting);
        if (const int row = rowOf(waiting.room); row >= 0)
            emit dataChanged(index(row, WaitingColumn), index(row, WaitingColumn));
        emit waitingChanged(waiting.room, waiting.count());
    }
}

void RoomsModel::updateSessions()
{
    if (!m_rooms.isEmpty())
        emit dataChanged(index(0, SessionColumn), index(rowCount() - 1, SessionColumn));
}

int RoomsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rooms.size());
}

QVariant RoomsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Room &room = m_rooms.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(room, Column(index.column()));
    case LinkRole:
        return roomLink(m_address, room.name);
    default:
        return {};
    }
}

QString RoomsModel::text(const Room &room, Column column) const
{
    switch (column) {
    case NameColumn:
        return room.name;
    case LabelsColumn:
        return labelsText(room);
    case SessionColumn:
        return sessionText(room.name);
    case WaitingColumn:
        return waitingIn(room.name).count() == 0 ? QString() : numberText(waitingIn(room.name).count());
    case LinkColumn:
        return room.hasSecureLinks() ? tr("one for each label") : roomLink(m_address, room.name);
    case ColumnCount:
        break;
    }
    return {};
}

QString RoomsModel::labelsText(const Room &room)
{
    if (room.labels.isEmpty())
        return tr("open to everybody");
    const QString labels = tr("%Ln labels", nullptr, int(room.labels.size()));
    return room.hasSecureLinks() ? tr("%1, secure links").arg(labels) : labels;
}

/// The session that the room leads to.
const SessionState *RoomsModel::sessionIn(const QString &room) const
{
    const QList<qint64> ids = m_monitor->sessionIds();
    for (const qint64 id : ids) {
        const SessionState &state = m_monitor->session(id)->state();
        if (state.session().room == room && !state.ended())
            return &state;
    }
    return nullptr;
}

QString RoomsModel::sessionText(const QString &room) const
{
    const SessionState *const state = sessionIn(room);
    return state ? sessionTitle(*state) : tr("none");
}

} // namespace LabChat
