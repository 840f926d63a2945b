// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otreepeople.h"
#include "core/ticketkey.h"
#include "server/otreeaddress.h"
#include "server/sessions.h"

#include <memory>

namespace LabChat {

/// What is needed to serve the chat of oTree's own pages. A plain value; off without a secret key.
struct OTreeOptions {
    QByteArray secretKey;      ///< SECRET_KEY in its settings.py
    QByteArray adminPassword;  ///< its OTREE_ADMIN_PASSWORD
    std::shared_ptr<const OTreePeople> people;  ///< null: its numbers stand for names

    [[nodiscard]] bool isOn() const { return !secretKey.isEmpty(); }
};

/// Lets the chats of unmodified oTree pages into their channels. Its sessions are those of the key “otree”, so tickets that are signed with a key of this name
/// reach the same ones. Lives in the net thread, owned by LabServer.
class OTreeDoor final : public QObject {
    Q_OBJECT

public:
    static inline const QString keyName = QStringLiteral("otree");

    OTreeDoor(Sessions &sessions, const OTreeOptions &options, QObject *parent);

    [[nodiscard]] bool isOpen() const { return m_options.isOn(); }
    /// Of a request for `/chat`; nothing: oTree has not signed it.
    [[nodiscard]] std::optional<OTreeAddress> read(const HttpRequest &request) const { return readOTreeAddress(request, m_signer); }
    [[nodiscard]] std::optional<QString> nickname(const QByteArray &signedNickname) const { return readOTreeNickname(signedNickname, m_signer); }
    /// The page's socket is open.
    void join(Connection *connection, const OTreeAddress &address);
    /// The participant of a code, as oTree's pages know them; 0: nobody of oTree.
    [[nodiscard]] qint64 numberOf(const QString &code) const { return m_numbers.value(code); }

signals:
    /// For the operator, in words.
    void refused(LabChat::Connection *connection, const QString &detail);

private:
    void enter(Connection *connection, const OTreeAddress &address, const OTreePerson &person);

    Sessions &m_sessions;
    OTreeOptions m_options;
    OTreeSigner m_signer;
    KeyLimits m_limits;
    QHash<QString, qint64> m_numbers;  ///< by code: of everybody who has come
};

} // namespace LabChat
