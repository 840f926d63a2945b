// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/session/channelhistory.h"
#include "server/wire/sessionclock.h"

namespace LabChat {

/// The channels' messages as they are shown now: the last messages of each channel, encoded. Lives in the net thread, owned by ParticipantViews.
class ChannelHistories final {
public:
    /// @p committed outlives it. @p recentMessages: the last messages of each channel, in the order of seq.
    ChannelHistories(const SessionState &committed, const QList<Event> &recentMessages);

    /// Adds a message, and returns it as a `message` frame.
    QByteArray append(const Event &message);
    void hide(int channel, qint64 seq, const HiddenMessage &hidden);
    /// Returns the message as it is shown again; empty: it is not in memory.
    QByteArray restore(int channel, qint64 seq);

    /// Appends the `channel` frame of a participant's chat. Its messages and what ends it are a piece of their own, which all who join share. @p resume: the last seq that the browser has, by
    /// channel handle.
    void appendChannelFrame(Pieces &pieces, int participant, const ChatBox &box, const QHash<QString, qint64> &resume, const Moment &now);
    /// A message from the log, as it is shown now.
    [[nodiscard]] QByteArray shown(const Event &message) const;

private:
    [[nodiscard]] const Session &session() const { return m_committed.session(); }
    [[nodiscard]] ChannelHistory &historyOf(int channel);
    [[nodiscard]] QByteArray changedBefore(int channel, qint64 seq) const;

    const SessionState &m_committed;
    std::deque<ChannelHistory> m_histories;  ///< by channel, as far as something was said or shown
};

} // namespace LabChat
