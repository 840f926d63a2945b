// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/session/sessions.h"
#include "server/tickets/channeltickets.h"
#include "server/tickets/keyrates.h"
#include "server/tickets/newcomers.h"

#include <QtCore/QHash>

namespace LabChat {

/// Lets the boxes in other systems' pages into their channels, by channel tickets, and out again when a key or a ticket is revoked.
/// Lives in the net thread, owned by LabServer.
class TicketDoor final : public QObject {
    Q_OBJECT

public:
    TicketDoor(Sessions &sessions, const Clocks &clocks, QObject *parent);

    void setKeys(const KeyList &keys);
    /// The pages that may use some key's tickets: they may open the socket.
    [[nodiscard]] QStringList origins() const;

    /// A connection has sent a channel ticket, its first one or a further one.
    void join(Connection *connection, const JoinFrame &frame);
    /// How long a connection has to wait before its key may bring another message, in ms; 0: it may now.
    [[nodiscard]] qint64 waitMsOf(Connection *connection) const;
    /// A message of the connection was accepted.
    void countMessage(Connection *connection);
    /// Whether the connection has sent channel tickets that are valid.
    [[nodiscard]] bool knows(Connection *connection) const { return m_tickets.contains(connection); }
    void leave(Connection *connection) { m_tickets.remove(connection); }

signals:
    /// For the operator, in words. @p otherPagesKey: the key of a ticket that only other pages may use; empty: that is not the reason.
    void refused(LabChat::Connection *connection, const QString &detail, const QString &otherPagesKey = {});
    /// With a ticket of this key.
    void admitted(LabChat::Connection *connection, const QString &key);
    /// The connection has sent something that is not a ticket at all: perhaps somebody guesses.
    void guessed(LabChat::Connection *connection, const QByteArray &answer);

private:
    void admit(Connection *connection, const ChannelTicket &ticket, const JoinFrame &frame, SessionHost *session);
    [[nodiscard]] bool isForSomebodyElse(Connection *connection, const ChannelTicket &ticket) const;
    [[nodiscard]] bool letsNewcomerIn(Connection *connection, const ChannelTicket &ticket);
    void refuse(Connection *connection, const TicketRefusal &refusal, const QString &ticket);

    Sessions &m_sessions;
    Clock m_steady; ///< of the limits, which nobody's setting the computer's clock changes
    ChannelTickets m_checked;
    QHash<Connection *, QList<ChannelTicket>> m_tickets;
    KeyRates m_rates;
    Newcomers m_newcomers;
};

} // namespace LabChat
