// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>

namespace LabChat {

/// The positions of a transcript's rows, in pixels. A row's height is an estimate until it is
/// measured, so that thousands of rows cost nothing before they are visible. A plain value.
class TranscriptLayout final {
public:
    void clear();
    void insert(int first, const QList<int> &guesses);
    void remove(int first, int count);
    /// @p height was measured, with this width and font.
    void measure(int row, int height);

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] bool isMeasured(int row) const { return m_rows.at(row).measured; }
    [[nodiscard]] int height(int row) const { return m_rows.at(row).height; }
    /// Of the row, or of the end.
    [[nodiscard]] int top(int row) const;
    [[nodiscard]] int totalHeight() const { return top(count()); }
    /// The row at this position; outside of all rows, the nearest one; -1 if there is none.
    [[nodiscard]] int rowAt(int y) const;

private:
    struct Row {
        int height = 0;
        bool measured = false;
    };

    QList<Row> m_rows;
    mutable QList<int> m_tops{0};  ///< only the valid ones
};

} // namespace LabChat
