// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "server/dialect.h"

#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

namespace LabChat {

class Connection;
class OTreeDoor;
class SessionHost;

/// A chat of an unmodified oTree page. The server sends arrays of `{nickname, body, participant_id}`, the whole history first; the page sends `{body, nickname_signed}`.
/// The page can only add lines: what happens to a chat, and why a message was refused, is a line, too; what was hidden goes with the next history, for which
/// the connection is closed, since the page reconnects by itself. Lives in the net thread, owned by its Connection.
class OTreeConversation final : public Dialect {
    Q_DECLARE_TR_FUNCTIONS(LabChat::OTreeConversation)

public:
    /// Lets the participant into the channel. The nickname comes with the first message; until then it is a placeholder.
    OTreeConversation(Connection *connection, SessionHost *session, OTreeDoor &door, const QString &participant, const ChannelClaims &claims, const GrowthLimits &limits);

    void receive(const QByteArray &text) override;
    [[nodiscard]] QByteArray translated(const QByteArray &frame) override;

private:
    struct Waiting {
        QString nickname;
        QString body;
    };
    void admit();
    void say(const QString &nickname, const QString &body);
    void sayWhatWaits();
    void reconnect();
    [[nodiscard]] QByteArray opened(const QJsonObject &channel);
    [[nodiscard]] QByteArray withOlder(const QJsonArray &older, bool more);
    [[nodiscard]] QByteArray stateChanged(const QJsonObject &state);
    [[nodiscard]] QJsonArray lines(const QJsonArray &messages) const;
    [[nodiscard]] QJsonObject line(const QString &nickname, const QString &body, qint64 participant = 0) const;
    [[nodiscard]] QByteArray note(const QString &text) const;
    [[nodiscard]] qint64 numberOf(int member) const;

    Connection *m_connection;
    QPointer<SessionHost> m_session;
    OTreeDoor &m_door;
    QString m_participant;
    ChannelClaims m_claims;
    GrowthLimits m_limits;
    QString m_handle;           ///< of the channel; empty: not admitted yet
    QJsonArray m_history;       ///< as frames, until it is complete
    bool m_isComplete = false;
    bool m_isOpen = true;
    QList<Waiting> m_waiting;   ///< said before the participant was admitted
};

} // namespace LabChat
