// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/connection.h"

#include <QtCore/QHash>

namespace LabChat {

/// Which connection has which place of a session. The one owner of that relation: only it writes where a connection
/// belongs, and the connection carries the answer, so that no frame has to look it up. Lives in the net thread, owned
/// by a SessionHost.
class Seats final {
public:
    explicit Seats(SessionHost *session) : m_session(session) {}

    /// Null: nobody is connected there.
    [[nodiscard]] Connection *connection(int place) const { return m_connections.value(place); }
    [[nodiscard]] QList<int> taken() const { return m_connections.keys(); }
    [[nodiscard]] QList<Connection *> connections() const { return m_connections.values(); }

    /// Gives a place to a connection. Another one that had it has none any more: that one is returned.
    Connection *take(int place, Connection *connection);
    /// False: the connection had no place any more.
    bool leave(Connection *connection);
    void swap(int first, int second);

private:
    void give(int place, Connection *connection);

    SessionHost *m_session;
    QHash<int, Connection *> m_connections;  ///< by place
};

} // namespace LabChat
