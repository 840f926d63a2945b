// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"
#include "server/session/channelhistories.h"
#include "server/session/channellisteners.h"
#include "server/wire/sessionclock.h"

#include <QtCore/QObject>

namespace LabChat {

/// Answers who asks for older messages, from the log: one request of a connection at a time, and not too many of a participant in a second. What comes too
/// early is answered later. Lives in the net thread, owned by ParticipantViews.
class OlderMessages final : public QObject {
    Q_OBJECT

public:
    /// Nobody scrolls faster. Each request reads a hundred messages.
    static constexpr RateLimit limit{500, 10};

    /// All outlive it.
    OlderMessages(const SessionState &committed, const ChannelListeners &listeners, const ChannelHistories &histories, const LogArchive &archive, const SessionClock &clock,
                  QObject *parent);

    void send(Connection *connection, const HistoryFrame &frame);

private:
    void readNext(Connection *connection);
    void read(Connection *connection, const HistoryFrame &frame);
    void answer(Connection *connection, const HistoryFrame &frame, const Result<QList<Event>> &messages);
    [[nodiscard]] qint64 tooSoonMs(Connection *connection);
    [[nodiscard]] int channelOf(const HistoryFrame &frame) const { return m_committed.session().channelByHandle(frame.channel); }

    const SessionState &m_committed;
    const ChannelListeners &m_listeners;
    const ChannelHistories &m_histories;
    const LogArchive &m_archive;
    const SessionClock &m_clock;
    QHash<int, double> m_usedUntilMs;  ///< by participant
};

} // namespace LabChat
