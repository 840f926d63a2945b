// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/session/event.h"

#include <QtCore/QHash>

namespace LabChat {

class Database;

/// The index of what was said in each channel. It is behind the log by a limited number of events, because an index that gets each message alone costs as much as
/// writing the message. Errors are those of Database. For the thread of its Database.
class SaidIndex final {
public:
    /// How many events of a session it may be behind. Whoever looks something up reads so many events, which takes less than a millisecond.
    static constexpr qint64 behind = 1000;

    [[nodiscard]] static Result<SaidIndex> open(Database &database);
    /// In the transaction that has written @p event.
    [[nodiscard]] Result<void> follow(Database &database, const Event &event);

private:
    QHash<qint64, qint64> m_until; ///< the seq of the last event that it contains, by session
};

/// The SQL condition for isSaid().
[[nodiscard]] QString saidSql();

/// The number of messages of a session. @p session: an SQL expression for its id.
[[nodiscard]] QString countOfSaidSql(const QString &session);

enum class Direction { Before, From };

/// A SELECT of the seqs of the messages of a channel that are nearest to @p seq, in one direction: @p limit of them if there are so many, and perhaps some more.
[[nodiscard]] QString seqsInChannelSql(qint64 session, int channel, Direction direction, qint64 seq, int limit);

/// A SELECT of the seqs of the last messages of each channel of a session, and perhaps some more.
[[nodiscard]] QString lastSeqsSql(qint64 session, int perChannel);

} // namespace LabChat
