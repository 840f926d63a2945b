// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/csv.h"
#include "core/base/error.h"

#include <QtCore/QIODevice>

#include <functional>

namespace LabChat {

/// Collects the rows of an export, writes them in large pieces, and asks whether the export goes on. Lives for one export.
class RowWriter final {
public:
    RowWriter(QIODevice &target, const std::function<bool(qint64 rows)> &shouldContinue) : m_target(target), m_shouldContinue(shouldContinue) {}

    [[nodiscard]] CsvBytes &bytes() { return m_bytes; }
    [[nodiscard]] qint64 rows() const { return m_rows; }

    /// After each event; @p hadRow: it has been added to bytes(). Error codes `cancelled`, `not_written`.
    [[nodiscard]] Result<void> finishEvent(bool hadRow);
    /// Writes what is collected.
    [[nodiscard]] Result<void> flush();

private:
    QIODevice &m_target;
    const std::function<bool(qint64)> &m_shouldContinue;
    CsvBytes m_bytes;
    qint64 m_rows = 0;
    qint64 m_eventsWithoutRow = 0;
};

} // namespace LabChat
