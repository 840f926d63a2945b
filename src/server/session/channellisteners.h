// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"
#include "server/wire/connection.h"

namespace LabChat {

/// The chats that each connection of a session shows: writes to all connections that follow a channel,
/// and relays presence and typing between them. Lives in the net thread, owned by ParticipantViews.
class ChannelListeners final {
public:
    /// @p committed outlives it.
    explicit ChannelListeners(const SessionState &committed) : m_committed(committed) {}

    /// A box whose channel the connection follows already replaces the one before.
    void add(Connection *connection, const ChatBox &box);
    /// The connection shows no chat any more; informs the others in its chats.
    void remove(Connection *connection);
    /// In the order of the page.
    [[nodiscard]] QList<ChatBox> boxesOf(Connection *connection) const { return m_boxesOf.value(connection); }
    [[nodiscard]] bool follows(Connection *connection, int channel) const;

    /// Writes the same bytes to every connection that follows a channel.
    void write(int channel, const QByteArray &frames) const;
    /// In chats that show presence: informs the others about a new connection, and the connection about the others.
    void sendPresence(Connection *connection) const;
    /// Returns the channel's number if the participant may type there; 0: otherwise.
    [[nodiscard]] int relayTyping(Connection *connection, const QString &handle, qint64 nowMs) const;

private:
    [[nodiscard]] const Session &session() const { return m_committed.session(); }
    [[nodiscard]] QList<Connection *> listenersTo(int channel) const { return m_listeners.value(channel - 1); }
    void sendPresence(Connection *connection, const ChatBox &box, bool online) const;

    const SessionState &m_committed;
    QList<QList<Connection *>> m_listeners;         ///< by channel, as far as somebody has listened
    QHash<Connection *, QList<ChatBox>> m_boxesOf;  ///< the reverse direction
};

} // namespace LabChat
