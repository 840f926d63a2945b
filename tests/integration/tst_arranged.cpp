// SPDX-License-Identifier: GPL-3.0-or-later
#include "operatortest.h"
#include "support/sessions.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Places, channels and the experimenter's texts, on the wire.
class tst_Arranged final : public OperatorTest {
    Q_OBJECT

private slots:
    void init() { startGroups(); }
    void cleanup() { stopLab(); }

    void namesTheExperimenter();
    void reportsWhoseMessagesTheReadersAre();
    void leadsAChatToAnotherChannel();
    void repeatsNoticesOfThePage();
    void keepsAPrivateLine();
    void hasNoLineWhereTheStudyHasNone();
    void saysGoodbyeToWhoIsRemoved();
    void givesThePlaceOfWhoIsReplacedToANewTicket();
};

void tst_Arranged::namesTheExperimenter()
{
    const Client anna = joined(Author);
    QVERIFY(does(Say{1, {experimenter, u"Please go on."_s}}).seq);
    QTRY_COMPARE(anna->messages.size(), 1);
    const QJsonObject message = anna->lastOf(u"message"_s);
    QCOMPARE(message.value("experimenter"_L1).toBool(), true);
    QCOMPARE(message.value("from"_L1).toInt(-1), 0);
    QCOMPARE(message.value("nickname"_L1).toString(), u"Dr. Ada"_s);
}

void tst_Arranged::reportsWhoseMessagesTheReadersAre()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(says(*anna, u"By Anna"_s));
    const Event swapped = does(SwapSeats{Author, Member});
    for (const auto &[client, member] : {std::pair(anna.get(), 2), std::pair(bert.get(), 1)}) {
        QTRY_COMPARE(client->lastOf(u"channel"_s).value("you"_L1).toInt(), member);
        QCOMPARE(client->lastOf(u"channel"_s).value("you_since"_L1).toInteger(), swapped.seq);
    }
    QVERIFY(says(*anna, u"By Anna again"_s));
    QTRY_COMPARE(bert->lastOf(u"message"_s).value("from"_L1).toInt(), 2);
    const Client again = joined(Author); // the ticket moves with the person
    QCOMPARE(again->lastOf(u"channel"_s).value("you"_L1).toInt(), 2);
}

void tst_Arranged::leadsAChatToAnotherChannel()
{
    const Client anna = joined(Author), carl = joined(Stranger);
    QVERIFY(says(*anna, u"To the old ones"_s));
    QVERIFY(does(MoveChannel{Author, 1, 2}).seq);
    QTRY_COMPARE(anna->lastOf(u"channel"_s).value("channel"_L1).toString(), carl->channels().constFirst());
    (void)anna->post(u"To the new ones"_s, carl->channels().constFirst());
    QTRY_COMPARE(carl->bodies(), QStringList{u"To the new ones"_s});
    QCOMPARE(carl->messages.constLast().from, inGroup + 1);
}

void tst_Arranged::repeatsNoticesOfThePage()
{
    useWithHelpLine(twoPages(1));
    const Client anna = joined(Author), bert = joined(Member);
    const qint64 seq = does(Announce{{}, {experimenter, u"To all"_s}}).seq;
    for (const Client *client : {&anna, &bert})
        QTRY_COMPARE((*client)->lastOf(u"notice"_s).value("body"_L1).toString(), u"To all"_s);
    QCOMPARE(anna->lastOf(u"notice"_s).value("from"_L1).toString(), u"Dr. Ada"_s);
    const Client again = joined(Author);
    QTRY_COMPARE(again->lastOf(u"notice"_s).value("seq"_L1).toInteger(), seq);
    again->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}});
    QTRY_COMPARE(again->lastOf(u"page"_s).value("page"_L1).toString(), u"results"_s);
    const Client later = makeClient(Author);
    later->openSilently();
    QTRY_COMPARE(later->socket().state(), QAbstractSocket::ConnectedState);
    later->send({{u"type"_s, u"join"_s}, {u"ticket"_s, later->ticket}});
    QTRY_COMPARE(later->framesOf(u"page"_s).size(), 1);
    settle(*later);
    QVERIFY(later->framesOf(u"notice"_s).isEmpty());
}

void tst_Arranged::keepsAPrivateLine()
{
    const Client anna = joined(Author);
    QCOMPARE(anna->lastOf(u"help_line"_s).value("lines"_L1).toArray().size(), 0);
    const QJsonObject question{{u"type"_s, u"help"_s}, {u"nonce"_s, u"q1"_s}, {u"body"_s, u"What now?"_s}};
    anna->send(question);
    QTRY_COMPARE(anna->framesOf(u"help"_s).size(), 1);
    QCOMPARE(anna->lastOf(u"help"_s).value("nonce"_L1).toString(), u"q1"_s);
    QCOMPARE(anna->lastOf(u"help"_s).value("from"_L1).toString(), u"you"_s);
    anna->send(question);
    QTRY_COMPARE(anna->refusalOf(u"q1"_s).value("code"_L1).toString(), u"duplicate"_s);
    QVERIFY(does(AnswerHelp{Author, {experimenter, u"Wait."_s}}).seq);
    QTRY_COMPARE(anna->lastOf(u"help"_s).value("from"_L1).toString(), u"experimenter"_s);
    const Client again = joined(Author);
    QTRY_COMPARE(again->lastOf(u"help_line"_s).value("lines"_L1).toArray().size(), 2);
}

void tst_Arranged::hasNoLineWhereTheStudyHasNone()
{
    use(groupChat(2, 2));
    const Client anna = joined(Author);
    settle(*anna);
    QVERIFY(anna->framesOf(u"help_line"_s).isEmpty());
    anna->send({{u"type"_s, u"help"_s}, {u"nonce"_s, u"q1"_s}, {u"body"_s, u"Anybody?"_s}});
    QTRY_COMPARE(anna->refusalOf(u"q1"_s).value("code"_L1).toString(), u"closed"_s);
}

void tst_Arranged::saysGoodbyeToWhoIsRemoved()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(does(Remove{Author}, u"Please come to the desk."_s).seq);
    QTRY_COMPARE(anna->closeCode, int(QWebSocketProtocol::CloseCodeNormal));
    QCOMPARE(anna->lastOf(u"bye"_s).value("code"_L1).toString(), u"removed"_s);
    QCOMPARE(anna->lastOf(u"bye"_s).value("text"_L1).toString(), u"Please come to the desk."_s);
    QVERIFY(says(*bert, u"Among us"_s));
    const Client again = makeClient(Author);
    again->open();
    QTRY_COMPARE(again->closeCode, int(QWebSocketProtocol::CloseCodeNormal));
    QCOMPARE(again->frames.size(), 1);
    QCOMPARE(again->lastOf(u"bye"_s).value("text"_L1).toString(), u"Please come to the desk."_s);
    QVERIFY(does(Readmit{Author}).seq);
    QVERIFY(again->join());
    QCOMPARE(again->bodies(), QStringList{u"Among us"_s});
}

void tst_Arranged::givesThePlaceOfWhoIsReplacedToANewTicket()
{
    const Client anna = joined(Author), bert = joined(Member);
    QVERIFY(says(*anna, u"By the first person"_s));
    const Event replaced = does(ReplacePerson{Author});
    QTRY_COMPARE(anna->lastOf(u"bye"_s).value("code"_L1).toString(), u"removed"_s);
    const Client again = makeClient(Author);
    again->open();
    QTRY_COMPARE(again->lastOf(u"error"_s).value("code"_L1).toString(), u"bad_ticket"_s);

    SessionState state = m_lab->sessions.constLast();
    for (const Event &event : m_lab->events) {
        if (event.session == m_session->id && event.seq > state.lastSeq())
            state.apply(event);
    }
    const Client next = std::make_unique<ChatClient>(m_lab->socketUrl(), state.ticketOf(Author));
    QVERIFY(next->join());
    QCOMPARE(next->bodies(), QStringList{u"By the first person"_s});
    QCOMPARE(next->lastOf(u"channel"_s).value("you_since"_L1).toInteger(), replaced.seq);
}

QTEST_GUILESS_MAIN(tst_Arranged)
#include "tst_arranged.moc"
