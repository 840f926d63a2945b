// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/otreedoor.h"

#include "core/base/whenanswered.h"
#include "server/otreeconversation.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// oTree's own names for somebody whose database nobody reads.
OTreePerson unnamed(const OTreeAddress &address)
{
    return {QString::number(address.participant), {}, 0, address.session};
}

} // namespace

OTreeDoor::OTreeDoor(Sessions &sessions, const OTreeOptions &options, QObject *parent)
    : QObject(parent), m_sessions(sessions), m_options(options), m_signer(options.secretKey, options.adminPassword)
{
}

void OTreeDoor::join(Connection *connection, const OTreeAddress &address)
{
    connection->setJoined(); // while the database is asked
    if (!m_options.people) {
        enter(connection, address, unnamed(address));
        return;
    }
    whenAnswered(m_options.people->person(address.participant), connection, [=, this](const Result<OTreePerson> &person) {
        if (person) {
            enter(connection, address, *person);
            return;
        }
        emit refused(connection, person.error().text);
        connection->close(QWebSocketProtocol::CloseCodeBadOperation); // the page tries again by itself
    });
}

void OTreeDoor::enter(Connection *connection, const OTreeAddress &address, const OTreePerson &person)
{
    m_numbers.insert(person.code, address.participant);
    const Origin origin{keyName, person.session};
    m_sessions.withSessionOf(origin, m_limits.sessions, [=, this, connection = QPointer(connection)](const Result<SessionHost *> &session) {
        if (!connection)
            return;
        if (!session) {
            emit refused(connection, tr("oTree's session “%1”: %2").arg(origin.session, session.error().text));
            connection->close(QWebSocketProtocol::CloseCodeBadOperation);
            return;
        }
        ChannelClaims claims;
        claims.app = address.app;
        claims.channel = address.channel;
        claims.label = person.label;
        claims.idInSession = person.idInSession;
        new OTreeConversation(connection, *session, *this, person.code, claims, m_limits.growth);
    });
}

} // namespace LabChat
