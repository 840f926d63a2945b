// SPDX-License-Identifier: GPL-3.0-or-later
#include "othersystemtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

#include <functional>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

using Spoil = std::function<QString(const QString &ticket)>;

/// Several boxes on one connection, and several connections of one participant.
class tst_SharedConnections final : public OtherSystemTest {
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void addsChannelsToOneConnection();
    void admitsAPageWithManyBoxes();
    void hasSeveralPagesOfOneParticipant();
    void refusesTicketsOfAnotherPersonOnOneConnection();
    void isOnePersonsFromTheFirstTicket_data();
    void isOnePersonsFromTheFirstTicket();
    void isOnePersonsWithAPlaceOfAStudy();
    void keepsItsBoxesWhenAFurtherTicketIsNotValid_data();
    void keepsItsBoxesWhenAFurtherTicketIsNotValid();
    void keepsABoxThatIsStillBeingStored();
    void makesNoSessionForATicketThatItRefuses();
    void saysThatATicketIsTooLong();
};

void tst_SharedConnections::addsChannelsToOneConnection()
{
    const Client anna = joined({u"anna"_s, u"g1"_s, u"Player 1"_s});
    QVERIFY(anna);
    const QString role = joinToo(*anna, {u"anna"_s, u"Sellers"_s, u"Group 1 Seller"_s});
    QVERIFY(!role.isEmpty());
    const Client bert = joined({u"bert"_s, u"Sellers"_s, u"Group 2 Seller"_s});
    QVERIFY(bert);
    const QString nonce = anna->post(u"Sellers, unite"_s, role);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    QTRY_COMPARE(bert->bodies(), QStringList{u"Sellers, unite"_s});
    QCOMPARE(bert->messages.constFirst().nickname, u"Group 1 Seller"_s);
    QCOMPARE(state().session().numParticipants(), 2);
}

/// One to one with everybody in a large group.
void tst_SharedConnections::admitsAPageWithManyBoxes()
{
    constexpr int others = 40;
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    for (int other = 1; other < others; ++other)
        anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, sign({u"anna"_s, u"1-%1"_s.arg(other)})}});
    QTRY_COMPARE_WITH_TIMEOUT(anna->framesOf(u"channel"_s).size(), others, 20'000);
    QVERIFY(anna->framesOf(u"error"_s).isEmpty());
}

void tst_SharedConnections::hasSeveralPagesOfOneParticipant()
{
    const Client first = joined({u"anna"_s});
    const Client second = joined({u"anna"_s});
    QVERIFY(first && second);
    const QString nonce = first->post(u"From one of two tabs"_s);
    QTRY_VERIFY(first->hasAnswerTo(nonce));
    QTRY_COMPARE(second->bodies(), QStringList{u"From one of two tabs"_s});
    QVERIFY(first->framesOf(u"replaced"_s).isEmpty());
    first->close();
    QTRY_COMPARE(first->socket().state(), QAbstractSocket::UnconnectedState);
    const QString other = second->post(u"Still there"_s);
    QTRY_VERIFY(second->hasAnswerTo(other));
    QVERIFY(state().participant(1).online);
    second->close();
    QTRY_VERIFY(!state().participant(1).online);
}

void tst_SharedConnections::refusesTicketsOfAnotherPersonOnOneConnection()
{
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, sign({u"bert"_s})}});
    QTRY_COMPARE(anna->lastOf(u"error"_s).value("reason"_L1).toString(), u"other_participant"_s);
}

void tst_SharedConnections::isOnePersonsFromTheFirstTicket_data()
{
    QTest::addColumn<QString>("participant");
    QTest::addColumn<QString>("session");
    QTest::newRow("another participant") << u"bert"_s << u"abcd1234"_s;
    QTest::newRow("another session") << u"anna"_s << u"efgh5678"_s;
}

/// Both tickets come before the first one is on the disk: nobody has a place yet.
void tst_SharedConnections::isOnePersonsFromTheFirstTicket()
{
    QFETCH(QString, participant);
    QFETCH(QString, session);
    const Client dora = joined({u"dora"_s});
    const Client emil = joined({u"emil"_s, u"g1"_s, u"Player 1"_s, session});
    QVERIFY(dora && emil);
    const Client anna = clientWith({});
    anna->openSilently();
    QTRY_COMPARE(anna->socket().state(), QAbstractSocket::ConnectedState);
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, sign({u"anna"_s})}});
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, sign({participant, u"g1"_s, u"Player 1"_s, session})}});
    QTRY_VERIFY(!anna->framesOf(u"error"_s).isEmpty());
    QCOMPARE(anna->lastOf(u"error"_s).value("reason"_L1).toString(), u"other_participant"_s);
    anna->abort();
    for (const Client &other : {std::cref(dora), std::cref(emil)}) { // goes to everybody who has a place there
        const QString nonce = other->post(u"Who is here?"_s);
        QTRY_VERIFY(other->hasAnswerTo(nonce));
    }
    QTRY_VERIFY(!state().participant(state().session().participantByCode(u"anna"_s)).online);
}

void tst_SharedConnections::isOnePersonsWithAPlaceOfAStudy()
{
    const SessionPtr study = m_lab->createSession(groupChat(2, 2));
    QVERIFY(study);
    const Client anna = clientWith({});
    anna->openSilently();
    QTRY_COMPARE(anna->socket().state(), QAbstractSocket::ConnectedState);
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, sign({u"anna"_s})}});
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, study->participant(1).ticket}});
    QTRY_COMPARE(anna->lastOf(u"error"_s).value("reason"_L1).toString(), u"other_participant"_s);
    QVERIFY(anna->isJoined()); // in the study, whose ticket is answered at once
    anna->abort();
    const Client second = std::make_unique<ChatClient>(m_lab->socketUrl(), study->participant(2).ticket);
    QVERIFY(second->join());
    const QString nonce = second->post(u"Who is here?"_s);
    QTRY_VERIFY(second->hasAnswerTo(nonce));
}

void tst_SharedConnections::keepsItsBoxesWhenAFurtherTicketIsNotValid_data()
{
    QTest::addColumn<Spoil>("spoil");
    const auto text = [](const QString &constant) { return Spoil([constant](const QString &) { return constant; }); };
    QTest::newRow("signed with another secret") << Spoil([](const QString &ticket) { return QString(ticket.chopped(4) + u"AAAA"_s); });
    QTest::newRow("cut off") << Spoil([](const QString &ticket) { return ticket.chopped(20); });
    QTest::newRow("a template that nobody filled in") << text(u"{{ ticket }}"_s);
    QTest::newRow("a space") << text(u" "_s);
    QTest::newRow("a link of a study") << text(QString(26, u'a'));
    QTest::newRow("100 kB") << text(QString(100'000, u'a') + u"end-of-it"_s);
}

void tst_SharedConnections::keepsItsBoxesWhenAFurtherTicketIsNotValid()
{
    QFETCH(Spoil, spoil);
    const QString ticket = spoil(sign({u"anna"_s, u"g2"_s}));
    QSignalSpy refused(m_lab->server(), &OperatorService::socketRefused);
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, ticket}});
    QTRY_COMPARE(anna->framesOf(u"error"_s).size(), 1);
    const QJsonObject error = anna->lastOf(u"error"_s);
    QCOMPARE(error.value("code"_L1).toString(), u"bad_ticket"_s);
    QCOMPARE(error.value("reason"_L1).toString(), u"invalid"_s);
    QCOMPARE(error.value("ticket"_L1).toString(), ticket.right(12));
    const QString nonce = anna->post(u"I am still here"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    QCOMPARE(anna->closeCode, 0);
    QTRY_COMPARE(refused.size(), 1);
}

void tst_SharedConnections::keepsABoxThatIsStillBeingStored()
{
    const Client anna = clientWith({});
    anna->openSilently();
    QTRY_COMPARE(anna->socket().state(), QAbstractSocket::ConnectedState);
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, sign({u"anna"_s})}});
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, QString(sign({u"anna"_s, u"g2"_s}).chopped(4) + u"AAAA"_s)}});
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, sign({u"anna"_s, u"g2"_s, u"P"_s, u"abcd1234"_s, {{u"exp"_s, 1000}}})}});
    QTRY_COMPARE(anna->framesOf(u"error"_s).size(), 2);
    QTRY_COMPARE(anna->framesOf(u"channel"_s).size(), 1);
    const QString nonce = anna->post(u"I am here"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
}

void tst_SharedConnections::makesNoSessionForATicketThatItRefuses()
{
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, sign({u"anna"_s, u"g1"_s, u"P"_s, u"another"_s})}});
    QTRY_COMPARE(anna->lastOf(u"error"_s).value("reason"_L1).toString(), u"other_participant"_s);
    const QString nonce = anna->post(u"I am still here"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    QCOMPARE(m_lab->sessions.size(), 1);
}

/// Also if its frame is larger than others may be.
void tst_SharedConnections::saysThatATicketIsTooLong()
{
    QSignalSpy refused(m_lab->server(), &OperatorService::socketRefused);
    for (const qsizetype size : {20'000, 100'000, 180'000}) {
        const QJsonObject error = answerTo(sign({u"anna"_s, u"g1"_s, QString(size, u'x')}));
        QCOMPARE(error.value("code"_L1).toString(), u"bad_ticket"_s);
        QVERIFY(!error.value("text"_L1).toString().isEmpty());
    }
    QTRY_VERIFY(!refused.isEmpty());
    const QString detail = refused.constLast().constFirst().value<RefusedSocket>().detail;
    QVERIFY2(detail.contains(u"8 KiB"), qPrintable(detail));
    const Client anna = joined({u"anna"_s});
    QVERIFY(anna);
    anna->send({{u"type"_s, u"post"_s}, {u"channel"_s, anna->channels().constFirst()}, {u"nonce"_s, u"n"_s}, {u"body"_s, QString(100'000, u'x')}});
    QTRY_COMPARE(anna->lastOf(u"error"_s).value("code"_L1).toString(), u"too_big"_s); // as before
}

LABCHAT_TEST(tst_SharedConnections, QCoreApplication)

#include "tst_sharedconnections.moc"
