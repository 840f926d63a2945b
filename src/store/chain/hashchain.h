// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/chain/textsecrets.h"

namespace LabChat {

class Database;

/// The writer's side of the chains: their newest hashes. If a transaction in which it was used fails, it has to be made anew. In the store thread, owned by SqliteEventLog.
/// Errors are those of Database.
class HashChain final {
public:
    /// In the transaction that writes an event, the next one of its session. Its row is not there yet.
    [[nodiscard]] Result<ChainDigest> extend(Database &database, qint64 session, const ChainedEvent &event);
    /// After such an event, the places are other persons'.
    [[nodiscard]] Result<void> changeHands(Database &database, qint64 session, const QList<int> &places, qint64 seq);
    /// Nothing more is expected of a session; its chain leaves the memory.
    void forget(qint64 session) { m_chains.remove(session); }

private:
    struct Chain {
        ChainDigest newest{};
        TextSecrets secrets;
    };
    [[nodiscard]] Result<Chain *> chainOf(Database &database, qint64 session);

    ChainHash m_hash;
    QHash<qint64, Chain> m_chains; ///< by session; read when they are needed first
};

/// Begins the chain of a new session, whose rows were written in this transaction. @p participants: how many places have a secret from the start.
[[nodiscard]] Result<void> beginChain(Database &database, qint64 session, int participants);

/// The hash of a session's chain as of an event: computed from the newest one that is stored at or before it. Where none is, the chain begins with zeros.
[[nodiscard]] Result<ChainDigest> chainAt(Database &database, qint64 session, qint64 seq);

/// Gives all sessions of an older log their chains, in the transaction of its migration. @p progress gets the percentage. Error codes are those of Database.
[[nodiscard]] Result<void> makeChains(Database &database, const std::function<void(int percent)> &progress);

} // namespace LabChat
