// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"
#include "store/export/exportedsession.h"

#include <QtCore/QHash>

#include <utility>

namespace LabChat {

class Database;

/// When each participant's page had the messages of each channel: connected, and with a chat box that leads there. A plain value.
class PresenceIntervals final {
public:
    /// Reads and folds the events of a session. Errors are those of SessionReading.
    [[nodiscard]] static Result<PresenceIntervals> read(Database &database, const ExportedSession &session);

    /// When a message of a time (ms since the epoch) was sent to a participant's page: then, or when the page had the channel again; 0: never.
    [[nodiscard]] qint64 deliveredAt(int participant, int channel, qint64 seq, qint64 atMs) const;

private:
    struct Interval {
        qint64 fromSeq = 0;
        qint64 fromMs = 0;
        qint64 endSeq = 0;  ///< 0: it did not end
    };
    void note(const SessionState &state, const Event &event, int participant);

    QHash<std::pair<int, int>, QList<Interval>> m_intervals; ///< by participant and channel
    QHash<int, QList<int>> m_open;                           ///< the channels that a participant's page has now
};

} // namespace LabChat
