// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

#include <QtCore/QTimer>

namespace LabChat {

/// Reports when a mute of a channel's members ends by itself, without an event. Main thread; owned by a model.
class MuteTimer final : public QObject {
    Q_OBJECT

public:
    MuteTimer();

    /// Null or 0: no channel. To be called again after an event that starts, ends or changes a mute.
    void watch(const WatchedSession *watched, int channel);

signals:
    void over();

private:
    QTimer m_timer;
    const WatchedSession *m_watched = nullptr;
    int m_channel = 0;
};

} // namespace LabChat
