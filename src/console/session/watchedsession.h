// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

namespace LabChat {

/// One session in the console: the fold of the committed events, and the current connections. Owned by SessionMonitor; main thread only.
class WatchedSession final {
public:
    explicit WatchedSession(const SessionState &state);

    /// False: the event is already in the fold.
    bool apply(const Event &event);
    /// False: there is no such participant.
    bool apply(const Presence &change);

    [[nodiscard]] const SessionState &state() const { return m_state; }
    [[nodiscard]] const Session &session() const { return m_state.session(); }

    /// A participant's current connection.
    [[nodiscard]] const Presence &presence(int participant) const { return m_presence.at(participant - 1); }
    [[nodiscard]] bool isOnline(int participant) const { return m_presence.at(participant - 1).online; }
    [[nodiscard]] int online() const { return m_online; }
    /// Whether a member has this channel on the current page, as far as it is known: in a session of another system by the newest ticket.
    [[nodiscard]] bool isThere(int participant, int channel) const;
    /// Of the members who are there.
    [[nodiscard]] int onlineIn(int channel) const { return m_onlineIn.at(channel - 1); }
    /// Whether boxes without a ticket get into a session of another system. False: it has been closed.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void setOpen(bool isOpen) { m_isOpen = isOpen; }
    /// The last sign of life, logged or not, including automatic ones of the browser; 0: never.
    [[nodiscard]] qint64 lastSeenAtMs(int participant) const;
    /// When the participant last did something: arrived, typed, sent something, advanced; 0: never.
    [[nodiscard]] qint64 lastActedAtMs(int participant) const;
    /// The channel in which the participant is typing; 0: none.
    [[nodiscard]] int typingIn(int participant, qint64 nowMs) const;
    /// The numbers of the channels that a participant is a member of.
    [[nodiscard]] const QList<int> &channelsOf(int participant) const { return m_channelsOf.at(participant - 1); }

private:
    void followClock(qint64 byMs);
    /// False: the participant was one already.
    bool addMember(int participant, int channel);
    void grow();
    /// Where the participant is.
    void countOnline(int participant, int by);

    SessionState m_state;
    QList<Presence> m_presence;
    QList<Presence> m_typed;  ///< by participant, the last report of typing
    QList<QList<int>> m_channelsOf;
    QList<int> m_onlineIn;
    int m_online = 0;
    bool m_isOpen = true;
};

} // namespace LabChat
