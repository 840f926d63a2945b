// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptlayout.h"

#include <algorithm>

namespace LabChat {

void TranscriptLayout::clear()
{
    m_rows.clear();
    m_tops = {0};
}

void TranscriptLayout::insert(int first, const QList<int> &guesses)
{
    m_rows.insert(first, guesses.size(), Row{});
    for (int i = 0; i < guesses.size(); ++i)
        m_rows[first + i].height = guesses.at(i);
    m_tops.resize(qMin(int(m_tops.size()), first + 1));
}

void TranscriptLayout::remove(int first, int count)
{
    m_rows.remove(first, count);
    m_tops.resize(qMin(int(m_tops.size()), first + 1));
}

void TranscriptLayout::measure(int row, int height)
{
    if (m_rows.at(row).height != height)
        m_tops.resize(qMin(int(m_tops.size()), row + 1));
    m_rows[row] = {height, true};
}

int TranscriptLayout::top(int row) const
{
    for (int known = int(m_tops.size()) - 1; known < row; ++known)
        m_tops.append(m_tops.at(known) + m_rows.at(known).height);
    return m_tops.at(row);
}

int TranscriptLayout::rowAt(int y) const
{
    if (m_rows.isEmpty())
        return -1;
    static_cast<void>(totalHeight());
    const auto below = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return qBound(0, int(std::distance(m_tops.begin(), below)) - 1, count() - 1);
}

} // namespace LabChat
