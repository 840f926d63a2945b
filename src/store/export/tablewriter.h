// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/rowsink.h"

namespace LabChat {

/// Where the rows of one table go: a file in some format, which has its header already.
class TableWriter {
public:
    virtual ~TableWriter() = default;

    [[nodiscard]] virtual RowSink &rows() = 0;
    /// Often: writes what has piled up. Error code `not_written`.
    [[nodiscard]] virtual Result<void> goOn() = 0;
    /// Once: writes the rest.
    [[nodiscard]] virtual Result<void> finish() = 0;
};

} // namespace LabChat
