// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "store/export/exportedsession.h"

#include <QtCore/QHash>
#include <QtCore/QList>

#include <utility>

namespace LabChat {

class Database;

/// What participants' pages have reported as displayed in a session. A plain value; 16 bytes for each report.
class DisplayMarks final {
public:
    /// Errors are those of Database.
    [[nodiscard]] static Result<DisplayMarks> read(Database &database, const ExportedSession &session);

    /// When a message was displayed on a participant's page: ms since the epoch; 0: it was not reported.
    [[nodiscard]] qint64 displayedAt(int participant, int channel, qint64 seq) const;
    /// When it was first displayed to one of these, except for its author; likewise.
    [[nodiscard]] qint64 firstDisplayedAt(const QList<int> &members, int author, int channel, qint64 seq) const;

private:
    struct Mark {
        qint64 upTo = 0;
        qint64 atMs = 0;
    };
    QHash<std::pair<int, int>, QList<Mark>> m_marks; ///< by participant and channel, with rising upTo
};

} // namespace LabChat
