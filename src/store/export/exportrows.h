// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datatable.h"
#include "store/export/chosenrows.h"
#include "store/export/displaymarks.h"
#include "store/export/messagestates.h"
#include "store/export/tablerows.h"
#include "store/export/timetexts.h"

#include <QtCore/QHash>

#include <utility>

namespace LabChat {

/// Makes the rows of the tables that have one for each event of some kinds: OTree, Messages, Events, Choices. Most are by somebody of whom nothing has changed since their row before: what is known of them is kept as bytes.
class ExportRows final : public TableRows {
public:
    /// @p states, @p displays: only Messages needs them.
    explicit ExportRows(TableKind table, const ChosenRows &chosen = {}, const MessageStates &states = {}, const DisplayMarks &displays = {})
        : m_table(table), m_chosen(chosen), m_states(states), m_displays(displays)
    {
    }

    int add(RowSink &to, const SessionState &state, const Event &event) override;
    int finish(RowSink & /*to*/, const SessionState & /*state*/) override { return 0; }

private:
    /// Who did something, and where, as csvFields(); only what the format needs.
    struct Author {
        QByteArray channel, number, label, place, person, chat, values;
    };
    [[nodiscard]] Author authorOf(const SessionState &state, const Event &event) const;
    [[nodiscard]] const Author &knownAuthor(const SessionState &state, const Event &event);
    [[nodiscard]] bool isWanted(const Event &event) const;
    void addTime(RowSink &to, const Event &event);
    void addMessage(RowSink &to, const SessionState &state, const Event &event);
    void addEvent(RowSink &to, const SessionState &state, const Event &event);
    void addChoice(RowSink &to, const SessionState &state, const Event &event);

    TableKind m_table;
    ChosenRows m_chosen;
    MessageStates m_states;
    DisplayMarks m_displays;
    TimeTexts m_times, m_elapsedTimes;
    QByteArray m_code, m_exportedCode; ///< of the session, as csvFields()
    QHash<std::pair<int, int>, Author> m_authors; ///< by participant and channel
    /// Of a message, when it was written.
    struct Writing {
        Author author;
        QByteArray elapsed; ///< since the author came to the page, as csvFields()
    };
    [[nodiscard]] Writing writingOf(const SessionState &state, const Event &event);
    QHash<qint64, Writing> m_held;                ///< by the seq of a held message that will be released
    Author m_late;                                ///< of the newest text from a page that had ended
};

} // namespace LabChat
