// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/mutetimer.h"

#include "console/moderation/messagestate.h"

#include <QtCore/QDateTime>

#include <chrono>

namespace LabChat {

MuteTimer::MuteTimer()
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // must not fire before the mute ends
    connect(&m_timer, &QTimer::timeout, this, [this] {
        emit over();
        watch(m_watched, m_channel);
    });
}

void MuteTimer::watch(const WatchedSession *watched, int channel)
{
    m_watched = watched;
    m_channel = channel;
    m_timer.stop();
    if (!watched || channel == 0)
        return;
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const qint64 firstEndMs = firstMuteEndMs(watched->state(), channel, nowMs);
    if (firstEndMs != 0)
        m_timer.start(std::chrono::milliseconds(firstEndMs - nowMs + 1));
}

} // namespace LabChat
