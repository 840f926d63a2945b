// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportrequest.h"
#include "core/session/event.h"
#include "core/session/session.h"
#include "store/export/exportedsession.h"

namespace LabChat {

class Database;

/// What stands for a participant's code: always the same for the same log, and nobody can find the code without the log.
[[nodiscard]] QString pseudonymOf(const Session &session, const QString &code);

/// Takes out of a session, and of its events, what says who a participant is: codes become pseudonyms, nicknames and labels are left out, and so are the passages of texts that were
/// confirmed. What the operator wrote stays. Lives for one reading of a session.
class Pseudonymizer final {
public:
    /// Leaves everything as it is.
    Pseudonymizer() = default;
    Pseudonymizer(const SessionPtr &session, const Pseudonyms &pseudonyms);

    [[nodiscard]] bool isNeeded() const { return m_hasPseudonyms || !m_replaced.isEmpty(); }
    [[nodiscard]] SessionPtr session() const;
    [[nodiscard]] Event told(const Event &event) const;

private:
    [[nodiscard]] QString withoutPassages(const QString &body, qint64 seq) const;

    SessionPtr m_session;
    bool m_hasPseudonyms = false;
    QHash<qint64, QList<Passage>> m_replaced;  ///< by seq, the last one of a text first
};

/// The choice for a session whose participants have pseudonyms: codes, and pseudonyms that were given instead, as pseudonyms.
[[nodiscard]] QStringList chosenParticipants(const Session &session, const ExportRequest &request);

/// Who is behind the pseudonyms, as CSV. Errors are those of readSession().
[[nodiscard]] Result<QByteArray> pseudonymKey(Database &database, const QList<ExportedSession> &sessions);

} // namespace LabChat
