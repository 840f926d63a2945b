// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QTimer>
#include <QtWebSockets/QWebSocket>

namespace LabChat::Testing {

/// A message as a client received it.
struct Said {
    QString channel;
    qint64 seq = 0;
    int from = 0;
    QString nickname;
    QString body;
    QString nonce;
};

/// The behaviour of a participant's browser, without a page: joins, keeps an outbox, reconnects with `resume`. Owned by the test.
class ChatClient final : public QObject {
    Q_OBJECT

public:
    /// @p origin: of its page; empty: it is no browser.
    ChatClient(const QUrl &socketUrl, const QString &ticket, QObject *parent = nullptr, const QString &origin = {});
    ~ChatClient() override;

    /// Connects and joins; reconnects when the connection is lost, if `reconnects` is set.
    void open();
    /// Connects without joining.
    void openSilently();
    void close();
    void abort();
    /// Connects and waits for the welcome and its channels.
    [[nodiscard]] bool join();

    /// Sends a message in a channel (empty: the first one) and keeps it until it is answered. Returns the nonce.
    QString post(const QString &body, const QString &channel = {});
    void send(const QJsonObject &frame);
    void sendText(const QString &text) { m_socket.sendTextMessage(text); }
    [[nodiscard]] QWebSocket &socket() { return m_socket; }

    [[nodiscard]] bool isJoined() const { return m_joined; }
    [[nodiscard]] QList<QJsonObject> framesOf(const QString &type) const;
    /// The last one of a type; empty: none yet.
    [[nodiscard]] QJsonObject lastOf(const QString &type) const;
    [[nodiscard]] QStringList channels() const { return m_channels; }
    [[nodiscard]] QStringList bodies() const;
    [[nodiscard]] QJsonObject refusalOf(const QString &nonce) const;
    [[nodiscard]] bool hasAnswerTo(const QString &nonce) const { return !m_outboxOrder.contains(nonce); }
    [[nodiscard]] qsizetype outboxSize() const { return m_outboxOrder.size(); }

    QUrl url;
    QString ticket;
    bool reconnects = false;
    bool keepsFrames = true;         ///< false for load tests: then only counts and messages are kept
    bool keepsMessages = true;
    QList<QJsonObject> frames;       ///< all, as they came
    QStringList texts;               ///< the same, undecoded
    QList<Said> messages;            ///< as displayed: in the order of arrival, from history and live
    qint64 messageCount = 0;
    QStringList problems;            ///< duplicate or reordered messages, and gaps
    int joins = 0;
    int closeCode = 0;               ///< of the last connection that ended; 0: none has

signals:
    void joined();
    void answered(const QString &nonce);

private:
    void receive(const QString &text);
    void take(const QJsonObject &message);
    void sendJoin();
    void sendPost(const QString &nonce);
    void settle(const QString &nonce);

    QWebSocket m_socket;
    QTimer m_retry;
    bool m_joins = true;
    bool m_joined = false;
    QStringList m_channels;
    QHash<QString, qint64> m_lastSeq;      ///< by channel
    QHash<QString, QJsonObject> m_outbox;  ///< by nonce: the frame
    QStringList m_outboxOrder;
    QList<QJsonObject> m_refusals;
};

/// Asks for a place, as the page of a session or a room does: the members of `enter`. Returns the answer; empty: none.
[[nodiscard]] QJsonObject askForPlace(const QUrl &socketUrl, const QJsonObject &entrance);

/// The ticket in that answer; empty: none was given.
[[nodiscard]] QString enter(const QUrl &socketUrl, const QJsonObject &entrance);

} // namespace LabChat::Testing
