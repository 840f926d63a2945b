// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace LabChat {

/// A nonce, and the seq of its event.
struct KnownNonce {
    QByteArray nonce;
    qint64 seq = 0;

    [[nodiscard]] bool operator==(const KnownNonce &) const = default;
};

/// The nonces of what one participant has sent: by them, a retry is known. A plain value.
///
/// It knows the newest ones, at least `kept` of them, also after a restart. A page sends everything that is unanswered again, in its order, before anything new, so
/// only what has been sent from other tabs in the meantime may be newer than a retry. All nonces of a long session would be most of the memory of its fold.
///
/// Each message looks here three times, when nothing of it is in the processor's caches. A table of a few bytes for each nonce (open addressing, linear probing) finds its place
/// without reading the other nonces.
class NonceMemory final {
public:
    static constexpr qsizetype kept = 1000;

    /// The rules let no nonce through that is known. @p seq is higher than those before.
    void insert(const QByteArray &nonce, qint64 seq);
    /// 0: not known.
    [[nodiscard]] qint64 seqOf(const QByteArray &nonce) const;
    [[nodiscard]] bool contains(const QByteArray &nonce) const { return find(nonce) >= 0; }
    [[nodiscard]] bool isEmpty() const { return m_known.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_known.size(); }
    /// Takes in what somebody else has sent: the newest of it, which is forgotten before anything of one's own.
    void add(const NonceMemory &other);
    /// Everything that it knows, in the order in which it is forgotten.
    [[nodiscard]] const QList<KnownNonce> &all() const { return m_known; }
    [[nodiscard]] bool operator==(const NonceMemory &other) const { return m_known == other.m_known; }

private:
    friend class StateFields;

    [[nodiscard]] qsizetype find(const QByteArray &nonce) const;
    void place(quint32 hash, qsizetype index);
    void makeTable();

    QList<KnownNonce> m_known;
    QList<quint32> m_table;  ///< a part of the hash and an index in m_known, counted from 1; 0: free. Empty after it was read from a snapshot, until the next nonce
};

} // namespace LabChat
