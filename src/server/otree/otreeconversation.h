// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "server/otree/otreehistory.h"
#include "server/wire/dialect.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

#include <memory>

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

    ~OTreeConversation() override;
    /// Reads the channel's whole history from the log, and shares it by the door.
    void load();
    /// Another conversation has read it.
    void take(const std::shared_ptr<OTreeHistory> &history);

    void receive(const QByteArray &text) override;
    [[nodiscard]] QByteArray translated(const QByteArray &frame) override;

private:
    struct Waiting {
        QString nickname;
        QString body;
    };
    void say(const QString &nickname, const QString &body);
    void refuse(const QString &why);
    void sayWhatWaits();
    void reconnect();
    [[nodiscard]] QByteArray opened(const QByteArray &channel);
    [[nodiscard]] QByteArray begun();
    [[nodiscard]] QByteArray withOlder(const QJsonObject &history);
    [[nodiscard]] QByteArray said(const QJsonObject &message);
    [[nodiscard]] QByteArray stateChanged(const QJsonObject &state);
    void askForOlder(qint64 before);
    [[nodiscard]] OTreeHistory::Encode encode() const;
    [[nodiscard]] QByteArray lineOf(const QJsonObject &message) const;
    [[nodiscard]] QByteArray note(const QString &text) const;
    [[nodiscard]] qint64 numberOf(int member) const;

    Connection *m_connection;
    QPointer<SessionHost> m_session;
    QPointer<OTreeDoor> m_door;
    QString m_participant;
    ChannelClaims m_claims;
    GrowthLimits m_limits;
    QString m_handle;           ///< of the channel; empty: not admitted yet
    std::shared_ptr<OTreeHistory> m_history;
    QJsonArray m_newest;        ///< while the older messages are being read
    QJsonArray m_later;         ///< messages that came before the history was complete
    QByteArray m_openNote;      ///< what has to be said behind the history
    qint64 m_lastSeq = 0;       ///< the page has everything up to here
    bool m_hasBegun = false;    ///< the page has the history
    bool m_isOpen = true;
    QList<Waiting> m_waiting;   ///< said before the participant was admitted
};

} // namespace LabChat
