// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatclient.h"
#include "httpclient.h"
#include "support/sessions.h"
#include "testlab.h"

#include <QtTest/QtTest>

#include <memory>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

using Client = std::unique_ptr<ChatClient>;

/// A client's frame as it is on the wire (RFC 6455, section 5.2), masked with zeros.
QByteArray clientFrame(char firstByte, const QByteArray &payload)
{
    Q_ASSERT(payload.size() < 126);
    return QByteArray(1, firstByte) + char(0x80 | int(payload.size())) + QByteArray(4, '\0') + payload;
}

const QByteArray upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

} // namespace

/// The wire protocol, version 1, as bots and browsers see it.
class tst_Protocol final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void tellsWhoAndWhereAParticipantIs();
    void numbersTheMembersOfEachGroup();
    void showsAMessageToTheWholeGroup();
    void sendsTheSameBytesToEveryMember();
    void ignoresUnknownFields();
    void answersMeaninglessFrames_data();
    void answersMeaninglessFrames();
    void answersBinaryFrames();
    void closesAfterSeveralMeaninglessFrames();
    void answersALargeFrame();
    void closesOnAVeryLargeFrame();
    void closesOnABrokenFrame_data();
    void closesOnABrokenFrame();
    void wantsJoinFirst();
    void closesWithoutJoin();
    void refusesABadTicket_data();
    void refusesABadTicket();
    void refusesASecondPlaceOnOneConnection();
    void refuses_data();
    void refuses();
    void countsCharactersNotBytes();
    void limitsTheRateOfMessages();
    void limitsTheRateOfFrames();
    void keepsBodiesExactly_data();
    void keepsBodiesExactly();
    void keepsOrRefusesWhatTextsCannotHold_data();
    void keepsOrRefusesWhatTextsCannotHold();
    void keepsOtherGroupsOut();
    void resumesWithWhatWasMissed();
    void answersARetryWithoutDoublingIt();
    void survivesALostConnectionWithoutDoubling();
    void givesThePlaceToTheNewestConnection();
    void joinsAgainOnTheSameConnection();
    void pagesThroughALongHistory();
    void keepsHistoryToMembers();
    void logsWhatWasDisplayed();
    void goesThroughThePages();
    void saysGoodbyeWhenTheSessionEnds();
    void answersPing();
    void tellsWhoIsOnline();

private:
    [[nodiscard]] Client makeClient(int participant) const;
    /// Joined, or null.
    [[nodiscard]] Client joined(int participant) const;
    void use(const Study &study);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestLab> m_lab;
    SessionPtr m_session;
};

void tst_Protocol::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, {}});
    QVERIFY2(m_lab->start(), qUtf8Printable(m_lab->error.text));
    use(groupChat(8, 4));
}

void tst_Protocol::cleanup()
{
    m_session.reset();
    m_lab.reset();
    m_folder.reset();
}

void tst_Protocol::use(const Study &study)
{
    m_session = m_lab->createSession(study);
    QVERIFY(m_session);
}

Client tst_Protocol::makeClient(int participant) const
{
    return std::make_unique<ChatClient>(m_lab->socketUrl(), m_session->participant(participant).ticket);
}

Client tst_Protocol::joined(int participant) const
{
    Client client = makeClient(participant);
    return client->join() ? std::move(client) : nullptr;
}

void tst_Protocol::tellsWhoAndWhereAParticipantIs()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const Client client = joined(6);
    QVERIFY(client);
    QCOMPARE(client->frames.size(), 3);
    for (const QString &text : client->texts)
        QVERIFY2(text.startsWith(u"{\"type\":\""), qUtf8Printable(text));

    const QJsonObject welcome = client->frames.at(0);
    QCOMPARE(welcome.value("type"_L1).toString(), u"welcome"_s);
    QCOMPARE(welcome.value("session"_L1).toObject(), QJsonObject({{u"code"_s, m_session->code}, {u"title"_s, u"Group chat"_s}}));
    QCOMPARE(welcome.value("participant"_L1).toObject(),
             QJsonObject({{u"code"_s, m_session->participant(6).code}, {u"id_in_session"_s, 6}, {u"label"_s, QString()}}));
    QVERIFY(welcome.value("now"_L1).toInteger() >= before && welcome.value("now"_L1).toInteger() <= QDateTime::currentMSecsSinceEpoch());

    const QJsonObject page = client->frames.at(1);
    QCOMPARE(page.value("type"_L1).toString(), u"page"_s);
    QCOMPARE(page.value("page"_L1).toString(), u"your_choice"_s);
    QCOMPARE(page.value("title"_L1).toString(), u"Your Choice"_s);
    QCOMPARE(page.value("ends"_L1).toString(), u"operator"_s);
    QCOMPARE(page.value("chats"_L1).toArray(), QJsonArray{m_session->channel(2).handle});

    const QJsonObject channel = client->frames.at(2);
    QCOMPARE(channel.value("type"_L1).toString(), u"channel"_s);
    QCOMPARE(channel.value("channel"_L1).toString(), m_session->channel(2).handle);
    QCOMPARE(channel.value("label"_L1).toString(), u"Chat with your group"_s);
    QCOMPARE(channel.value("you"_L1).toInt(), 2);
    QCOMPARE(channel.value("nickname"_L1).toString(), u"Player 2"_s);
    QCOMPARE(channel.value("open"_L1).toBool(), true);
    QCOMPARE(channel.value("limits"_L1).toObject().value("max_chars"_L1).toInt(), 2000);
    QCOMPARE(channel.value("last_seq"_L1).toInt(-1), 0);
    QCOMPARE(channel.value("messages"_L1).toArray().size(), 0);
    QCOMPARE(channel.value("more"_L1).toBool(true), false);
    for (const QString &text : client->texts)
        QVERIFY2(!text.contains(m_session->channelName(2)), "a channel's name is never shown to participants");
}

void tst_Protocol::numbersTheMembersOfEachGroup()
{
    for (int participant = 1; participant <= 8; ++participant) {
        const Client client = joined(participant);
        QVERIFY(client);
        QCOMPARE(client->lastOf(u"channel"_s).value("you"_L1).toInt(), (participant - 1) % 4 + 1);
        QCOMPARE(client->channels(), QStringList{m_session->channel((participant - 1) / 4 + 1).handle});
    }
}

void tst_Protocol::showsAMessageToTheWholeGroup()
{
    const Client anna = joined(1), bert = joined(2), carl = joined(5);
    QVERIFY(anna && bert && carl);
    const QString nonce = anna->post(u"Hello"_s);
    QVERIFY(!anna->hasAnswerTo(nonce));
    QTRY_COMPARE(bert->messages.size(), 1);
    QTRY_VERIFY(anna->hasAnswerTo(nonce)); // its own copy is the acknowledgement
    (void)bert->post(u"Hi"_s);
    QTRY_COMPARE(anna->messages.size(), 2);

    const QJsonObject first = bert->framesOf(u"message"_s).constFirst();
    QCOMPARE(first.value("channel"_L1).toString(), m_session->channel(1).handle);
    QCOMPARE(first.value("from"_L1).toInt(), 1);
    QCOMPARE(first.value("nickname"_L1).toString(), u"Player 1"_s);
    QCOMPARE(first.value("body"_L1).toString(), u"Hello"_s);
    QCOMPARE(first.value("nonce"_L1).toString(), nonce);
    QVERIFY(qAbs(first.value("at"_L1).toInteger() - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    QVERIFY(anna->messages.at(1).seq > anna->messages.at(0).seq);
    QCOMPARE(anna->messages.at(1).from, 2);
    QCOMPARE(carl->messages.size(), 0);
}

void tst_Protocol::sendsTheSameBytesToEveryMember()
{
    std::vector<Client> group;
    for (int participant = 1; participant <= 4; ++participant)
        group.push_back(joined(participant));
    (void)group.at(2)->post(u"The same for everybody, “quoted” 😀"_s);
    for (const Client &client : group)
        QTRY_COMPARE(client->messages.size(), 1);
    for (const Client &client : group) {
        QCOMPARE(client->texts.constLast(), group.front()->texts.constLast());
        QVERIFY(client->texts.constLast().startsWith(u"{\"type\":\"message\","));
    }
}

void tst_Protocol::ignoresUnknownFields()
{
    const Client client = makeClient(1);
    client->openSilently();
    QTRY_COMPARE(client->socket().state(), QAbstractSocket::ConnectedState);
    client->send({{u"type"_s, u"join"_s}, {u"ticket"_s, client->ticket}, {u"colour"_s, u"red"_s}, {u"deep"_s, QJsonArray{1, QJsonObject()}}});
    QTRY_COMPARE(client->channels().size(), 1);
    client->send({{u"type"_s, u"post"_s}, {u"channel"_s, client->channels().constFirst()}, {u"nonce"_s, u"n"_s}, {u"body"_s, u"Hello"_s},
                  {u"from"_s, 3}, {u"nickname"_s, u"Somebody else"_s}, {u"seq"_s, 99}});
    QTRY_COMPARE(client->messages.size(), 1);
    QCOMPARE(client->messages.constFirst().from, 1);
    QCOMPARE(client->messages.constFirst().nickname, u"Player 1"_s);
    QVERIFY(client->framesOf(u"error"_s).isEmpty());
}

void tst_Protocol::answersMeaninglessFrames_data()
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
    QTest::newRow("help without body") << u"{\"type\":\"help\",\"nonce\":\"n\"}"_s << u"bad_frame"_s;
}

void tst_Protocol::answersMeaninglessFrames()
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

void tst_Protocol::answersBinaryFrames()
{
    const Client client = joined(1);
    client->socket().sendBinaryMessage("{\"type\":\"ping\",\"t\":1}");
    QTRY_COMPARE(client->lastOf(u"error"_s).value("code"_L1).toString(), u"bad_frame"_s);
    QVERIFY(client->framesOf(u"pong"_s).isEmpty());
}

void tst_Protocol::closesAfterSeveralMeaninglessFrames()
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
    QVERIFY(client->join()); // and so may they
    QCOMPARE(client->messages.size(), 1);
}

void tst_Protocol::answersALargeFrame()
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

void tst_Protocol::closesOnAVeryLargeFrame()
{
    const Client client = joined(1);
    client->sendText(u"{\"type\":\"ping\",\"t\":\"%1\"}"_s.arg(QString(2'000'000, u'x')));
    QTRY_COMPARE(client->closeCode, int(QWebSocketProtocol::CloseCodeTooMuchData));
    QVERIFY(joined(2));
}

void tst_Protocol::closesOnABrokenFrame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("closeCode");
    QTest::newRow("reserved bit") << clientFrame(char(0xc1), "{}") << 1002;
    QTest::newRow("reserved opcode") << clientFrame(char(0x83), "{}") << 1002;
    QTest::newRow("continues nothing") << clientFrame(char(0x80), "{}") << 1002;
    QTest::newRow("not UTF-8") << clientFrame(char(0x81), QByteArray::fromHex("7bff7d")) << 1007;
    QTest::newRow("a surrogate in UTF-8") << clientFrame(char(0x81), QByteArray::fromHex("eda080")) << 1007;
}

void tst_Protocol::closesOnABrokenFrame()
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

void tst_Protocol::wantsJoinFirst()
{
    const Client client = makeClient(1);
    client->openSilently();
    QTRY_COMPARE(client->socket().state(), QAbstractSocket::ConnectedState);
    client->send({{u"type"_s, u"post"_s}, {u"channel"_s, m_session->channel(1).handle}, {u"nonce"_s, u"n"_s}, {u"body"_s, u"Hello"_s}});
    QTRY_COMPARE(client->lastOf(u"error"_s).value("code"_L1).toString(), u"not_joined"_s);
    client->send({{u"type"_s, u"history"_s}, {u"channel"_s, m_session->channel(1).handle}, {u"before"_s, 100}});
    QTRY_COMPARE(client->framesOf(u"error"_s).size(), 2);
    client->send({{u"type"_s, u"join"_s}, {u"ticket"_s, client->ticket}});
    QTRY_COMPARE(client->channels().size(), 1);
    QVERIFY(client->messages.isEmpty());
}

void tst_Protocol::closesWithoutJoin()
{
    const Client silent = makeClient(1), talking = makeClient(2), good = joined(3);
    silent->openSilently();
    talking->openSilently();
    QTimer ping; // says something, but not what it should
    connect(&ping, &QTimer::timeout, talking.get(), [&] { talking->send({{u"type"_s, u"ping"_s}, {u"t"_s, 1}}); });
    ping.start(500);
    for (const Client *client : {&silent, &talking}) {
        QTRY_COMPARE_WITH_TIMEOUT((*client)->closeCode, int(QWebSocketProtocol::CloseCodePolicyViolated), 10'000);
        QCOMPARE((*client)->lastOf(u"error"_s).value("code"_L1).toString(), u"not_joined"_s);
    }
    QCOMPARE(good->socket().state(), QAbstractSocket::ConnectedState);
}

void tst_Protocol::refusesABadTicket_data()
{
    QTest::addColumn<QString>("ticket");
    QTest::newRow("empty") << QString();
    QTest::newRow("unknown") << QString(26, u'a');
    QTest::newRow("malformed") << u"' OR 1=1 --"_s;
    QTest::newRow("long") << QString(10'000, u'a');
    QTest::newRow("null character") << QString(26, QChar(u'\0'));
}

void tst_Protocol::refusesABadTicket()
{
    QFETCH(QString, ticket);
    ChatClient client(m_lab->socketUrl(), ticket);
    client.open();
    QTRY_COMPARE(client.closeCode, int(QWebSocketProtocol::CloseCodePolicyViolated));
    QCOMPARE(client.frames.size(), 1);
    QCOMPARE(client.lastOf(u"error"_s).value("code"_L1).toString(), u"bad_ticket"_s);
}

void tst_Protocol::refusesASecondPlaceOnOneConnection()
{
    const Client bert = joined(2), anna = joined(1);
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, bert->ticket}});
    QTRY_COMPARE(anna->closeCode, int(QWebSocketProtocol::CloseCodePolicyViolated));
    QCOMPARE(anna->lastOf(u"error"_s).value("code"_L1).toString(), u"bad_ticket"_s);
    (void)bert->post(u"I am still who I was"_s);
    QTRY_COMPARE(bert->messages.size(), 1);
    QCOMPARE(bert->messages.constFirst().from, 2);
}

void tst_Protocol::refuses_data()
{
    QTest::addColumn<QString>("frame");
    QTest::addColumn<QString>("code");
    const QString post = u"{\"type\":\"post\",\"channel\":\"CHANNEL\",\"nonce\":\"n\",\"body\":\"%1\"}"_s;
    QTest::newRow("empty") << post.arg(QString()) << u"empty"_s;
    QTest::newRow("white space") << post.arg(u" \\n\\t\u00a0\u3000"_s) << u"empty"_s;
    QTest::newRow("invisible") << post.arg(u"\u200b\u200e\ufeff"_s) << u"empty"_s;
    QTest::newRow("too long") << post.arg(QString(2001, u'x')) << u"too_long"_s;
    QTest::newRow("NUL") << post.arg(u"a\\u0000b"_s) << u"bad_characters"_s;
    QTest::newRow("high half") << post.arg(u"a\\ud83db"_s) << u"bad_characters"_s;
    QTest::newRow("low half") << post.arg(u"\\ude00"_s) << u"bad_characters"_s;
    QTest::newRow("halves in the wrong order") << post.arg(u"\\ude00\\ud83d"_s) << u"bad_characters"_s;
    QTest::newRow("no such channel") << post.arg(u"hello"_s).replace(u"CHANNEL"_s, u"nowhere"_s) << u"not_a_member"_s;
    QTest::newRow("the channel's name") << post.arg(u"hello"_s).replace(u"CHANNEL"_s, u"1-group_chat-1"_s) << u"not_a_member"_s;
    QTest::newRow("help where there is none") << u"{\"type\":\"help\",\"nonce\":\"n\",\"body\":\"help\"}"_s << u"closed"_s;
    QTest::newRow("leaving the operator's page") << u"{\"type\":\"advance\",\"page\":\"your_choice\"}"_s << u"not_yours"_s;
    QTest::newRow("leaving another page") << u"{\"type\":\"advance\",\"page\":\"elsewhere\"}"_s << u"stale"_s;
    QTest::newRow("no such history") << u"{\"type\":\"history\",\"channel\":\"nowhere\",\"before\":5}"_s << u"not_a_member"_s;
}

void tst_Protocol::refuses()
{
    QFETCH(QString, frame);
    QFETCH(QString, code);
    const Client client = joined(1);
    const bool hasNonce = frame.contains(u"nonce");
    client->sendText(frame.replace(u"CHANNEL"_s, client->channels().constFirst()));
    QTRY_COMPARE(client->framesOf(u"refused"_s).size(), 1);
    const QJsonObject refused = client->lastOf(u"refused"_s);
    QCOMPARE(refused.value("code"_L1).toString(), code);
    QCOMPARE(refused.value("nonce"_L1).toString(), hasNonce ? u"n"_s : QString());
    QVERIFY(!refused.value("text"_L1).toString().isEmpty());
    (void)client->post(u"Something sensible"_s);
    QTRY_COMPARE(client->bodies(), QStringList{u"Something sensible"_s});
    QVERIFY(client->framesOf(u"error"_s).isEmpty());
}

void tst_Protocol::countsCharactersNotBytes()
{
    const Client client = joined(1);
    const QString longest = u"😀"_s.repeated(2000);
    (void)client->post(longest);
    QTRY_COMPARE(client->bodies(), QStringList{longest});
    const QString nonce = client->post(longest + u'x');
    QTRY_COMPARE(client->refusalOf(nonce).value("code"_L1).toString(), u"too_long"_s);
}

void tst_Protocol::limitsTheRateOfMessages()
{
    const Client client = joined(1), bert = joined(2);
    QString last;
    for (int i = 1; i <= 11; ++i)
        last = client->post(QString::number(i));
    QTRY_VERIFY(client->hasAnswerTo(last));
    const QJsonObject refused = client->refusalOf(last);
    QCOMPARE(refused.value("code"_L1).toString(), u"too_fast"_s);
    const int wait = refused.value("retry_after_ms"_L1).toInt();
    QVERIFY2(wait > 0 && wait <= 200, qPrintable(QString::number(wait)));
    QTRY_COMPARE(client->messages.size(), 10);
    QString again;
    QTimer::singleShot(wait, client.get(), [&] { again = client->post(u"again"_s); });
    QTRY_COMPARE(client->messages.size(), 11); // waiting as long as told is enough
    QTRY_COMPARE(bert->messages.size(), 11);
    (void)bert->post(u"The others' limits are their own"_s);
    QTRY_COMPARE(client->messages.size(), 12);
}

void tst_Protocol::limitsTheRateOfFrames()
{
    const Client client = joined(1), bert = joined(2);
    for (int i = 0; i < 20'000; ++i)
        client->send({{u"type"_s, u"ping"_s}, {u"t"_s, i}});
    // What it is told may be lost behind all that it sends itself; that it is closed may not.
    QTRY_COMPARE(client->socket().state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_lab->online.value(1), false);
    QVERIFY(client->framesOf(u"pong"_s).size() <= 5'000);
    (void)bert->post(u"The server goes on"_s);
    QTRY_COMPARE(bert->messages.size(), 1);
}

void tst_Protocol::keepsBodiesExactly_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("HTML") << u"<script>alert('1')</script> &amp; <b onclick=\"x\">bold</b> <!-- -->"_s;
    QTest::newRow("templates") << u"{{player.role}} {% csrf_token %} ${x} %1 %n"_s;
    QTest::newRow("emoji") << u"👩‍👩‍👧‍👦 🇩🇪 👍🏽 😀"_s;
    QTest::newRow("right to left") << u"שלום \u202eabc\u202c مرحبا"_s;
    QTest::newRow("lines") << u"one\ntwo\r\nthree\rfour\n\n\tfive"_s;
    QTest::newRow("spaces around") << u"  a  b  "_s;
    QTest::newRow("JSON and CSV") << u"\"quoted\", \\back\\slash, ;\t=1+1 \"\" '"_s;
    QTest::newRow("line separators") << u"a\u2028b\u2029c\u0085d"_s;
    QTest::newRow("control characters") << u"\u0001\u001b[31m\u007f\u009f"_s;
    QTest::newRow("not normalised") << u"e\u0301 é \ufb01"_s;
    QTest::newRow("zero-width no-break spaces") << u"a\ufeffb\ufeff"_s;
    QTest::newRow("noncharacters") << u"\ufdd0 \ufdef"_s + QString::fromUcs4(U"\U0001fffe", 1);
    QTest::newRow("private use") << u"\ue000"_s + QString::fromUcs4(U"\U0010fffd", 1);
    QTest::newRow("replacement character") << u"\ufffd"_s;
}

void tst_Protocol::keepsBodiesExactly()
{
    QFETCH(QString, body);
    const Client anna = joined(1), bert = joined(2);
    (void)anna->post(body);
    QTRY_COMPARE(bert->bodies(), QStringList{body});
    QTRY_COMPARE(anna->bodies(), QStringList{body});
    const Client carl = joined(3);
    QCOMPARE(carl->bodies(), QStringList{body});
    const QList<QStringList> rows = m_lab->exported(ExportFormat::OTree);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(1).at(5), body);
}

void tst_Protocol::keepsOrRefusesWhatTextsCannotHold_data()
{
    QTest::addColumn<QString>("escaped");
    QTest::addColumn<QString>("typed");
    QTest::newRow("U+FFFF") << u"a\\uffffb"_s << u"a"_s + QChar(0xffff) + u"b"_s;
    QTest::newRow("U+FFFE") << u"a\\ufffeb"_s << u"a"_s + QChar(0xfffe) + u"b"_s;
    QTest::newRow("a byte order mark in front") << u"\\ufeffab"_s << u"\ufeffab"_s;
    QTest::newRow("the other byte order in front") << u"\\ufffeab"_s << QChar(0xfffe) + u"ab"_s;
}

/// SQLite's UTF-16 functions change these silently; what is exported has to be what was typed.
void tst_Protocol::keepsOrRefusesWhatTextsCannotHold()
{
    QFETCH(QString, escaped);
    const Client anna = joined(1);
    anna->sendText(u"{\"type\":\"post\",\"channel\":\"%1\",\"nonce\":\"n\",\"body\":\"%2\"}"_s.arg(anna->channels().constFirst(), escaped));
    QTRY_VERIFY(!anna->refusalOf(u"n"_s).isEmpty() || !anna->messages.isEmpty());
    const QList<QStringList> rows = m_lab->exported(ExportFormat::OTree);
    if (anna->messages.isEmpty()) {
        QCOMPARE(anna->refusalOf(u"n"_s).value("code"_L1).toString(), u"bad_characters"_s);
        QCOMPARE(rows.size(), 1);
    } else {
        QTEST(rows.at(1).at(5), "typed");
    }
}

void tst_Protocol::keepsOtherGroupsOut()
{
    const Client anna = joined(1), carl = joined(5);
    const QString nonce = carl->post(u"Let me in"_s, anna->channels().constFirst());
    QTRY_COMPARE(carl->refusalOf(nonce).value("code"_L1).toString(), u"not_a_member"_s);
    carl->send({{u"type"_s, u"seen"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"seq"_s, 1}});
    carl->send({{u"type"_s, u"typing"_s}, {u"channel"_s, anna->channels().constFirst()}});
    (void)carl->post(u"Among us"_s);
    QTRY_COMPARE(carl->messages.size(), 1);
    QCOMPARE(anna->messages.size(), 0);

    const Client dora = makeClient(6); // asks for more than its own
    dora->openSilently();
    QTRY_COMPARE(dora->socket().state(), QAbstractSocket::ConnectedState);
    dora->send({{u"type"_s, u"join"_s}, {u"ticket"_s, dora->ticket}, {u"resume"_s, QJsonObject{{anna->channels().constFirst(), 0}}}});
    QTRY_COMPARE(dora->framesOf(u"channel"_s).size(), 1);
    QCOMPARE(dora->channels(), carl->channels());
}

void tst_Protocol::resumesWithWhatWasMissed()
{
    const Client anna = joined(1), bert = joined(2);
    (void)anna->post(u"before"_s);
    QTRY_COMPARE(bert->messages.size(), 1);
    bert->abort();
    QTRY_COMPARE(m_lab->online.value(2), false);
    (void)anna->post(u"missed 1"_s);
    (void)anna->post(u"missed 2"_s);
    QTRY_COMPARE(anna->messages.size(), 3);
    QVERIFY(bert->join());
    const QJsonObject channel = bert->lastOf(u"channel"_s);
    QCOMPARE(channel.value("messages"_L1).toArray().size(), 2);
    QCOMPARE(channel.value("more"_L1).toBool(true), false);
    QCOMPARE(channel.value("last_seq"_L1).toInteger(), anna->messages.constLast().seq);
    QCOMPARE(bert->bodies(), anna->bodies());
    QCOMPARE(bert->problems, QStringList());

    bert->abort(); // nothing missed
    QVERIFY(bert->join());
    QCOMPARE(bert->lastOf(u"channel"_s).value("messages"_L1).toArray().size(), 0);
    (void)anna->post(u"after"_s);
    QTRY_COMPARE(bert->messages.size(), 4);
    QTRY_COMPARE(anna->bodies(), bert->bodies());
}

void tst_Protocol::answersARetryWithoutDoublingIt()
{
    const Client anna = joined(1), bert = joined(2);
    const QJsonObject post{{u"type"_s, u"post"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"nonce"_s, u"once"_s}, {u"body"_s, u"Once"_s}};
    anna->send(post);
    anna->send(post); // while the first is on its way to the disk, most likely
    QTRY_COMPARE(anna->messages.size(), 1);
    anna->send(post);
    QTRY_COMPARE(anna->lastOf(u"refused"_s).value("code"_L1).toString(), u"duplicate"_s);
    QCOMPARE(anna->lastOf(u"refused"_s).value("nonce"_L1).toString(), u"once"_s);
    QJsonObject others = post; // a nonce is its author's
    others.insert(u"body"_s, u"By somebody else"_s);
    bert->send(others);
    QTRY_COMPARE(bert->bodies(), QStringList({u"Once"_s, u"By somebody else"_s}));
    QCOMPARE(m_lab->exported(ExportFormat::OTree).size(), 3);
}

void tst_Protocol::survivesALostConnectionWithoutDoubling()
{
    use(talkativeStudy(2, 2));
    const Client anna = joined(1), bert = joined(2);
    QStringList said;
    for (int i = 0; i < 30; ++i) {
        said.append(QString::number(i));
        const QString nonce = anna->post(said.constLast());
        anna->socket().flush();
        if (i % 3 == 0) // lost right after it was said, or a moment later
            QCoreApplication::processEvents();
        anna->abort();
        QVERIFY(anna->join());
        QTRY_VERIFY(anna->hasAnswerTo(nonce));
    }
    QTRY_COMPARE(bert->bodies(), said);
    QCOMPARE(anna->bodies(), said);
    QCOMPARE(anna->problems + bert->problems, QStringList());
    QCOMPARE(m_lab->exported(ExportFormat::OTree).size(), 1 + 30);
}

void tst_Protocol::givesThePlaceToTheNewestConnection()
{
    const Client first = joined(1), bert = joined(2);
    const Client second = joined(1);
    QTRY_COMPARE(first->closeCode, int(QWebSocketProtocol::CloseCodeNormal));
    QCOMPARE(first->framesOf(u"replaced"_s).size(), 1);
    (void)bert->post(u"Hello"_s);
    QTRY_COMPARE(second->messages.size(), 1);
    QVERIFY(first->messages.isEmpty());
    QCOMPARE(m_lab->online.value(1), true);
    (void)second->post(u"Hi"_s);
    QTRY_COMPARE(bert->messages.size(), 2);
    QCOMPARE(bert->messages.constLast().from, 1);
}

void tst_Protocol::joinsAgainOnTheSameConnection()
{
    const Client anna = joined(1);
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, anna->ticket}});
    QTRY_COMPARE(anna->framesOf(u"welcome"_s).size(), 2);
    QVERIFY(anna->framesOf(u"replaced"_s).isEmpty());
    (void)anna->post(u"Only once"_s);
    QTRY_COMPARE(anna->messages.size(), 1);
    anna->send({{u"type"_s, u"ping"_s}, {u"t"_s, 1}}); // whatever came behind it has come when this is answered
    QTRY_COMPARE(anna->framesOf(u"pong"_s).size(), 1);
    QCOMPARE(anna->messages.size(), 1);
}

void tst_Protocol::pagesThroughALongHistory()
{
    use(talkativeStudy(2, 2));
    constexpr int count = 1200;
    const Client anna = joined(1);
    QTimer talk; // within the limits of frames and messages
    connect(&talk, &QTimer::timeout, anna.get(), [&] {
        for (int i = 0; i < 15 && anna->messageCount + anna->outboxSize() < count; ++i)
            (void)anna->post(QString::number(anna->messageCount + anna->outboxSize()));
    });
    talk.start(40);
    QTRY_COMPARE_WITH_TIMEOUT(anna->messageCount, count, 30'000);
    talk.stop();

    const Client bert = joined(2);
    const QString channel = bert->channels().constFirst();
    QCOMPARE(bert->messages.size(), recentMessagesPerChannel);
    bool more = bert->lastOf(u"channel"_s).value("more"_L1).toBool();
    QStringList bodies = bert->bodies();
    qint64 before = bert->messages.constFirst().seq;
    for (int page = 1; more; ++page) {
        QVERIFY2(page < 100, "it has to end");
        bert->send({{u"type"_s, u"history"_s}, {u"channel"_s, channel}, {u"before"_s, before}});
        QTRY_COMPARE(bert->framesOf(u"history"_s).size(), page);
        const QJsonObject history = bert->lastOf(u"history"_s);
        QCOMPARE(history.value("channel"_L1).toString(), channel);
        const QJsonArray messages = history.value("messages"_L1).toArray();
        QVERIFY2(!messages.isEmpty(), "it said that there are more");
        QStringList older;
        for (const QJsonValue &message : messages)
            older.append(message.toObject().value("body"_L1).toString());
        bodies = older + bodies;
        before = messages.first().toObject().value("seq"_L1).toInteger();
        more = history.value("more"_L1).toBool();
    }
    QCOMPARE(bodies.size(), count);
    QCOMPARE(bodies, anna->bodies());
}

void tst_Protocol::keepsHistoryToMembers()
{
    const Client anna = joined(1), carl = joined(5);
    (void)anna->post(u"Among us"_s);
    QTRY_COMPARE(anna->messages.size(), 1);
    carl->send({{u"type"_s, u"history"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"before"_s, 1000}});
    QTRY_COMPARE(carl->lastOf(u"refused"_s).value("code"_L1).toString(), u"not_a_member"_s);
    QVERIFY(carl->framesOf(u"history"_s).isEmpty());
    anna->send({{u"type"_s, u"history"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"before"_s, 0}});
    QTRY_COMPARE(anna->framesOf(u"history"_s).size(), 1);
    QCOMPARE(anna->lastOf(u"history"_s).value("messages"_L1).toArray().size(), 0);
    QCOMPARE(anna->lastOf(u"history"_s).value("more"_L1).toBool(true), false);
}

void tst_Protocol::logsWhatWasDisplayed()
{
    const Client anna = joined(1), bert = joined(2);
    (void)anna->post(u"Hello"_s);
    QTRY_COMPARE(bert->messages.size(), 1);
    bert->send({{u"type"_s, u"seen"_s}, {u"channel"_s, bert->channels().constFirst()}, {u"seq"_s, 1'000'000}});
    QTRY_COMPARE(m_lab->events.constLast().kind, EventKind::Seen);
    QCOMPARE(m_lab->events.constLast().participant, 2);
    QCOMPARE(m_lab->events.constLast().detail.value("up_to"_L1).toInteger(), bert->messages.constFirst().seq);
}

void tst_Protocol::goesThroughThePages()
{
    use(twoPages(2));
    const Client anna = joined(1);
    const QString channel = anna->channels().constFirst();
    const auto pageNow = [&] { return anna->lastOf(u"page"_s).value("page"_L1).toString(); };
    QCOMPARE(anna->lastOf(u"page"_s).value("ends"_L1).toString(), u"participant"_s);
    anna->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}, {u"round"_s, 1}});
    QTRY_COMPARE(pageNow(), u"results"_s);
    QCOMPARE(anna->lastOf(u"page"_s).value("chats"_L1).toArray().size(), 0);
    const QString late = anna->post(u"Too late"_s, channel);
    QTRY_COMPARE(anna->refusalOf(late).value("code"_L1).toString(), u"not_a_member"_s);
    anna->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}, {u"round"_s, 1}}); // a second click, late
    QTRY_COMPARE(anna->lastOf(u"refused"_s).value("code"_L1).toString(), u"stale"_s);
    anna->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"results"_s}});
    QTRY_COMPARE(anna->lastOf(u"page"_s).value("round"_L1).toInt(), 2);
    QCOMPARE(pageNow(), u"your_choice"_s);
    const Client again = joined(1); // a reload stays where it was
    QCOMPARE(again->lastOf(u"page"_s).value("round"_L1).toInt(), 2);
    again->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}});
    again->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"results"_s}});
    QTRY_COMPARE(again->lastOf(u"page"_s).value("page"_L1).toString(), u"finished"_s);
}

void tst_Protocol::saysGoodbyeWhenTheSessionEnds()
{
    const Client anna = joined(1), carl = joined(5);
    m_lab->endSession(m_session);
    for (const Client *client : {&anna, &carl}) {
        QTRY_COMPARE((*client)->closeCode, int(QWebSocketProtocol::CloseCodeNormal));
        QCOMPARE((*client)->lastOf(u"bye"_s).value("code"_L1).toString(), u"session_ended"_s);
    }
    anna->frames.clear();
    anna->open();
    QTRY_COMPARE(anna->frames.size(), 1);
    QCOMPARE(anna->lastOf(u"bye"_s).value("code"_L1).toString(), u"session_ended"_s);
}

void tst_Protocol::answersPing()
{
    const Client client = makeClient(1);
    client->openSilently();
    QTRY_COMPARE(client->socket().state(), QAbstractSocket::ConnectedState);
    const QJsonArray values{12.5, u"now"_s, QJsonValue::Null, QJsonArray{1}};
    for (const QJsonValue &value : values)
        client->send({{u"type"_s, u"ping"_s}, {u"t"_s, value}});
    QTRY_COMPARE(client->framesOf(u"pong"_s).size(), values.size());
    for (qsizetype i = 0; i < values.size(); ++i) {
        QCOMPARE(client->framesOf(u"pong"_s).at(i).value("t"_L1), values.at(i));
        QVERIFY(qAbs(client->framesOf(u"pong"_s).at(i).value("now"_L1).toInteger() - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    }
    QSignalSpy pong(&client->socket(), &QWebSocket::pong);
    client->socket().ping("as RFC 6455 has it");
    QTRY_COMPARE(pong.size(), 1);
}

void tst_Protocol::tellsWhoIsOnline()
{
    const Client anna = joined(1);
    QTRY_COMPARE(m_lab->online.value(1), true);
    anna->close();
    QTRY_COMPARE(m_lab->online.value(1), false);
    const auto logged = [this](EventKind kind) {
        return std::count_if(m_lab->events.cbegin(), m_lab->events.cend(), [&](const Event &event) { return event.kind == kind && event.participant == 1; });
    };
    QTRY_COMPARE(logged(EventKind::Disconnected), 1);
    QCOMPARE(logged(EventKind::Connected), 1);
    QCOMPARE(logged(EventKind::Arrived), 1);
}

QTEST_GUILESS_MAIN(tst_Protocol)
#include "tst_protocol.moc"
