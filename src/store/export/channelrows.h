// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/export/messagestates.h"
#include "store/export/chosenrows.h"
#include "store/export/tablerows.h"
#include "store/export/timetexts.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace LabChat {

/// The rows of the table Channels, which are known at the end.
class ChannelRows final : public TableRows {
public:
    ChannelRows(const ChosenRows &chosen, const MessageStates &states) : m_chosen(chosen), m_states(states) {}

    int add(RowSink &to, const SessionState &state, const Event &event) override;
    int finish(RowSink &to, const SessionState &state) override;

private:
    struct Counts {
        qint64 messages = 0, hidden = 0, characters = 0, firstMs = 0, lastMs = 0;
        QSet<int> authors;
    };

    ChosenRows m_chosen;
    MessageStates m_states;
    QHash<int, Counts> m_counts; ///< by channel
    TimeTexts m_times;
};

} // namespace LabChat
