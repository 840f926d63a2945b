// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <utility>

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
        if (m_newer.size() >= kept)
            m_older = std::exchange(m_newer, {});
        m_newer.insert(nonce, seq);
    }
    /// 0: not known.
    [[nodiscard]] qint64 seqOf(const QByteArray &nonce) const { return m_newer.value(nonce, m_older.value(nonce)); }
    [[nodiscard]] bool contains(const QByteArray &nonce) const { return m_newer.contains(nonce) || m_older.contains(nonce); }
    [[nodiscard]] bool isEmpty() const { return m_newer.isEmpty() && m_older.isEmpty(); }
    /// Takes in what somebody else has sent.
    void add(const NonceMemory &other)
    {
        m_newer.insert(other.m_newer);
        m_older.insert(other.m_older);
    }
    /// Everything that it knows.
    [[nodiscard]] QHash<QByteArray, qint64> all() const
    {
        QHash<QByteArray, qint64> both = m_older;
        both.insert(m_newer);
        return both;
    }

private:
    QHash<QByteArray, qint64> m_newer;
    QHash<QByteArray, qint64> m_older;  ///< those before
};

} // namespace LabChat
