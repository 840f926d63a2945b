// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/csv.h"
#include "core/logarchive.h"
#include "store/messagestates.h"
#include "store/timetexts.h"

#include <QtCore/QHash>

#include <utility>

namespace LabChat {

/// An author's position in the study, for the columns. Empty for the experimenter. A plain value.
struct Whereabouts {
    QString round, group, idInGroup, role, page, chat, label, person, treatment;
};

/// Makes the rows of one session for an export. Most are by somebody of whom nothing has changed since their row before: what is known of them is kept as bytes.
class ExportRows final {
public:
    /// @p states: only the format Messages needs them.
    explicit ExportRows(ExportFormat format, const MessageStates &states = {}) : m_format(format), m_states(states) {}

    [[nodiscard]] static QStringList header(ExportFormat format);
    /// Takes each event that may have a row or move anybody, with the state after it. Returns whether it has a row, which was written.
    bool add(CsvBytes &to, const SessionState &state, const Event &event);

private:
    /// Who did something, and where, as csvFields(); only what the format needs.
    struct Author {
        QByteArray channel, number, label, place, person;
    };
    [[nodiscard]] Author authorOf(const SessionState &state, const Event &event) const;
    [[nodiscard]] const Author &knownAuthor(const SessionState &state, const Event &event);
    [[nodiscard]] bool isWanted(const Event &event) const;
    void addTime(CsvBytes &to, const Event &event);
    void addMessage(CsvBytes &to, const SessionState &state, const Event &event);
    void addEvent(CsvBytes &to, const SessionState &state, const Event &event);
    void addChoice(CsvBytes &to, const SessionState &state, const Event &event);

    ExportFormat m_format;
    MessageStates m_states;
    TimeTexts m_times;
    QByteArray m_code, m_exportedCode; ///< of the session, as csvFields()
    QHash<std::pair<int, int>, Author> m_authors; ///< by participant and channel
    QHash<qint64, Author> m_held;                 ///< by the seq of a held message that will be released: the author when writing it
    Author m_late;                                ///< of the newest text from a page that had ended
};

} // namespace LabChat
