// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptplace.h"

namespace LabChat {

void TranscriptPlace::reset()
{
    m_row = 0;
    m_offset = 0;
}

void TranscriptPlace::rowsInserted(int first, int count)
{
    if (first <= m_row && m_layout->count() > 0)
        m_row += count;
}

void TranscriptPlace::rowsRemoved(int first, int last)
{
    if (m_row > last) {
        m_row -= last - first + 1;
    } else if (m_row >= first) {
        m_row = qMin(first, qMax(0, m_layout->count() - 1));
        m_offset = 0;
    }
}

void TranscriptPlace::setY(int y)
{
    if (m_layout->count() == 0)
        return;
    m_row = m_layout->rowAt(y);
    m_offset = y - m_layout->top(m_row);
}

/// When scrolling up, the new rows are measured, and the visible rows keep their distance to them: a wrong estimate never makes the text jump.
void TranscriptPlace::scrollTo(int y, int viewHeight, const Measure &measure)
{
    if (m_layout->count() == 0)
        return;
    const int distance = m_layout->top(m_row) - y;
    if (distance <= 0 || distance > viewHeight) {
        setY(y);
        return;
    }
    int height = 0;
    while (height < distance && m_row > 0) {
        --m_row;
        measure(m_row);
        height += m_layout->height(m_row);
    }
    m_offset = qMax(0, height - distance);
}

int TranscriptPlace::yToStay(int viewHeight, const Measure &measure)
{
    m_row = qBound(0, m_row, m_layout->count() - 1);
    measure(m_row);
    m_offset = qMin(m_offset, m_layout->height(m_row));
    int height = m_layout->height(m_row) - m_offset;
    for (int row = m_row + 1; row < m_layout->count() && height < viewHeight; ++row) {
        measure(row);
        height += m_layout->height(row);
    }
    return m_layout->top(m_row) + m_offset;
}

int TranscriptPlace::yOfEnd(int viewHeight, const Measure &measure) const
{
    int height = 0;
    for (int row = m_layout->count() - 1; row >= 0 && height < viewHeight; --row) {
        measure(row);
        height += m_layout->height(row);
    }
    return m_layout->totalHeight();
}

} // namespace LabChat
