// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/wire/sessionclock.h"

#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace LabChat {

/// Reports when a participant's page ends or one of its chats opens or closes. One timer, set to the
/// next moment; it is inactive if there is none. Lives in the net thread, owned by a SessionHost.
class PageClock final : public QObject {
    Q_OBJECT

public:
    /// @p state and @p clock outlive it.
    PageClock(const SessionState &state, const SessionClock &clock, QObject *parent);

    /// Remembers the moments of the participant's current page.
    void watch(int participant);
    void clear();

signals:
    /// A moment has come for a participant on a page. The participant may have left the page in the meantime.
    void due(int participant, int round, int page);
    /// Regularly, while there is a next moment.
    void ticked();

private:
    struct Place {
        int participant;
        int round;
        int page;
    };
    void setTimer();
    void emitDue();

    [[nodiscard]] qint64 now() const { return m_clock.now(m_state); }

    const SessionState &m_state;
    const SessionClock &m_clock;
    QTimer m_timer;
    QMultiMap<qint64, Place> m_moments;  ///< by time, ms since the epoch, UTC
};

} // namespace LabChat
