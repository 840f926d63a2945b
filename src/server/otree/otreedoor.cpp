// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/otree/otreedoor.h"

#include "core/base/visibletext.h"
#include "core/base/whenanswered.h"
#include "server/otree/otreeconversation.h"

#include <QtCore/QThreadPool>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// oTree's own names for somebody whose database nobody reads.
OTreePerson unnamed(const OTreeAddress &address)
{
    return {QString::number(address.participant), {}, 0, address.session};
}

/// Anybody who has the link can write a label into it, and it becomes a nickname. Empty: it could look like somebody else's.
QString readableLabel(const QString &label)
{
    return hasInvisibleInName(label) || isBlank(label) ? QString() : label;
}

} // namespace

OTreeDoor::OTreeDoor(Sessions &sessions, const OTreeOptions &options, Clock steady, QObject *parent)
    : QObject(parent), m_sessions(sessions), m_options(options), m_signer(options.secretKey, options.adminPassword), m_steady(std::move(steady))
{
}

void OTreeDoor::setOptions(const OTreeOptions &options)
{
    // A database waits for its last answer when it ends, and nobody here may wait with it.
    if (m_options.people)
        QThreadPool::globalInstance()->start([last = std::move(m_options.people)] {});
    m_options = options;
    m_signer = OTreeSigner(options.secretKey, options.adminPassword);
    ++m_generation;
    m_people.clear();
    m_asked.clear();
    for (Connection *const connection : std::exchange(m_connections, {}))
        connection->close(QWebSocketProtocol::CloseCodeGoingAway);
}

void OTreeDoor::join(Connection *connection, const OTreeAddress &address)
{
    m_connections.insert(connection);
    connect(connection, &Connection::ended, this, [this](Connection *ended) { m_connections.remove(ended); });
    connection->setJoined(); // while the database is asked
    if (!m_options.people) {
        enter(connection, address, unnamed(address));
        return;
    }
    if (const auto known = m_people.constFind(address.participant); known != m_people.cend()) {
        enter(connection, address, *known);
        return;
    }
    const bool isAsked = m_asked.contains(address.participant);
    m_asked.insert(address.participant, {connection, address});
    if (!isAsked) // a page that reconnects meanwhile costs no other question
        whenAnswered(m_options.people->person(address.participant), this, [this, id = address.participant, generation = m_generation](const Result<OTreePerson> &person) {
            if (generation == m_generation)
                found(id, person);
        });
}

void OTreeDoor::found(qint64 participant, const Result<OTreePerson> &person)
{
    if (person)
        m_people.insert(participant, *person);
    const auto waiting = m_asked.values(participant);
    m_asked.remove(participant);
    for (const auto &[connection, address] : waiting) {
        if (!connection)
            continue;
        if (person) {
            enter(connection, address, *person);
            continue;
        }
        emit refused(connection, person.error().text);
        connection->close(QWebSocketProtocol::CloseCodeBadOperation); // the page tries again by itself
    }
}

bool OTreeDoor::mayLoad(const QString &handle, OTreeConversation *conversation)
{
    QList<OTreeConversation *> &waiting = m_waiting[handle];
    waiting.append(conversation);
    return waiting.size() == 1;
}

void OTreeDoor::shareHistory(const QString &handle, const std::shared_ptr<OTreeHistory> &complete)
{
    m_histories.insert(handle, complete);
    const QList<OTreeConversation *> waiting = m_waiting.take(handle);
    for (OTreeConversation *const one : waiting.mid(1))
        one->take(complete);
}

void OTreeDoor::stopWaiting(const QString &handle, OTreeConversation *conversation)
{
    const auto waiting = m_waiting.find(handle);
    if (waiting == m_waiting.end())
        return;
    const bool hasRead = waiting->first() == conversation;
    waiting->removeOne(conversation);
    if (waiting->isEmpty())
        m_waiting.erase(waiting);
    else if (hasRead)
        waiting->first()->load();
}

std::shared_ptr<OTreeHistory> OTreeDoor::historyOf(const QString &handle)
{
    std::shared_ptr<OTreeHistory> history = m_histories.value(handle).lock();
    if (!history) {
        history = std::make_shared<OTreeHistory>();
        m_histories.insert(handle, history);
    }
    return history;
}

void OTreeDoor::enter(Connection *connection, const OTreeAddress &address, const OTreePerson &person)
{
    m_numbers.insert(person.code, address.participant);
    const Origin origin{keyName, person.session};
    m_sessions.withSessionOf(origin, m_limits.sessions, [=, this, connection = QPointer(connection), generation = m_generation](const Result<SessionHost *> &session) {
        if (!connection || generation != m_generation)
            return;
        if (!session) {
            emit refused(connection, tr("oTree's session “%1”: %2").arg(origin.session, session.error().text));
            connection->close(QWebSocketProtocol::CloseCodeBadOperation);
            return;
        }
        ChannelClaims claims;
        claims.app = address.app;
        claims.channel = address.channel;
        claims.label = readableLabel(person.label);
        if (claims.label != person.label)
            emit refused(connection, tr("oTree's participant “%1” has a label with characters that cannot be seen. It is left out.").arg(person.code));
        claims.idInSession = person.idInSession;
        new OTreeConversation(connection, *session, *this, person.code, claims, m_limits.growth);
    });
}

} // namespace LabChat
