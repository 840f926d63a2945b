// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/session/event.h"
#include "store/statement.h"

#include <QtCore/QHash>

namespace LabChat {

class Database;

/// The index of what was said in each channel: blocks of seqs, each of them a row. It is behind the log by a limited number of events, because a row for each
/// message costs half as much as the message. Errors are those of Database. For the thread of its Database.
class SaidIndex final {
public:
    /// How many events of a session it may be behind. Whoever looks something up reads so many events, which takes less than a millisecond.
    static constexpr qint64 behind = 1000;

    [[nodiscard]] static Result<SaidIndex> open(Database &database);
    /// In the transaction that writes @p event. If that fails, the index has to be opened anew.
    [[nodiscard]] Result<void> follow(Database &database, const Event &event);

private:
    struct Session {
        qint64 until = 0;                 ///< the seq of the last event that is in the table
        QHash<int, QList<qint64>> later;  ///< what was said since then, by channel
    };
    [[nodiscard]] Result<void> write(Database &database, qint64 id, Session &session, qint64 until);
    [[nodiscard]] Result<void> writeBlock(qint64 id, int channel, const QList<qint64> &seqs);

    Statement m_insertBlock;
    QHash<qint64, Session> m_sessions;
};

/// What was said in a session until now, by channel: SaidIndex and the events after it. Made for each look-up.
class SaidUntilNow final {
public:
    [[nodiscard]] static Result<SaidUntilNow> read(Database &database, qint64 session);

    /// The seqs of the last messages of a channel before a seq, or the first ones from it on; @p limit at most, ascending.
    [[nodiscard]] Result<QList<qint64>> before(int channel, qint64 seq, int limit) const;
    [[nodiscard]] Result<QList<qint64>> from(int channel, qint64 seq, int limit) const;

private:
    SaidUntilNow(Database &database, qint64 session) : m_database(database), m_session(session) {}
    [[nodiscard]] Result<void> readBlocks(const QString &which, int channel, qint64 seq, const std::function<bool(const QList<qint64> &seqs)> &visit) const;

    Database &m_database;
    qint64 m_session;
    qint64 m_until = 0;                ///< the seq of the last event of which the index is read
    QHash<int, QList<qint64>> m_later; ///< what was said since then, by channel
};

/// The SQL condition for isSaid().
[[nodiscard]] QString saidSql();

/// The number of messages of a session. @p session: an SQL expression for its id.
[[nodiscard]] QString countOfSaidSql(const QString &session);

} // namespace LabChat
