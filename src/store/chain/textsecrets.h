// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "store/chain/chainhash.h"

#include <QtCore/QHash>
#include <QtCore/QMap>

namespace LabChat {

class Database;

/// The secrets of a session that salt the hashes of texts, and the hashes of texts that were destroyed. A secret is of a place as long as one person has it, so that
/// all of a person's secrets can be destroyed, and none of anybody else's. A plain value; errors are those of Database.
class TextSecrets final {
public:
    [[nodiscard]] static Result<TextSecrets> read(Database &database, qint64 session);

    /// Of what happened at a place (0: nobody's) in an event. Empty: there is none, or it was destroyed.
    [[nodiscard]] QByteArray secretAt(int place, qint64 seq) const;
    /// Makes one for the events from a seq on, and for what the session is made of (0).
    [[nodiscard]] Result<void> make(Database &database, qint64 session, int place, qint64 fromSeq);
    /// The hash of an event's destroyed texts; nullptr: they are there. @p seq 0: of what the session is made of.
    [[nodiscard]] const ChainDigest *erasedAt(qint64 seq, int place) const;

    /// The next hash of a chain, whether the event's texts are there or not.
    [[nodiscard]] ChainDigest next(ChainHash &hash, const ChainDigest &before, const ChainedEvent &event) const;

private:
    QHash<int, QMap<qint64, QByteArray>> m_secrets;        ///< by place, and the first seq
    QHash<std::pair<qint64, int>, ChainDigest> m_erased;
};

} // namespace LabChat
