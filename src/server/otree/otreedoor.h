// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otreepeople.h"
#include "core/ticketkey.h"
#include "server/otree/otreeaddress.h"
#include "server/otree/otreehistory.h"
#include "server/session/sessions.h"
#include "server/tickets/keyrates.h"

#include <memory>

namespace LabChat {

class OTreeConversation;

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

    OTreeDoor(Sessions &sessions, const OTreeOptions &options, Clock steady, QObject *parent);

    [[nodiscard]] bool isOpen() const { return m_options.isOn(); }
    /// Closes what was opened before: the pages connect again by themselves, with a signature and with names that hold now.
    void setOptions(const OTreeOptions &options);
    /// Of a request for `/chat`; nothing: oTree has not signed it.
    [[nodiscard]] std::optional<OTreeAddress> read(const HttpRequest &request) const { return readOTreeAddress(request, m_signer); }
    [[nodiscard]] std::optional<QString> nickname(const QByteArray &signedNickname) const { return readOTreeNickname(signedNickname, m_signer); }
    /// The page's socket is open.
    void join(Connection *connection, const OTreeAddress &address);
    /// How long the next message of oTree's pages has to wait, in ms; 0: it may come now.
    [[nodiscard]] qint64 waitMs() const { return m_rates.waitMsOf(keyName, m_limits, m_steady()); }
    /// A message was accepted.
    void countMessage() { m_rates.count(keyName, m_limits, m_steady()); }
    /// The history that the conversations of a channel share. @p handle: the channel's.
    [[nodiscard]] std::shared_ptr<OTreeHistory> historyOf(const QString &handle);
    /// Whether a conversation may read the channel's history from the log; otherwise another one does, and it gets that one's.
    [[nodiscard]] bool mayLoad(const QString &handle, OTreeConversation *conversation);
    void shareHistory(const QString &handle, const std::shared_ptr<OTreeHistory> &complete);
    /// A conversation ends: somebody else may have to read.
    void stopWaiting(const QString &handle, OTreeConversation *conversation);
    void forgetHistory(const QString &handle) { m_histories.remove(handle); }
    /// The participant of a code, as oTree's pages know them; 0: nobody of oTree.
    [[nodiscard]] qint64 numberOf(const QString &code) const { return m_numbers.value(code); }

signals:
    /// For the operator, in words.
    void refused(LabChat::Connection *connection, const QString &detail);

private:
    void found(qint64 participant, const Result<OTreePerson> &person);
    void enter(Connection *connection, const OTreeAddress &address, const OTreePerson &person);

    Sessions &m_sessions;
    OTreeOptions m_options;
    int m_generation = 0;  ///< of the options: what was asked under earlier ones does not count
    QSet<Connection *> m_connections;
    OTreeSigner m_signer;
    KeyLimits m_limits;
    Clock m_steady;
    KeyRates m_rates;
    QHash<QString, std::weak_ptr<OTreeHistory>> m_histories;  ///< by the channel's handle
    QHash<QString, QList<OTreeConversation *>> m_waiting;     ///< for a history, by the channel's handle; the first one reads it
    QHash<qint64, OTreePerson> m_people;                      ///< those whom the database has named; they keep their names
    QMultiHash<qint64, std::pair<QPointer<Connection>, OTreeAddress>> m_asked;  ///< who waits for the database
    QHash<QString, qint64> m_numbers;  ///< by code: of everybody who has come
};

} // namespace LabChat
