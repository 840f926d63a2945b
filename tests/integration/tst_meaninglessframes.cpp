// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpclient.h"
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

/// A client's frame on the wire (RFC 6455, section 5.2), masked with zeros.
QByteArray clientFrame(char firstByte, const QByteArray &payload)
{
    Q_ASSERT(payload.size() < 126);
    return QByteArray(1, firstByte) + char(0x80 | int(payload.size())) + QByteArray(4, '\0') + payload;
}

const QByteArray upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

} // namespace

/// Frames that no client should send: meaningless, too large, broken or too many.
class tst_MeaninglessFrames final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(groupChat(8, 4)); }
    void cleanup() { stopLab(); }

    void answersMeaninglessFrames_data();
    void answersMeaninglessFrames();
    void answersBinaryFrames();
    void closesAfterSeveralMeaninglessFrames();
    void answersALargeFrame();
    void closesOnAVeryLargeFrame();
    void closesOnABrokenFrame_data();
    void closesOnABrokenFrame();
    void limitsTheRateOfFrames();
};

void tst_MeaninglessFrames::answersMeaninglessFrames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("not JSON") << u"hello"_s << u"bad_json"_s;
    QTest::newRow("nothing") << u" "_s << u"bad_json"_s;
    QTest::newRow("half an object") << u"{\"type\":\"ping\""_s << u"bad_json"_s;
    QTest::newRow("two objects") << u"{\"type\":\"ping\"}{\"type\":\"ping\"}"_s << u"bad_json"_s;
    QTest::newRow("deeply nested") << QString(5000, u'[') << u"bad_json"_s;
    QTest::newRow("a list") << u"[1,2]"_s << u"bad_frame"_s;
    QTest::newRow("no type") << u"{\"channel\":\"a\"}"_s << u"bad_frame"_s;
    QTest::newRow("type is a number") << u"{\"type\":5}"_s << u"bad_frame"_s;
    QTest::newRow("unknown type") << u"{\"type\":\"shutdown\"}"_s << u"unknown_type"_s;
    QTest::newRow("a type of the server") << u"{\"type\":\"message\"}"_s << u"unknown_type"_s;
    QTest::newRow("post without body") << u"{\"type\":\"post\",\"channel\":\"a\",\"nonce\":\"n\"}"_s << u"bad_frame"_s;
    QTest::newRow("post with a number") << u"{\"type\":\"post\",\"channel\":\"a\",\"nonce\":\"n\",\"body\":5}"_s << u"bad_frame"_s;
    QTest::newRow("post with null") << u"{\"type\":\"post\",\"channel\":null,\"nonce\":\"n\",\"body\":\"a\"}"_s << u"bad_frame"_s;
    QTest::newRow("empty nonce") << u"{\"type\":\"post\",\"channel\":\"a\",\"nonce\":\"\",\"body\":\"a\"}"_s << u"bad_frame"_s;
    QTest::newRow("long nonce") << u"{\"type\":\"post\",\"channel\":\"a\",\"nonce\":\"%1\",\"body\":\"a\"}"_s.arg(QString(65, u'n')) << u"bad_frame"_s;
    QTest::newRow("half a nonce") << u"{\"type\":\"post\",\"channel\":\"a\",\"nonce\":\"\\ud800\",\"body\":\"a\"}"_s << u"bad_frame"_s;
    QTest::newRow("join without ticket") << u"{\"type\":\"join\"}"_s << u"bad_frame"_s;
    QTest::newRow("resume is a list") << u"{\"type\":\"join\",\"ticket\":\"a\",\"resume\":[1]}"_s << u"bad_frame"_s;
    QTest::newRow("resume from a text") << u"{\"type\":\"join\",\"ticket\":\"a\",\"resume\":{\"a\":\"1\"}}"_s << u"bad_frame"_s;
    QTest::newRow("seen up to a text") << u"{\"type\":\"seen\",\"channel\":\"a\",\"seq\":\"5\"}"_s << u"bad_frame"_s;
    QTest::newRow("seen up to a fraction") << u"{\"type\":\"seen\",\"channel\":\"a\",\"seq\":1.5}"_s << u"bad_frame"_s;
    QTest::newRow("history before a negative") << u"{\"type\":\"history\",\"channel\":\"a\",\"before\":-1}"_s << u"bad_frame"_s;
    QTest::newRow("history before an enormous") << u"{\"type\":\"history\",\"channel\":\"a\",\"before\":1e300}"_s << u"bad_frame"_s;
    QTest::newRow("advance without page") << u"{\"type\":\"advance\"}"_s << u"bad_frame"_s;
    QTest::newRow("check without a browser") << u"{\"type\":\"check\",\"secure\":true,\"storage\":true,\"permission\":\"\"}"_s << u"bad_frame"_s;
    QTest::newRow("check with a text for a fact") << u"{\"type\":\"check\",\"agent\":\"a\",\"secure\":\"yes\",\"storage\":true,\"permission\":\"\"}"_s << u"bad_frame"_s;
    QTest::newRow("help without body") << u"{\"type\":\"help\",\"nonce\":\"n\"}"_s << u"bad_frame"_s;
}

void tst_MeaninglessFrames::answersMeaninglessFrames()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    const Client client = joined(1);
    client->sendText(text);
    QTRY_COMPARE(client->framesOf(u"error"_s).size(), 1);
    QCOMPARE(client->lastOf(u"error"_s).value("code"_L1).toString(), code);
    QVERIFY(!client->lastOf(u"error"_s).value("text"_L1).toString().isEmpty());
    (void)client->post(u"Still here"_s);
    QTRY_COMPARE(client->messages.size(), 1);
}

void tst_MeaninglessFrames::answersBinaryFrames()
{
    const Client client = joined(1);
    client->socket().sendBinaryMessage("{\"type\":\"ping\",\"t\":1}");
    QTRY_COMPARE(client->lastOf(u"error"_s).value("code"_L1).toString(), u"bad_frame"_s);
    QVERIFY(client->framesOf(u"pong"_s).isEmpty());
}

void tst_MeaninglessFrames::closesAfterSeveralMeaninglessFrames()
{
    const Client bert = joined(2);
    const Client client = joined(1);
    for (int i = 0; i < 5; ++i)
        client->sendText(u"nonsense"_s);
    QTRY_COMPARE(client->closeCode, int(QWebSocketProtocol::CloseCodePolicyViolated));
    QCOMPARE(client->lastOf(u"bye"_s).value("code"_L1).toString(), u"too_many_errors"_s);
    QCOMPARE(client->framesOf(u"error"_s).size(), 5);
    (void)bert->post(u"The server goes on"_s);
    QTRY_COMPARE(bert->messages.size(), 1);
    QVERIFY(client->join()); // and these are allowed, too
    QCOMPARE(client->messages.size(), 1);
}

void tst_MeaninglessFrames::answersALargeFrame()
{
    const Client client = joined(1);
    client->sendText(u"{\"type\":\"ping\",\"t\":\"%1\"}"_s.arg(QString(64 * 1024, u'x')));
    QTRY_COMPARE(client->lastOf(u"error"_s).value("code"_L1).toString(), u"too_big"_s);
    client->sendText(u"{\"type\":\"ping\",\"t\":\"%1\"}"_s.arg(QString(20 * 1024, u'…'))); // three bytes each
    QTRY_COMPARE(client->framesOf(u"pong"_s).size(), 1);
    client->sendText(u"{\"type\":\"ping\",\"t\":\"%1\"}"_s.arg(QString(22 * 1024, u'…')));
    QTRY_COMPARE(client->framesOf(u"error"_s).size(), 2);
    QCOMPARE(client->framesOf(u"pong"_s).size(), 1);
}

void tst_MeaninglessFrames::closesOnAVeryLargeFrame()
{
    const Client client = joined(1);
    client->sendText(u"{\"type\":\"ping\",\"t\":\"%1\"}"_s.arg(QString(2'000'000, u'x')));
    QTRY_COMPARE(client->closeCode, int(QWebSocketProtocol::CloseCodeTooMuchData));
    QVERIFY(joined(2));
}

void tst_MeaninglessFrames::closesOnABrokenFrame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("closeCode");
    QTest::newRow("reserved bit") << clientFrame(char(0xc1), "{}") << 1002;
    QTest::newRow("reserved opcode") << clientFrame(char(0x83), "{}") << 1002;
    QTest::newRow("continues nothing") << clientFrame(char(0x80), "{}") << 1002;
    QTest::newRow("not UTF-8") << clientFrame(char(0x81), QByteArray::fromHex("7bff7d")) << 1007;
    QTest::newRow("a surrogate in UTF-8") << clientFrame(char(0x81), QByteArray::fromHex("eda080")) << 1007;
}

void tst_MeaninglessFrames::closesOnABrokenFrame()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, closeCode);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_lab->port());
    socket.write(request("GET", u"/ws"_s, upgrade));
    QByteArray received;
    connect(&socket, &QTcpSocket::readyRead, &socket, [&] { received += socket.readAll(); });
    QTRY_VERIFY(received.endsWith("\r\n\r\n"));
    received.clear();
    socket.write(bytes);
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    const QByteArray close = QByteArray::fromHex("88") + received.mid(1, 1) + char(closeCode >> 8) + char(closeCode & 0xff);
    QVERIFY2(received.startsWith(close), received.toHex().constData());
    QVERIFY(joined(1));
}

void tst_MeaninglessFrames::limitsTheRateOfFrames()
{
    const Client client = joined(1), bert = joined(2);
    for (int i = 0; i < 20'000; ++i)
        client->send({{u"type"_s, u"ping"_s}, {u"t"_s, i}});
    // The error frame may be lost behind the client's own frames; the closing may not.
    QTRY_COMPARE(client->socket().state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_lab->online.value(1), false);
    QVERIFY(client->framesOf(u"pong"_s).size() <= 5'000);
    (void)bert->post(u"The server goes on"_s);
    QTRY_COMPARE(bert->messages.size(), 1);
}

LABCHAT_TEST(tst_MeaninglessFrames, QCoreApplication)
#include "tst_meaninglessframes.moc"
