// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/session/channelhistory.h"

#include "core/eventlog.h"

#include <algorithm>

namespace LabChat {

namespace {

constexpr qsizetype maxBytes = 256 * 1024;

} // namespace

void ChannelHistory::append(qint64 seq, const QByteArray &json)
{
    m_entries.push_back({seq, json, {}});
    m_bytes += json.size() + 1;
    while (m_entries.size() > recentMessagesPerChannel || m_bytes > maxBytes) {
        m_bytes -= m_entries.front().said.size() + 1;
        m_droppedUpTo = m_entries.front().seq;
        m_entries.pop_front();
    }
    forgetAll();
}

QByteArray ChannelHistory::shown(qint64 seq) const
{
    const auto entry = std::lower_bound(m_entries.begin(), m_entries.end(), seq, [](const Entry &e, qint64 s) { return e.seq < s; });
    return entry != m_entries.end() && entry->seq == seq ? entry->shown() : QByteArray();
}

void ChannelHistory::setPlaceholder(qint64 seq, const QByteArray &placeholder)
{
    const auto entry = std::lower_bound(m_entries.begin(), m_entries.end(), seq, [](const Entry &e, qint64 s) { return e.seq < s; });
    if (entry == m_entries.end() || entry->seq != seq)
        return;
    entry->placeholder = placeholder;
    forgetAll();
}

/// Whoever comes second is mostly one of many.
Piece ChannelHistory::all() const
{
    ++m_timesTaken;
    if (m_timesTaken == 1)
        m_all = QByteArray(after(m_droppedUpTo).messages + '}');
    else if (m_timesTaken == 2)
        m_all = Piece::lasting(m_all.bytes());
    return m_all;
}

void ChannelHistory::forgetAll()
{
    m_all = {};
    m_timesTaken = 0;
}

ChannelHistory::Slice ChannelHistory::after(qint64 seq) const
{
    const auto first = std::upper_bound(m_entries.begin(), m_entries.end(), seq, [](qint64 s, const Entry &entry) { return s < entry.seq; });
    QByteArray array;
    array.reserve(m_bytes + 2);
    array += '[';
    for (auto it = first; it != m_entries.end(); ++it) {
        if (it != first)
            array += ',';
        array += it->shown();
    }
    array += ']';
    return {array, seq < m_droppedUpTo};
}

} // namespace LabChat
