// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QStringList>

namespace LabChat {

/// What was found about an export. A plain value.
struct Verification {
    int files = 0;            ///< that are as the manifest says
    int sessions = 0;         ///< that are as the log says; only if it was compared
    qint64 events = 0;        ///< of them
    QStringList problems;     ///< in words; empty: everything is as it was written
};

/// Compares the files of an export with its manifest (of a data package, or beside the export), and (@p dataDirectory is not empty) them with the log as it was then: what has happened in a session since
/// is left out. @p name: of the package's folder, or of the manifest beside an export. Reads all of it. Error codes `not_a_package`, and those of Database.
[[nodiscard]] Result<Verification> verifyExport(const QString &name, const QString &dataDirectory);

} // namespace LabChat
