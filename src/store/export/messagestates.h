// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "store/export/exportedsession.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QString>

namespace LabChat {

class Database;

/// What has become of the messages of a session in the end, which their rows in an export say before it has happened. One byte for each event
/// up to the last message that anything has happened to, so that a long session with many of them needs little memory. A plain value.
class MessageStates final {
public:
    enum State : char { Visible, Held, Released, Refused, Hidden };

    /// Errors are those of Database.
    [[nodiscard]] static Result<MessageStates> read(Database &database, const ExportedSession &session);

    [[nodiscard]] State at(qint64 seq) const { return seq < m_states.size() ? State(m_states.at(seq)) : Visible; }
    /// Who decided it, and why. Empty: nobody.
    struct Decision {
        QString operatorName, reason;
        qint64 atMs = 0;
    };
    [[nodiscard]] Decision decisionOn(qint64 seq) const { return m_decisions.value(seq); }
    /// The event that released a held message; 0: none did.
    [[nodiscard]] qint64 releaseOf(qint64 heldSeq) const { return m_releases.value(heldSeq); }
    /// The state's name in exports.
    [[nodiscard]] static QByteArrayView nameOf(State state);

private:
    void set(qint64 seq, State state);

    QByteArray m_states; ///< by seq
    QHash<qint64, qint64> m_releases;  ///< by the held message's seq
    QHash<qint64, Decision> m_decisions; ///< by seq: the newest
};

} // namespace LabChat
