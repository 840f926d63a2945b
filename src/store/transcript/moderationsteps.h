// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/export/exportedsession.h"
#include "store/transcript/transcriptparts.h"

#include <QtCore/QHash>

namespace LabChat {

class Database;

/// All that happened to each message of a session, in the order in which it happened. Memory grows only with the messages to which something did. A plain value.
class ModerationSteps final {
public:
    /// Errors are those of Database.
    [[nodiscard]] static Result<ModerationSteps> read(Database &database, const ExportedSession &session);

    /// @p seq: of a message as members saw it, or of a held one.
    [[nodiscard]] QList<ModerationStep> of(qint64 seq) const { return m_steps.value(seq); }
    /// Whether a held message was released: then its release has the steps, too.
    [[nodiscard]] bool wasReleased(qint64 heldSeq) const;

private:
    QHash<qint64, QList<ModerationStep>> m_steps; ///< by seq
};

} // namespace LabChat
