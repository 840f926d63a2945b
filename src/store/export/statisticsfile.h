// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datatable.h"
#include "store/export/spooledrows.h"

namespace LabChat {

enum class StatisticsFormat {
    Stata, ///< .dta, version 118 (Stata 14 and newer), long texts as strL
    Spss,  ///< .sav; a text has at most 32,767 bytes
};

/// Writes a table for Stata or SPSS, by ReadStat, with the labels of the codebook. @p createdAtMs: written into the file, so that the same log gives the same bytes.
/// What the format cannot hold is cut off, and said in the file's notes. Error code `not_written`.
[[nodiscard]] Result<void> writeStatistics(QIODevice &target, StatisticsFormat format, const DataTable &table, SpooledRows &rows, qint64 createdAtMs);

} // namespace LabChat
