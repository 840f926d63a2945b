// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datatable.h"
#include "store/export/chosenrows.h"
#include "store/export/displaymarks.h"
#include "store/export/exportedsession.h"
#include "store/export/messagestates.h"
#include "store/export/presenceintervals.h"
#include "store/export/tablerows.h"

#include <memory>

namespace LabChat {

/// What the rows of a session say of what comes after them. A plain value.
struct SessionOutlook {
    MessageStates states;
    ChosenRows chosen;
    DisplayMarks displays;
    PresenceIntervals presence;

    /// As far as the tables need it. The names of chosen participants are those of SessionReading. Errors are those of SessionReading.
    [[nodiscard]] static Result<SessionOutlook> read(Database &database, const ExportedSession &session, const ExportRequest &request, const QList<TableKind> &tables);
};

[[nodiscard]] std::unique_ptr<TableRows> makeTableRows(TableKind table, const SessionOutlook &outlook);

} // namespace LabChat
