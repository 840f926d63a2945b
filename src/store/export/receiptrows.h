// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/export/chosenrows.h"
#include "store/export/displaymarks.h"
#include "store/export/presenceintervals.h"
#include "store/export/tablerows.h"
#include "store/export/timetexts.h"

namespace LabChat {

/// The rows of the table Receipts: for each message and each other member of its channel.
class ReceiptRows final : public TableRows {
public:
    ReceiptRows(const ChosenRows &chosen, const DisplayMarks &displays, const PresenceIntervals &presence) : m_chosen(chosen), m_displays(displays), m_presence(presence) {}

    int add(RowSink &to, const SessionState &state, const Event &event) override;
    int finish(RowSink & /*to*/, const SessionState & /*state*/) override { return 0; }

private:
    ChosenRows m_chosen;
    DisplayMarks m_displays;
    PresenceIntervals m_presence;
    TimeTexts m_times;
};

} // namespace LabChat
