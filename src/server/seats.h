// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/connection.h"

#include <QtCore/QHash>

namespace LabChat {

/// Which connection has which place of a session. The only owner of this relation: only it sets the place of a connection,
/// and the connection stores it, so that frames need no lookup. Lives in the net thread, owned by a SessionHost.
class Seats final {
public:
    explicit Seats(SessionHost *session) : m_session(session) {}

    /// Null: nobody is connected there.
    [[nodiscard]] Connection *connection(int place) const { return m_connections.value(place); }
    [[nodiscard]] QList<int> taken() const { return m_connections.keys(); }
    [[nodiscard]] QList<Connection *> connections() const { return m_connections.values(); }

    /// Gives a place to a connection. Returns the connection that had it before and has lost it.
    Connection *take(int place, Connection *connection);
    /// False: the connection had already lost its place.
    bool leave(Connection *connection);
    void swap(int first, int second);

private:
    void give(int place, Connection *connection);
    static void forget(Connection *connection);

    SessionHost *m_session;
    QHash<int, Connection *> m_connections;  ///< by place
};

} // namespace LabChat
