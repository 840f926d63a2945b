// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/seats.h"

#include <utility>

namespace LabChat {

Connection *Seats::take(int place, Connection *connection)
{
    Connection *const before = m_connections.value(place);
    if (before == connection)
        return nullptr;
    if (before)
        before->m_participant = 0;
    give(place, connection);
    return before;
}

bool Seats::leave(Connection *connection)
{
    const int place = std::exchange(connection->m_participant, 0);
    return place != 0 && m_connections.remove(place);
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

void Seats::give(int place, Connection *connection)
{
    m_connections.insert(place, connection);
    connection->m_participant = place;
    connection->m_session = m_session;
}

} // namespace LabChat
