// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/entry/entrances.h"
#include "server/net/failedguesses.h"

namespace LabChat {

/// The first frames of a connection: lets it join with a ticket, gives it one through a link that several people share, or says why not.
/// Lives in the net thread, owned by LabServer.
class Joining final {
public:
    /// All outlive it.
    Joining(const Sessions &sessions, const Entrances &entrances, FailedGuesses &guesses) : m_sessions(sessions), m_entrances(entrances), m_guesses(guesses) {}

    void join(Connection *connection, const JoinFrame &frame);
    /// The connection does not have the place by this: it may join with the ticket, or close and come back with it.
    void enter(Connection *connection, const EnterFrame &frame);
    /// A page with several boxes keeps those whose tickets are valid. @p retryAfterMs: 0: this ticket will never be valid. @p answer: what to say then.
    static void refuseTicket(Connection *connection, qint64 retryAfterMs, const QByteArray &answer);

private:
    /// @p ticket: if it was one.
    void turnAway(Connection *connection, Door door, const QString &ticket = {});
    static void turnAway(Connection *connection, const QString &code, const QString &text, QWebSocketProtocol::CloseCode close = QWebSocketProtocol::CloseCodeNormal);

    const Sessions &m_sessions;
    const Entrances &m_entrances;
    FailedGuesses &m_guesses;
};

} // namespace LabChat
