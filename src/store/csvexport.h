// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/logarchive.h"
#include "core/session/sessionstate.h"

#include <QtCore/QIODevice>

#include <functional>

namespace LabChat {

class Database;

/// An author's position in the study, for the columns. Empty for the experimenter. A plain value.
struct Whereabouts {
    QString round, group, idInGroup, role, page, chat, label, person, treatment;
};

/// Writes the log of one or several sessions as CSV records. Lives for one export, in a pool thread.
class CsvExport final {
public:
    /// @p goesOn is called after each row with the number of rows so far; if it returns false, the export is cancelled (error code `cancelled`).
    CsvExport(Database &database, ExportFormat format, QIODevice &target, std::function<bool(qint64 rows)> shouldContinue);

    /// Sessions by id. oTree's format is ordered by time across all of them; the other
    /// formats by session, then by seq. Returns the number of rows below the header.
    [[nodiscard]] Result<qint64> write(const QList<qint64> &sessionIds);

private:
    [[nodiscard]] Result<void> writeSession(qint64 id);
    [[nodiscard]] Result<void> readOutcomes(qint64 id);
    [[nodiscard]] Result<void> writeByTime(const QList<qint64> &sessionIds);
    [[nodiscard]] Result<void> writeRow(const QStringList &fields);
    [[nodiscard]] Result<void> writeRecord(const QStringList &fields);
    [[nodiscard]] QStringList header() const;
    [[nodiscard]] QStringList fieldsOf(const SessionState &state, const Event &event);
    [[nodiscard]] QStringList messageFields(const SessionState &state, const Event &event);
    [[nodiscard]] bool isWanted(const Event &event) const;

    Database &m_database;
    ExportFormat m_format;
    QIODevice &m_target;
    std::function<bool(qint64)> m_shouldContinue;
    qint64 m_rows = 0;
    QHash<qint64, Whereabouts> m_written;  ///< of held messages, by seq: the authors' positions when they wrote them
    QHash<qint64, QString> m_outcomes;  ///< the final states of the session's messages; none: `visible`
};

} // namespace LabChat
