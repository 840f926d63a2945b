// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The wire protocol, version 1, as bots and browsers see it.
class tst_Protocol final : public LabTest {
    Q_OBJECT

private slots:
    void init() { startLab(groupChat(8, 4)); }
    void cleanup() { stopLab(); }

    void reportsWhoAndWhereAParticipantIs();
    void numbersTheMembersOfEachGroup();
    void showsAMessageToTheWholeGroup();
    void sendsTheSameBytesToEveryMember();
    void ignoresUnknownFields();
    void wantsJoinFirst();
    void closesWithoutJoin();
    void refusesABadTicket_data();
    void refusesABadTicket();
    void refusesASecondPlaceOnOneConnection();
    void logsWhatWasDisplayed();
    void remembersWhatWasDisplayed();
    void logsClicksOnLinks();
    void goesThroughThePages();
    void saysGoodbyeWhenTheSessionEnds();
    void answersPing();
    void reportsWhoIsOnline();
};

void tst_Protocol::reportsWhoAndWhereAParticipantIs()
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
    QTimer ping; // sends something, but not the right frame
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

void tst_Protocol::remembersWhatWasDisplayed()
{
    const Client anna = joined(1), bert = joined(2);
    QCOMPARE(bert->lastOf(u"channel"_s).value("seen"_L1).toInteger(-1), 0);
    (void)anna->post(u"Hello"_s);
    QTRY_COMPARE(bert->messages.size(), 1);
    bert->send({{u"type"_s, u"seen"_s}, {u"channel"_s, bert->channels().constFirst()}, {u"seq"_s, bert->messages.constFirst().seq}});
    QTRY_COMPARE(m_lab->events.constLast().kind, EventKind::Seen);
    const Client again = joined(2);
    QCOMPARE(again->lastOf(u"channel"_s).value("seen"_L1).toInteger(), bert->messages.constFirst().seq);
}

void tst_Protocol::logsClicksOnLinks()
{
    Study study = groupChat();
    study.pages.first().chats.first().shows.links = true;
    study.translate = true;
    use(study);
    const Client anna = joined(1), bert = joined(2);
    QVERIFY(anna->lastOf(u"channel"_s).value("shows"_L1).toObject().value("links"_L1).toBool());
    QVERIFY(anna->lastOf(u"channel"_s).value("translate"_L1).toBool());
    (void)anna->post(u"See https://example.org/a."_s);
    QTRY_COMPARE(bert->messages.size(), 1);
    const auto click = [&](const QString &url) {
        bert->send({{u"type"_s, u"link"_s}, {u"channel"_s, bert->channels().constFirst()}, {u"seq"_s, bert->messages.constFirst().seq}, {u"url"_s, url}});
    };
    click(u"https://example.org/b"_s);
    click(u"https://example.org/a"_s);
    QTRY_COMPARE(m_lab->events.constLast().kind, EventKind::LinkClicked);
    QCOMPARE(linkOf(m_lab->events.constLast()), u"https://example.org/a"_s);
    QCOMPARE(std::count_if(m_lab->events.cbegin(), m_lab->events.cend(), [](const Event &event) { return event.kind == EventKind::LinkClicked; }), 1);
    bert->send({{u"type"_s, u"link"_s}, {u"channel"_s, bert->channels().constFirst()}});
    QTRY_COMPARE(bert->lastOf(u"error"_s).value("code"_L1).toString(), u"bad_frame"_s);
    QVERIFY(anna->lastOf(u"refused"_s).isEmpty() && bert->lastOf(u"refused"_s).isEmpty());
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
    const Client again = joined(1); // a reload stays on the same page
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

void tst_Protocol::reportsWhoIsOnline()
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

LABCHAT_TEST(tst_Protocol, QCoreApplication)
#include "tst_protocol.moc"
