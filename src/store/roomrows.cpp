// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/roomrows.h"

#include "store/database.h"

namespace LabChat {

using namespace Qt::StringLiterals;

Result<void> writeRoom(Database &database, const Room &room)
{
    if (const auto named = database.run(u"INSERT INTO room (name, secret) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET secret = excluded.secret"_s,
                                        {room.name, room.secret.isNull() ? u""_s : room.secret}); !named)
        return named;
    if (const auto cleared = database.run(u"DELETE FROM room_label WHERE room = ?"_s, {room.name}); !cleared)
        return cleared;
    auto insert = database.prepare(u"INSERT INTO room_label VALUES (?, ?, ?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    for (int i = 0; i < room.labels.size(); ++i) {
        if (const auto written = execute(*insert, {room.name, i, room.labels.at(i)}); !written)
            return written;
    }
    return {};
}

Result<QList<Room>> readRooms(Database &database)
{
    QList<Room> rooms;
    const auto read = database.readRows(u"SELECT room.name, room_label.label, room.secret FROM room LEFT JOIN room_label ON room_label.room = room.name "
                                        "ORDER BY room.name, room_label.position"_s, {}, [&rooms](const QSqlQuery &row) {
        const QString name = row.value(0).toString();
        if (rooms.isEmpty() || rooms.constLast().name != name)
            rooms.append({name, {}, row.value(2).toString()});
        if (!row.isNull(1))
            rooms.last().labels.append(row.value(1).toString());
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return rooms;
}

} // namespace LabChat
