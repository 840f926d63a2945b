// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/piece.h"

#include <QtCore/QByteArray>

#include <deque>

namespace LabChat {

/// The last messages of a channel as JSON, encoded once for everybody who connects. Limited in number and bytes. Belongs to a SessionHost.
class ChannelHistory final {
public:
    struct Slice {
        QByteArray messages;  ///< a JSON array, the oldest first
        bool more = false;    ///< there are older messages, which are not included
    };

    /// There are messages up to this seq, but they are not in memory.
    void startAfter(qint64 seq) { m_droppedUpTo = seq; }
    void append(qint64 seq, const QByteArray &json);
    /// From now on a message is shown as @p placeholder; does nothing if it is not in memory.
    void hide(qint64 seq, const QByteArray &placeholder) { setPlaceholder(seq, placeholder); }
    void restore(qint64 seq) { setPlaceholder(seq, {}); }
    /// A message as it is shown; empty: not in memory.
    [[nodiscard]] QByteArray shown(qint64 seq) const;
    /// All messages in memory, with the “}” of the frame whose last member they are. Made once and shared until the next message.
    [[nodiscard]] Piece all() const;
    /// There are older messages, which are not in memory.
    [[nodiscard]] bool isLonger() const { return m_droppedUpTo > 0; }
    /// The messages after @p seq; `more`: not all of them are in memory.
    [[nodiscard]] Slice after(qint64 seq) const;

private:
    struct Entry {
        qint64 seq;
        QByteArray said;
        QByteArray placeholder;  ///< while it is hidden

        [[nodiscard]] const QByteArray &shown() const { return placeholder.isEmpty() ? said : placeholder; }
    };
    void setPlaceholder(qint64 seq, const QByteArray &placeholder);
    void forgetAll();

    std::deque<Entry> m_entries;
    qsizetype m_bytes = 0;
    qint64 m_droppedUpTo = 0;  ///< seq of the newest message that is no longer in memory
    mutable Piece m_all;
    mutable int m_timesTaken = 0;  ///< since the last message
};

} // namespace LabChat
