// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tickets/ticketdoor.h"

#include "core/base/codes.h"
#include "server/net/failedguesses.h"
#include "server/wire/serverframes.h"

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// What a box reads that is put out: it has had a ticket, or it was in a session that was open to boxes without one.
QByteArray farewell(const ChannelTicket &ticket)
{
    if (ticket.key.isOpen)
        return ServerFrames::ticketRefused(u"not_open"_s, TicketDoor::tr("This chat has been closed."), ticket.token);
    return ServerFrames::ticketRefused(u"revoked"_s, TicketDoor::tr("This chat's ticket has been withdrawn. Please tell the experimenter."), ticket.token);
}

bool isOfSamePerson(const ChannelTicket &one, const ChannelTicket &other)
{
    return one.key.name == other.key.name && one.key.isOpen == other.key.isOpen && one.claims.session == other.claims.session
        && one.claims.participant == other.claims.participant;
}

TicketRefusal otherParticipant(const ChannelTicket &ticket)
{
    return {u"other_participant"_s, TicketDoor::tr("The tickets on this page are for different participants. Please tell the experimenter."),
            TicketDoor::tr("%1: one connection has sent tickets of different participants").arg(ticket.where())};
}

} // namespace

TicketDoor::TicketDoor(Sessions &sessions, const Clocks &clocks, QObject *parent)
    : QObject(parent), m_sessions(sessions), m_steady(clocks.steady), m_checked(clocks.wall)
{
}

void TicketDoor::setKeys(const KeyList &keys)
{
    m_checked.setKeys(keys);
    for (auto entry = m_tickets.begin(); entry != m_tickets.end(); ++entry) {
        const auto isWorthless = [this](const ChannelTicket &ticket) { return !m_checked.isStillValid(ticket); };
        if (!std::any_of(entry->cbegin(), entry->cend(), isWorthless))
            continue;
        for (const ChannelTicket &ticket : *entry) {
            if (isWorthless(ticket))
                entry.key()->sendText(farewell(ticket));
        }
        entry.key()->close(QWebSocketProtocol::CloseCodePolicyViolated);
    }
}

QStringList TicketDoor::origins() const
{
    QStringList origins;
    for (const TicketKey &key : m_checked.keys()) {
        if (!key.isRevoked())
            origins.append(key.origins);
    }
    return origins;
}

void TicketDoor::join(Connection *connection, const JoinFrame &frame)
{
    const auto ticket = m_checked.read(frame.ticket.toLatin1(), connection->origin(), !connection->isOnlyForItsKeys);
    if (!ticket) {
        refuse(connection, ticket.error(), frame.ticket);
        return;
    }
    if (isForSomebodyElse(connection, *ticket)) { // before a session comes into being for it
        refuse(connection, otherParticipant(*ticket), frame.ticket);
        return;
    }
    connection->setJoined(); // while a new session is being written to the disk
    const Origin origin{ticket->key.isOpen ? QString() : ticket->key.name, ticket->claims.session};
    m_sessions.withSessionOf(origin, ticket->key.limits.sessions, [=, this, connection = QPointer(connection)](const Result<SessionHost *> &session) {
        if (!connection)
            return;
        if (session) {
            admit(connection, *ticket, frame, *session);
            return;
        }
        emit refused(connection, u"%1: %2"_s.arg(ticket->where(), session.error().text));
        if (session.error().code == u"session_ended")
            connection->sendText(ServerFrames::bye(u"session_ended"_s, session.error().text));
        else
            connection->sendText(ServerFrames::error(session.error().code, session.error().text));
        connection->close(QWebSocketProtocol::CloseCodeNormal);
    });
}

void TicketDoor::admit(Connection *connection, const ChannelTicket &ticket, const JoinFrame &frame, SessionHost *session)
{
    const QString &participant = ticket.claims.participant;
    if (isForSomebodyElse(connection, ticket)) { // whose ticket came while the session was being written to the disk
        refuse(connection, otherParticipant(ticket), frame.ticket);
        return;
    }
    if (ticket.key.isOpen && !session->expects(participant) && !letsNewcomerIn(connection, ticket))
        return;
    QList<ChannelTicket> &tickets = m_tickets[connection];
    tickets.removeIf([&ticket](const ChannelTicket &each) { return each.claims.channel.channelName() == ticket.claims.channel.channelName(); });
    tickets.append(ticket);
    emit admitted(connection, ticket.key.name);
    session->admit(connection, {participant, ticket.claims.channel, randomHandle(), ticket.key.limits.growth}, frame.resume);
}

/// The first ticket decides whose connection it is, although the place may not be on the disk yet.
bool TicketDoor::isForSomebodyElse(Connection *connection, const ChannelTicket &ticket) const
{
    const auto before = m_tickets.constFind(connection);
    return before == m_tickets.cend() ? connection->session() != nullptr : !isOfSamePerson(before->constFirst(), ticket);
}

/// Told in words on the page, and to the operator by address: once, however often the page tries.
bool TicketDoor::letsNewcomerIn(Connection *connection, const ChannelTicket &ticket)
{
    const QHostAddress address = countedAddress(connection->clientAddress());
    const auto [answer, retryAfterMs] = m_newcomers.judge(ticket.key, address, m_steady());
    if (answer == Newcomers::Answer::Welcome)
        return true;
    emit refused(connection, tr("session “%1” is open to anybody, and too many new participants come from %2. Further ones from there are refused")
                                 .arg(ticket.claims.session, address.toString()));
    const QString text = answer == Newcomers::Answer::TooFast
        ? tr("Too many new participants come from this network at the same time. Please wait a moment.")
        : tr("As many participants as one network may bring to this session are here already (%n). Please tell the experimenter.", nullptr, Newcomers::shareOf(ticket.key.limits.growth));
    connection->sendText(ServerFrames::error(u"too_many_newcomers"_s, text, retryAfterMs));
    connection->close(QWebSocketProtocol::CloseCodePolicyViolated);
    return false;
}

qint64 TicketDoor::waitMsOf(Connection *connection) const
{
    const auto tickets = m_tickets.constFind(connection);
    if (tickets == m_tickets.cend())
        return 0;
    const TicketKey &key = tickets->constFirst().key;
    return m_rates.waitMsOf(key.name, key.limits, m_steady());
}

void TicketDoor::countMessage(Connection *connection)
{
    const auto tickets = m_tickets.constFind(connection);
    if (tickets == m_tickets.cend())
        return;
    const TicketKey &key = tickets->constFirst().key;
    m_rates.count(key.name, key.limits, m_steady());
}

/// A page with several boxes keeps those whose tickets are valid.
void TicketDoor::refuse(Connection *connection, const TicketRefusal &refusal, const QString &ticket)
{
    emit refused(connection, refusal.detail, refusal.key);
    const QByteArray answer = ServerFrames::ticketRefused(refusal.reason, refusal.text, ticket);
    if (refusal.reason == u"invalid") {
        emit guessed(connection, answer);
        return;
    }
    connection->sendText(answer);
    if (!connection->hasJoined())
        connection->close(QWebSocketProtocol::CloseCodePolicyViolated);
}

} // namespace LabChat
