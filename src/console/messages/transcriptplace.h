// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/messages/transcriptlayout.h"

#include <functional>

namespace LabChat {

/// Where in a transcript somebody reads: the row at the upper edge of the view, and how far it is scrolled out. Measures
/// the rows that come onto the screen, and no others. A value beside the layout, which must outlive it.
class TranscriptPlace final {
public:
    /// Sees to it that the height of a row is measured.
    using Measure = std::function<void(int row)>;

    explicit TranscriptPlace(TranscriptLayout *layout) : m_layout(layout) {}

    void reset();
    /// Before the rows are in the layout: the same message stays at the upper edge.
    void rowsInserted(int first, int count);
    /// After the rows are out of the layout.
    void rowsRemoved(int first, int last);
    /// The place at @p y, without measuring.
    void setY(int y);
    /// Follows the scroll bar to @p y, in a view of this height.
    void scrollTo(int y, int viewHeight, const Measure &measure);
    /// What @p y the view has to be scrolled to, to stay at this place.
    [[nodiscard]] int yToStay(int viewHeight, const Measure &measure);
    /// The same for the end of the transcript.
    [[nodiscard]] int yOfEnd(int viewHeight, const Measure &measure) const;

private:
    TranscriptLayout *m_layout;
    int m_row = 0;
    int m_offset = 0;
};

} // namespace LabChat
