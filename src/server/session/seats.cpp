// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/seats.h"

namespace LabChat {

Connection *Seats::take(int place, Connection *connection)
{
    if (m_connections.contains(place, connection))
        return nullptr;
    Connection *const before = m_areShared ? nullptr : m_connections.take(place);
    if (before)
        forget(before);
    give(place, connection);
    return before;
}

bool Seats::leave(Connection *connection)
{
    const int place = connection->participant();
    forget(connection);
    return place != 0 && m_connections.remove(place, connection);
}

void Seats::swap(int first, int second)
{
    Connection *const one = m_connections.take(first);
    Connection *const other = m_connections.take(second);
    if (one)
        give(second, one);
    if (other)
        give(first, other);
}

/// The session may be deleted before the connection.
void Seats::forget(Connection *connection)
{
    connection->m_participant = 0;
    connection->m_session = nullptr;
}

void Seats::give(int place, Connection *connection)
{
    m_connections.insert(place, connection);
    connection->m_participant = place;
    connection->m_session = m_session;
}

} // namespace LabChat
