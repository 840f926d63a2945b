// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/session/channelclaims.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QStringList>

namespace LabChat {

/// What one key may bring about: tickets of a page that has gone wild, or of a stranger who has the key, must not fill the log or the memory.
struct KeyLimits {
    int sessions = 100;           ///< that run at the same time
    GrowthLimits growth;          ///< of each session
    double messagesPerSecond = 200;

    [[nodiscard]] bool operator==(const KeyLimits &) const = default;
};

/// A secret that a key had before it was rotated. A plain value.
struct OldSecret {
    QByteArray secret;
    qint64 untilMs = 0;         ///< until when tickets that were signed with it are valid; ms since the epoch, UTC

    [[nodiscard]] bool operator==(const OldSecret &) const = default;
};

/// A key with which another system signs channel tickets (HMAC-SHA256, RFC 7518, section 3.2). A plain value.
struct TicketKey {
    QString name;               ///< `kid` in the header of its tickets
    bool isOpen = false;        ///< no key at all: its only session is open to boxes that nobody has signed
    QByteArray secret;          ///< what the other system gives to its JWT library: text in ASCII, 256 random bits
    QList<OldSecret> oldSecrets; ///< the newest last; for some days also those that have ended, whose boxes stay until they connect anew
    qint64 createdAtMs = 0;
    qint64 revokedAtMs = 0;     ///< 0: it is valid
    QStringList sessions;       ///< the only sessions that its tickets may name; empty: any
    QStringList origins;        ///< the only pages (`https://host`) that may use its tickets; empty: those that may use any
    QStringList revokedTickets; ///< their `jti`
    KeyLimits limits;

    [[nodiscard]] bool isRevoked() const { return revokedAtMs != 0; }
    /// When the last old secret ends, or has ended; 0: there is none.
    [[nodiscard]] qint64 oldUntilMs() const;
    [[nodiscard]] bool operator==(const TicketKey &) const = default;
};

/// Whether a text may be the name of a key: `^[a-zA-Z0-9_-]+$`, at most 64 characters.
[[nodiscard]] bool isKeyName(QStringView text);

/// A change of the keys. Pure functions: they return the new list, or why the change is not possible.
/// Error codes `bad_key_name`, `key_exists`, `no_key`, `key_revoked`.
using KeyList = QList<TicketKey>;
[[nodiscard]] const TicketKey *findKey(const KeyList &keys, const QString &name);
[[nodiscard]] Result<KeyList> withNewKey(KeyList keys, const QString &name, qint64 nowMs);
/// The old secret stays valid for @p overlapMs, and those before it for as long as was said then. 0: it may be in wrong hands, and nothing old is valid.
[[nodiscard]] Result<KeyList> withRotatedKey(KeyList keys, const QString &name, qint64 nowMs, qint64 overlapMs);
/// Its tickets are worthless from now on. The name is never used again: sessions are kept apart by it.
[[nodiscard]] Result<KeyList> withRevokedKey(KeyList keys, const QString &name, qint64 nowMs);
[[nodiscard]] Result<KeyList> withRevokedTicket(KeyList keys, const QString &name, const QString &ticketId);
/// Opens a session of another system to boxes without a signature, and closes it again: whoever reaches the server can be anybody in it.
/// In the list it is an entry of its own, which no ticket can name. Error codes `bad_session`, `session_open`, `no_key`, `key_revoked`.
[[nodiscard]] Result<KeyList> withOpenSession(KeyList keys, const QString &session, qint64 nowMs);
[[nodiscard]] Result<KeyList> withClosedSession(KeyList keys, const QString &session, qint64 nowMs);
/// Its sessions, origins and limits.
[[nodiscard]] Result<KeyList> withLimitedKey(KeyList keys, const TicketKey &limited);

} // namespace LabChat

Q_DECLARE_METATYPE(LabChat::TicketKey)
