// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "core/session/eventdetail.h"
#include "core/session/othersystem.h"
#include "core/session/rules.h"
#include "core/session/sessionstate.h"

namespace LabChat {

/// A session of another system and the events that its tickets cause, as the server makes them.
class FakeOtherSystem final {
public:
    explicit FakeOtherSystem(qint64 id, qint64 startMs, const QString &name = QStringLiteral("abcd1234"), const QString &key = QStringLiteral("otree"))
        : m_session(makeSessionOf({key, name}, id, startMs)), m_state(m_session), m_nowMs(startMs)
    {
    }

    [[nodiscard]] const SessionPtr &session() const { return m_session; }
    [[nodiscard]] const SessionState &state() const { return m_state; }

    /// A ticket that says something new.
    Event admit(const QString &participant, const ChannelClaims &claims)
    {
        const QString handle = QStringLiteral("h%1").arg(m_state.session().channels.size() + 1);
        const Decision decision = decideAdmission(m_state, {participant, claims, handle}, ++m_nowMs);
        if (!decision)
            qFatal("%s", qPrintable(decision.error().text));
        m_state.apply(*decision);
        return *decision;
    }

    Event act(const Command &command, qint64 afterMs = 1)
    {
        m_nowMs += afterMs;
        const Decision decision = decide(m_state, command, m_nowMs);
        if (!decision)
            qFatal("%s", qPrintable(decision.error().text));
        m_state.apply(*decision);
        return *decision;
    }

    Event message(int participant, int channel, const QString &body)
    {
        Event said = nextEvent(m_state, EventKind::Message, participant, ++m_nowMs);
        said.channel = channel;
        said.member = int(m_state.session().channel(channel).members.indexOf(participant)) + 1;
        said.nickname = m_state.session().claimsOf(participant, channel).nickname;
        said.body = body;
        said.nonce = QByteArray::number(said.seq);
        m_state.apply(said);
        return said;
    }

private:
    SessionPtr m_session;
    SessionState m_state;
    qint64 m_nowMs;
};

/// Claims as a page of oTree makes them.
inline ChannelClaims claimsOf(const QString &channel, const QString &group = {}, int round = 0, const QString &app = QStringLiteral("trust"))
{
    ChannelClaims claims;
    claims.app = app;
    claims.channel = channel;
    claims.nickname = QStringLiteral("Player");
    claims.group = group;
    claims.round = round;
    return claims;
}

} // namespace LabChat
