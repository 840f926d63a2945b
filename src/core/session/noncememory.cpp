// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/noncememory.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <algorithm>

namespace LabChat {

namespace {

constexpr quint32 indexMask = 0xfff;
constexpr qsizetype smallestTable = 16;
static_assert(2 * NonceMemory::kept < qsizetype(indexMask));

quint32 hashOf(const QByteArray &nonce)
{
    const size_t hash = qHash(nonce, size_t(QHashSeed::globalSeed()));
    return quint32(hash ^ (hash >> 32));
}

/// Where the search for a hash begins, in a table whose size is a power of two.
qsizetype startOf(quint32 hash, qsizetype tableSize)
{
    return qsizetype(hash) & (tableSize - 1);
}

} // namespace

void NonceMemory::insert(const QByteArray &nonce, qint64 seq)
{
    m_known.append({nonce, seq});
    if (m_known.size() >= 2 * kept) {
        m_known = m_known.last(kept);
        m_table.clear();
    }
    if (m_table.size() < 2 * m_known.size())
        makeTable();
    else
        place(hashOf(nonce), m_known.size() - 1);
}

qint64 NonceMemory::seqOf(const QByteArray &nonce) const
{
    const qsizetype known = find(nonce);
    return known < 0 ? 0 : m_known.at(known).seq;
}

void NonceMemory::add(const NonceMemory &other)
{
    const QList<KnownNonce> own = m_known.last(qMin(m_known.size(), kept));
    QSet<QByteArray> ownNonces;
    for (const KnownNonce &known : own)
        ownNonces.insert(known.nonce);
    m_known = other.m_known.last(qMin(other.m_known.size(), kept));
    m_known.removeIf([&ownNonces](const KnownNonce &known) { return ownNonces.contains(known.nonce); });
    m_known += own;
    makeTable();
}

/// The index in m_known; -1: it is not there.
qsizetype NonceMemory::find(const QByteArray &nonce) const
{
    if (m_table.isEmpty()) {
        const auto found = std::find_if(m_known.begin(), m_known.end(), [&nonce](const KnownNonce &known) { return known.nonce == nonce; });
        return found == m_known.end() ? -1 : found - m_known.begin();
    }
    const quint32 hash = hashOf(nonce);
    for (qsizetype slot = startOf(hash, m_table.size()); m_table.at(slot) != 0; slot = (slot + 1) & (m_table.size() - 1)) {
        const quint32 entry = m_table.at(slot);
        const qsizetype index = qsizetype(entry & indexMask) - 1;
        if ((entry & ~indexMask) == (hash & ~indexMask) && m_known.at(index).nonce == nonce)
            return index;
    }
    return -1;
}

void NonceMemory::place(quint32 hash, qsizetype index)
{
    qsizetype slot = startOf(hash, m_table.size());
    while (m_table.at(slot) != 0)
        slot = (slot + 1) & (m_table.size() - 1);
    m_table[slot] = (hash & ~indexMask) | quint32(index + 1);
}

/// At least four times as large as needed: it serves until it is half full.
void NonceMemory::makeTable()
{
    qsizetype size = smallestTable;
    while (size < 4 * m_known.size())
        size *= 2;
    m_table = QList<quint32>(size, 0);
    for (qsizetype i = 0; i < m_known.size(); ++i)
        place(hashOf(m_known.at(i).nonce), i);
}

} // namespace LabChat
