// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/transcriptlayout.h"

#include <functional>

namespace LabChat {

/// The reader's position in a transcript: the row at the upper edge of the view, and its
/// offset. Measures only rows that become visible. A value; the layout must outlive it.
class TranscriptPlace final {
public:
    /// Makes sure that the height of a row is measured.
    using Measure = std::function<void(int row)>;

    explicit TranscriptPlace(TranscriptLayout *layout) : m_layout(layout) {}

    void reset();
    /// Before the rows are added to the layout: the same message stays at the upper edge.
    void rowsInserted(int first, int count);
    /// After the rows were removed from the layout.
    void rowsRemoved(int first, int last);
    /// Sets the position to @p y, without measuring.
    void setY(int y);
    /// Follows the scroll bar to @p y, in a view of this height.
    void scrollTo(int y, int viewHeight, const Measure &measure);
    /// The scroll position at which the view shows this position.
    [[nodiscard]] int yToStay(int viewHeight, const Measure &measure);
    /// The same for the end of the transcript.
    [[nodiscard]] int yOfEnd(int viewHeight, const Measure &measure) const;

private:
    TranscriptLayout *m_layout;
    int m_row = 0;
    int m_offset = 0;
};

} // namespace LabChat
