// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/messagerow.h"
#include "console/messages/streamquery.h"
#include "console/session/channelhomes.h"
#include "console/session/watchedsession.h"

namespace LabChat {

/// The sessions whose messages are in the stream: the names of their channels, groups and authors,
/// and which messages match a filter. A value; the sessions must outlive it. Main thread.
class StreamSessions final {
public:
    void set(const QList<const WatchedSession *> &sessions);
    /// A session has more channels.
    void grow(const WatchedSession &watched);
    [[nodiscard]] QList<qint64> ids() const { return m_sessions.keys(); }
    [[nodiscard]] const WatchedSession &watched(qint64 session) const { return *m_sessions.constFind(session)->watched; }

    [[nodiscard]] QString code(const MessageRow &message) const { return watched(message.session).session().code; }
    [[nodiscard]] QString channelTitle(const MessageRow &message) const;
    /// The group of the channel, or, if the channel has several groups, the author's group in that round; empty: none. In a session of another
    /// system, what that system calls it.
    [[nodiscard]] QString group(const MessageRow &message) const;
    [[nodiscard]] QString author(const MessageRow &message) const;
    [[nodiscard]] bool isHidden(const MessageRow &message) const;
    [[nodiscard]] bool fits(const MessageRow &message, const StreamQuery &query) const;

private:
    struct Names {
        const WatchedSession *watched = nullptr;
        QStringList titles;       ///< by channel
        QList<ChannelHome> homes; ///< by channel
    };

    [[nodiscard]] bool isBy(const MessageRow &message, const QString &author) const;

    QHash<qint64, Names> m_sessions;
};

} // namespace LabChat
