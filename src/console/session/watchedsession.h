// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operatorservice.h"

namespace LabChat {

/// One session as the console sees it: the fold of what was committed, and who is connected now.
/// Owned by SessionMonitor; main thread only.
class WatchedSession final {
public:
    explicit WatchedSession(const SessionState &state);

    /// False: the event is in the fold already.
    bool apply(const Event &event);
    /// False: there is no such participant.
    bool apply(const Presence &change);

    [[nodiscard]] const SessionState &state() const { return m_state; }
    [[nodiscard]] const Session &session() const { return m_state.session(); }

    /// How a participant is connected now.
    [[nodiscard]] const Presence &presence(int participant) const { return m_presence.at(participant - 1); }
    [[nodiscard]] bool isOnline(int participant) const { return m_presence.at(participant - 1).online; }
    [[nodiscard]] int online() const { return m_online; }
    [[nodiscard]] int onlineIn(int channel) const { return m_onlineIn.at(channel - 1); }
    /// The last sign of life, logged or not, a browser's own among them; 0: never.
    [[nodiscard]] qint64 lastSeenAtMs(int participant) const;
    /// When the participant last did something: came, wrote, spoke, went on; 0: never.
    [[nodiscard]] qint64 lastActedAtMs(int participant) const;
    /// The channel that the participant is writing in, 0: none.
    [[nodiscard]] int typingIn(int participant, qint64 nowMs) const;
    /// The numbers of the channels that a participant is a member of.
    [[nodiscard]] const QList<int> &channelsOf(int participant) const { return m_channelsOf.at(participant - 1); }

private:
    void addMember(int participant, int channel);

    SessionState m_state;
    QList<Presence> m_presence;
    QList<Presence> m_typed;  ///< by participant, the last one that told of it
    QList<QList<int>> m_channelsOf;
    QList<int> m_onlineIn;
    int m_online = 0;
};

} // namespace LabChat
