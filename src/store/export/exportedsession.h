// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>

namespace LabChat {

/// A session in an export. A plain value.
struct ExportedSession {
    qint64 id = 0;
    qint64 lastSeq = 0; ///< as if the log ended there; 0: all of it

    [[nodiscard]] bool isAfter(qint64 seq) const { return lastSeq != 0 && seq > lastSeq; }
};

} // namespace LabChat
