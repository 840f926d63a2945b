// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/entry/joining.h"

#include "server/entry/httproutes.h"
#include "server/wire/serverframes.h"

#include <QtCore/QCoreApplication>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::LabServer)
};

/// Whether a channel ticket of the connection was accepted, although its place may not be on the disk yet.
bool hasBoxes(Connection *connection)
{
    const SessionHost *const session = connection->session();
    return connection->hasJoined() && (!session || session->session().isOfOtherSystem());
}

/// @p ticket: that is not valid; empty: it was something else.
QByteArray notValid(const QString &ticket)
{
    const QString text = Texts::tr("This link is not valid.");
    return ticket.isEmpty() ? ServerFrames::error(u"bad_ticket"_s, text) : ServerFrames::ticketRefused(u"invalid"_s, text, ticket);
}

} // namespace

void Joining::join(Connection *connection, const JoinFrame &frame)
{
    const QString ticket = pastedCode(frame.ticket);
    SessionHost *const session = m_sessions.byTicket(ticket);
    const bool ended = m_sessions.hasEnded(ticket);
    SessionHost *const joined = connection->session();
    const int participant = session ? session->committedState().participantByTicket(ticket) : 0;
    const bool isOther = joined && (joined != session || connection->participant() != participant);
    if (ended)
        turnAway(connection, Door::Ended);
    else if (participant == 0 || connection->isOnlyForItsKeys)
        turnAway(connection, Door::Unknown, frame.ticket);
    else if (isOther)
        refuseTicket(connection, 0, notValid(frame.ticket));
    else
        session->join(connection, participant, frame);
}

void Joining::enter(Connection *connection, const EnterFrame &frame)
{
    const Admission admission = m_entrances.look(frame.entrance);
    if (admission.door != Door::Open || connection->isOnlyForItsKeys) {
        turnAway(connection, connection->isOnlyForItsKeys ? Door::Unknown : admission.door);
        return;
    }
    connection->setJoined(); // while the place is being written to the disk
    m_entrances.enter(admission, frame.browser, [this, connection = QPointer(connection)](const Result<QString> &ticket) {
        if (!connection || connection->isClosed())
            return;
        connection->awaitTicket();
        if (ticket)
            connection->sendText(ServerFrames::place(*ticket));
        else if (ticket.error().code == u"no_key")
            connection->sendError({u"bad_frame"_s, ticket.error().text});
        else if (ticket.error().code == u"session_full")
            turnAway(connection, u"session_full"_s, Texts::tr("All places of this session are taken. Please ask the experimenter."));
        else if (ticket.error().code == u"places_kept")
            turnAway(connection, ticket.error().code, ticket.error().text);
        else if (ticket.error().code == u"session_ended")
            turnAway(connection, Door::Ended);
        else
            turnAway(connection, u"not_stored"_s, Texts::tr("Your place could not be stored. Try again in a moment, or ask the experimenter."),
                     QWebSocketProtocol::CloseCodeBadOperation);
    });
}

void Joining::turnAway(Connection *connection, Door door, const QString &ticket)
{
    switch (door) {
    case Door::Ended:
        turnAway(connection, u"session_ended"_s, Texts::tr("This session has ended."));
        break;
    case Door::OnlyByRoom:
        turnAway(connection, u"only_by_room"_s, HttpRoutes::onlyByRoomText());
        break;
    case Door::Waiting:
        turnAway(connection, u"no_session"_s, Texts::tr("The session has not started yet."));
        break;
    case Door::Open:
    case Door::Unknown:
    case Door::LabelNeeded:
    case Door::LabelWrong:
        m_guesses.refuse(connection->clientAddress(), connection, [=](qint64 retryAfterMs) { refuseTicket(connection, retryAfterMs, notValid(ticket)); });
        break;
    }
}

void Joining::turnAway(Connection *connection, const QString &code, const QString &text, QWebSocketProtocol::CloseCode close)
{
    connection->sendText(ServerFrames::bye(code, text));
    connection->close(close);
}

void Joining::refuseTicket(Connection *connection, qint64 retryAfterMs, const QByteArray &answer)
{
    const bool keepsBoxes = hasBoxes(connection);
    if (retryAfterMs == 0 || keepsBoxes)
        connection->sendText(answer);
    else
        connection->sendText(ServerFrames::error(u"too_fast"_s, Texts::tr("Too many links that are not valid."), retryAfterMs));
    if (!keepsBoxes)
        connection->close(QWebSocketProtocol::CloseCodePolicyViolated);
}

} // namespace LabChat
