// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowsink.h"
#include "core/session/sessionstate.h"

namespace LabChat {

/// Makes the rows of one table from the events of one session.
class TableRows {
public:
    virtual ~TableRows() = default;

    /// Takes each event, with the state after it. Returns the number of rows that were written.
    virtual int add(RowSink &to, const SessionState &state, const Event &event) = 0;
    /// Once, after the last event.
    virtual int finish(RowSink &to, const SessionState &state) = 0;
};

} // namespace LabChat
