// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"

#include "core/base/exacttext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocketHandshakeOptions>

namespace LabChat::Testing {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ChatClient::ChatClient(const QUrl &socketUrl, const QString &ticketOfPlace, QObject *parent, const QString &origin)
    : QObject(parent), url(socketUrl), ticket(ticketOfPlace), m_socket(origin), m_retry(this)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(20ms);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        if (m_joins)
            open();
    });
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        if (m_joins)
            sendJoin();
    });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &ChatClient::receive);
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        closeCode = m_socket.closeCode();
        m_joined = false;
        if (reconnects)
            m_retry.start();
    });
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, [this] {
        if (reconnects && !m_retry.isActive())
            m_retry.start();
    });
}

ChatClient::~ChatClient()
{
    m_socket.disconnect(this); // it reports its own end
}

void ChatClient::open()
{
    m_joins = true;
    if (m_socket.state() != QAbstractSocket::UnconnectedState)
        return;
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"labchat.v1"_s});
    m_socket.open(url, options);
}

void ChatClient::openSilently()
{
    m_joins = false;
    m_socket.open(url);
}

void ChatClient::close()
{
    reconnects = false;
    m_socket.close();
}

void ChatClient::abort()
{
    m_socket.abort();
}

bool ChatClient::join()
{
    const int before = joins;
    open();
    return QTest::qWaitFor([&] { return joins > before; }, 20'000);
}

QString ChatClient::post(const QString &body, const QString &channel)
{
    const QString nonce = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_outbox.insert(nonce, {{u"type"_s, u"post"_s}, {u"channel"_s, channel.isEmpty() ? m_channels.value(0) : channel}, {u"nonce"_s, nonce}, {u"body"_s, body}});
    m_outboxOrder.append(nonce);
    if (m_joined)
        sendPost(nonce);
    return nonce;
}

void ChatClient::send(const QJsonObject &frame)
{
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

QList<QJsonObject> ChatClient::framesOf(const QString &type) const
{
    QList<QJsonObject> found;
    std::copy_if(frames.begin(), frames.end(), std::back_inserter(found), [&](const QJsonObject &frame) { return frame.value("type"_L1) == type; });
    return found;
}

QJsonObject ChatClient::lastOf(const QString &type) const
{
    return framesOf(type).value(framesOf(type).size() - 1);
}

QStringList ChatClient::bodies() const
{
    QStringList list;
    for (const Said &said : messages)
        list.append(said.body);
    return list;
}

QJsonObject ChatClient::refusalOf(const QString &nonce) const
{
    for (const QJsonObject &refusal : m_refusals) {
        if (refusal.value("nonce"_L1).toString() == nonce)
            return refusal;
    }
    return {};
}

void ChatClient::receive(const QString &text)
{
    const QJsonObject frame = exactJson(text.toUtf8()).object();
    const QString type = frame.value("type"_L1).toString();
    if (keepsFrames) {
        frames.append(frame);
        texts.append(text);
    }
    if (type == u"message") {
        take(frame);
    } else if (type == u"channel") {
        const QString channel = frame.value("channel"_L1).toString();
        if (!m_channels.contains(channel))
            m_channels.append(channel);
        if (frame.value("resumed"_L1).toBool() && frame.value("more"_L1).toBool())
            problems.append(u"a gap after %1"_s.arg(m_lastSeq.value(channel)));
        for (const QJsonValue &message : frame.value("messages"_L1).toArray())
            take(message.toObject());
        m_joined = true;
        ++joins;
        for (const QString &nonce : QStringList(m_outboxOrder)) // unanswered messages are sent again
            sendPost(nonce);
        emit joined();
    } else if (type == u"refused") {
        m_refusals.append(frame);
        settle(frame.value("nonce"_L1).toString());
    }
}

void ChatClient::take(const QJsonObject &message)
{
    const Said said{message.value("channel"_L1).toString(), message.value("seq"_L1).toInteger(), message.value("from"_L1).toInt(),
                    message.value("nickname"_L1).toString(), message.value("body"_L1).toString(), message.value("nonce"_L1).toString()};
    qint64 &last = m_lastSeq[said.channel];
    if (said.seq <= last)
        problems.append(u"%1 came after %2"_s.arg(said.seq).arg(last));
    last = said.seq;
    ++messageCount;
    if (keepsMessages)
        messages.append(said);
    settle(said.nonce);
}

void ChatClient::settle(const QString &nonce)
{
    if (!m_outbox.remove(nonce))
        return;
    m_outboxOrder.removeOne(nonce);
    emit answered(nonce);
}

void ChatClient::sendJoin()
{
    QJsonObject frame{{u"type"_s, u"join"_s}, {u"ticket"_s, ticket}};
    if (!m_lastSeq.isEmpty() || !m_channels.isEmpty()) {
        QJsonObject resume;
        for (const QString &channel : std::as_const(m_channels))
            resume.insert(channel, m_lastSeq.value(channel));
        frame.insert(u"resume"_s, resume);
    }
    send(frame);
}

void ChatClient::sendPost(const QString &nonce)
{
    send(m_outbox.value(nonce));
}

QJsonObject askForPlace(const QUrl &socketUrl, const QJsonObject &entrance)
{
    ChatClient client(socketUrl, {});
    client.openSilently();
    (void)QTest::qWaitFor([&] { return client.socket().state() == QAbstractSocket::ConnectedState; }, 20'000);
    QJsonObject frame = entrance;
    frame.insert(u"type"_s, u"enter"_s);
    client.send(frame);
    (void)QTest::qWaitFor([&] { return !client.frames.isEmpty(); }, 20'000);
    return client.frames.value(0);
}

QString enter(const QUrl &socketUrl, const QJsonObject &entrance)
{
    return askForPlace(socketUrl, entrance).value("ticket"_L1).toString();
}

} // namespace LabChat::Testing
