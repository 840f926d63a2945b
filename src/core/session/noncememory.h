// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>

namespace LabChat {

/// The nonces of what one participant has sent, each with the seq of its event: by them, a retry is known. A plain value.
///
/// It knows the newest ones, at least `kept` of them, also after a restart. A page sends everything that is unanswered again, in its order, before anything new, so
/// only what has been sent from other tabs in the meantime may be newer than a retry. All nonces of a long session would be most of the memory of its fold.
class NonceMemory final {
public:
    static constexpr qsizetype kept = 1000;

    void insert(const QByteArray &nonce, qint64 seq)
    {
        m_seqs.insert(nonce, seq);
        if (m_seqs.size() == kept && m_oldUpTo == 0)
            m_oldUpTo = seq;
        if (m_seqs.size() < 2 * kept)
            return;
        m_seqs.removeIf([this](const auto &entry) { return entry.value() <= m_oldUpTo; });
        m_oldUpTo = seq;
    }
    /// 0: not known.
    [[nodiscard]] qint64 seqOf(const QByteArray &nonce) const { return m_seqs.value(nonce); }
    [[nodiscard]] bool contains(const QByteArray &nonce) const { return m_seqs.contains(nonce); }
    [[nodiscard]] bool isEmpty() const { return m_seqs.isEmpty(); }
    /// Takes in what somebody else has sent.
    void add(const NonceMemory &other) { m_seqs.insert(other.m_seqs); }
    /// Everything that it knows: seq by nonce.
    [[nodiscard]] const QHash<QByteArray, qint64> &all() const { return m_seqs; }
    [[nodiscard]] bool operator==(const NonceMemory &) const = default;

private:
    friend class StateFields;

    QHash<QByteArray, qint64> m_seqs;
    qint64 m_oldUpTo = 0;  ///< the seq of the newest nonce that is forgotten next; 0: none is
};

} // namespace LabChat
