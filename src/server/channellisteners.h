// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"
#include "server/connection.h"

namespace LabChat {

/// Which chats each connection of a session has before it: writes to all who follow a channel, and relays among them
/// who is there and who types. Lives in the net thread, owned by ParticipantViews.
class ChannelListeners final {
public:
    /// @p committed outlives it.
    explicit ChannelListeners(const SessionState &committed) : m_committed(committed) {}

    void add(Connection *connection, const ChatBox &box);
    /// The connection has no chat before it any more; the others of its chats are told.
    void remove(Connection *connection);
    /// In the order of the page.
    [[nodiscard]] QList<ChatBox> boxesOf(Connection *connection) const { return m_boxesOf.value(connection); }
    [[nodiscard]] bool follows(Connection *connection, int channel) const;

    /// The same bytes to everybody who follows a channel.
    void write(int channel, const QByteArray &frames) const;
    /// In chats that show it: tells the others of all chats that a connection has come, and the connection about the others.
    void tellPresence(Connection *connection) const;
    /// Answers with the channel's number where the participant may type; 0: nowhere.
    [[nodiscard]] int relayTyping(Connection *connection, const QString &handle, qint64 nowMs) const;

private:
    [[nodiscard]] const Session &session() const { return m_committed.session(); }
    void tellPresence(Connection *connection, const ChatBox &box, bool online) const;

    const SessionState &m_committed;
    QHash<int, QList<Connection *>> m_listeners;    ///< by channel
    QHash<Connection *, QList<ChatBox>> m_boxesOf;  ///< the other way round
};

} // namespace LabChat
