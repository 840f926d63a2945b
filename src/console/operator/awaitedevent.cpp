// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/awaitedevent.h"

#include "console/operator/operatoractions.h"

namespace LabChat {

namespace {

/// Checks whether an event is the result of a typed text.
class Outcome final {
public:
    explicit Outcome(const Event &event) : m_event(event) {}

    bool operator()(const Say &speech) const { return is(EventKind::Message, 0, speech.channel, speech.words); }
    bool operator()(const Announce &speech) const { return is(EventKind::Announced, 0, 0, speech.words); }
    bool operator()(const AnswerHelp &speech) const { return is(EventKind::HelpAnswered, speech.participant, 0, speech.words); }

private:
    [[nodiscard]] bool is(EventKind kind, int participant, int channel, const Words &words) const
    {
        return m_event.kind == kind && m_event.participant == participant && m_event.channel == channel && m_event.nickname == words.nickname
            && m_event.body == words.body;
    }

    const Event &m_event;
};

} // namespace

AwaitedEvent::AwaitedEvent(OperatorActions *actions, QObject *parent) : QObject(parent), m_actions(actions)
{
    connect(actions->service(), &OperatorService::eventsCommitted, this, &AwaitedEvent::look);
    connect(actions->service(), &OperatorService::moderationRefused, this, &AwaitedEvent::noteRefusal);
}

void AwaitedEvent::send(qint64 session, const Speech &speech, const QString &reason)
{
    m_session = session;
    m_speech = speech;
    m_waiting = true;
    m_known = false;
    m_actions->actIn(session, {std::visit([](const auto &action) { return Moderate{action}; }, speech)}, reason);
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
    return event.session == m_session && std::visit(Outcome(event), m_speech);
}

} // namespace LabChat
