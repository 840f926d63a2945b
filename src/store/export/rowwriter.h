// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/csv.h"
#include "store/export/tablewriter.h"

#include <QtCore/QIODevice>

#include <functional>

namespace LabChat {

/// Writes the rows of a table as CSV, in large pieces. Lives for one export.
class CsvTableWriter final : public TableWriter {
public:
    CsvTableWriter(QIODevice &target, const QStringList &header);

    [[nodiscard]] RowSink &rows() override { return m_bytes; }
    [[nodiscard]] Result<void> goOn() override;
    [[nodiscard]] Result<void> finish() override;

private:
    QIODevice &m_target;
    CsvBytes m_bytes;
};

[[nodiscard]] Error exportCancelled();
[[nodiscard]] Error exportNotWritten(const QString &reason);

/// Counts the events and rows of an export, and asks whether it goes on. Lives for one export.
class RowWriter final {
public:
    RowWriter(TableWriter &target, const std::function<bool(qint64 events)> &shouldContinue) : m_target(target), m_shouldContinue(shouldContinue) {}

    [[nodiscard]] RowSink &sink() { return m_target.rows(); }
    [[nodiscard]] qint64 rows() const { return m_rows; }

    /// After each event; @p rows: so many have been added to sink(). Error codes `cancelled`, `not_written`.
    [[nodiscard]] Result<void> finishEvent(int rows);

private:
    TableWriter &m_target;
    const std::function<bool(qint64)> &m_shouldContinue;
    qint64 m_rows = 0;
    qint64 m_events = 0;
};

} // namespace LabChat
