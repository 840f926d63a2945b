// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/export/messagestates.h"
#include "store/export/chosenrows.h"
#include "store/export/tablerows.h"
#include "store/export/timetexts.h"

#include <QtCore/QHash>

namespace LabChat {

/// The rows of the table Participants, which are known at the end.
class ParticipantRows final : public TableRows {
public:
    ParticipantRows(const ChosenRows &chosen, const MessageStates &states) : m_chosen(chosen), m_states(states) {}

    int add(RowSink &to, const SessionState &state, const Event &event) override;
    int finish(RowSink &to, const SessionState &state) override;

private:
    struct Counts {
        qint64 arrivedMs = 0, actedMs = 0, finishedMs = 0, connections = 0, messages = 0, hidden = 0, characters = 0, actions = 0;
    };
    void write(RowSink &to, const SessionState &state, int participant);

    ChosenRows m_chosen;
    MessageStates m_states;
    QHash<int, Counts> m_counts; ///< by participant
    TimeTexts m_times;
};

} // namespace LabChat
