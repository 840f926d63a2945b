// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "server/session/pageclock.h"

namespace LabChat {

/// Advances participants automatically: when a page's time is up, and when a group is complete.
/// Decides nothing: it only emits commands. Lives in the net thread, owned by a SessionHost.
class PageFlow final : public QObject {
    Q_OBJECT

public:
    /// @p tip (the decided state), @p committed and @p clock outlive it.
    PageFlow(const SessionState &tip, const SessionState &committed, const SessionClock &clock, QObject *parent);

    /// Watches when the countdown of a participant's page ends, and when its chats open and close.
    void watch(int participant) { m_pageClock.watch(participant); }
    void watchAll();
    /// The session has ended.
    void stop() { m_pageClock.clear(); }

    /// A participant has left a page, or waits on one: advances the members of the groups who waited for that.
    void releaseGroups(int participant);
    /// The same for every group in which somebody waits.
    void releaseAll();
    /// Makes groups of the participants who wait for one, if there are enough, and advances their members.
    void formGroups();

signals:
    /// Decided at once: the tip has changed when the emission returns.
    void wished(const LabChat::Advance &command);
    /// A chat of a participant opens or closes.
    void opennessChanged(int participant);
    /// Regularly, while a countdown runs.
    void ticked();

private:
    void onDue(int participant, int round, int page);
    void releaseGroup(int participant, int round);
    [[nodiscard]] int firstWaiting() const;
    [[nodiscard]] const Session &session() const { return m_committed.session(); }

    const SessionState &m_tip;
    const SessionState &m_committed;
    const SessionClock &m_clock;
    PageClock m_pageClock;
};

} // namespace LabChat
