// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/awaitedevent.h"

#include "console/operator/operatoractions.h"

namespace LabChat {

AwaitedEvent::AwaitedEvent(OperatorActions *actions, QObject *parent) : QObject(parent), m_actions(actions)
{
    connect(actions->service(), &OperatorService::eventsCommitted, this, &AwaitedEvent::look);
    connect(actions->service(), &OperatorService::moderationRefused, this, &AwaitedEvent::noteRefusal);
}

void AwaitedEvent::send(qint64 session, const Moderate &wish, const QString &reason)
{
    m_session = session;
    m_wish = wish;
    m_waiting = true;
    m_known = false;
    m_actions->actIn(session, {wish}, reason);
}

void AwaitedEvent::look(const QList<Event> &events)
{
    for (const Event &event : events) {
        if (m_session == 0 || m_known || !isMine(event))
            continue;
        m_waiting = false;
        m_known = true;
        emit committed(event);
    }
}

void AwaitedEvent::noteRefusal(qint64 session, const Error &error)
{
    if (!m_waiting || session != m_session)
        return;
    m_waiting = false;
    emit refused(error.text);
}

bool AwaitedEvent::isMine(const Event &event) const
{
    return event.session == m_session && event.kind == m_wish.kind && event.participant == m_wish.participant
        && event.channel == m_wish.channel && event.nickname == m_wish.nickname && event.body == m_wish.body;
}

} // namespace LabChat
