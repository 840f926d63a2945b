// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/wire/connection.h"

#include <QtCore/QHash>

namespace LabChat {

/// Which connections have which place of a session: one for each place, or (of another system, whose pages may have several) any number. The only owner of this relation: only it sets the place of a connection,
/// and the connection stores it, so that frames need no lookup. Lives in the net thread, owned by a SessionHost.
class Seats final {
public:
    Seats(SessionHost *session, bool areShared) : m_session(session), m_areShared(areShared) {}

    /// The newest one. Null: nobody is connected there.
    [[nodiscard]] Connection *connection(int place) const { return m_connections.value(place); }
    [[nodiscard]] QList<Connection *> connectionsAt(int place) const { return m_connections.values(place); }
    [[nodiscard]] QList<int> taken() const { return m_connections.uniqueKeys(); }
    [[nodiscard]] QList<Connection *> connections() const { return m_connections.values(); }

    /// Gives a place to a connection. Returns the connection that had it before and has lost it, unless places are shared.
    Connection *take(int place, Connection *connection);
    /// False: the connection had already lost its place.
    bool leave(Connection *connection);
    void swap(int first, int second);

private:
    void give(int place, Connection *connection);
    static void forget(Connection *connection);

    SessionHost *m_session;
    bool m_areShared;
    QMultiHash<int, Connection *> m_connections;  ///< by place
};

} // namespace LabChat
