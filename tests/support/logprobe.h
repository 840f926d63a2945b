// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqliteeventlog.h"

#include <QtCore/QObject>

namespace LabChat::Testing {

/// An event log on the disk, with a record of all its answers. Lives in the test's thread.
class LogProbe final : public QObject {
    Q_OBJECT

public:
    /// Opens the log in @p directory; see `contents` and `openError`.
    explicit LogProbe(const QString &directory);

    SqliteEventLog log;
    std::optional<LogContents> contents;
    std::optional<Error> openError;
    QList<SessionPtr> sessions;
    QList<Error> sessionErrors;
    QList<Room> rooms;
    QList<QList<Event>> commits;    ///< one list for each commit
    QList<QList<Event>> failures;
    QList<Error> errors;            ///< one for each list of failures
    QList<QList<Event>> recoveries;
    QList<Error> damage;
};

} // namespace LabChat::Testing
