// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpclient.h"
#include "labtest.h"

#include "core/base/codes.h"
#include "server/net/failedguesses.h"
#include "support/fakeclocks.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Somebody who guesses tickets, codes and labels, or who joins again and again; and the honest people at the same address.
class tst_Guessing final : public LabTest {
    Q_OBJECT

private slots:
    void init()
    {
        m_clocks = {};
        m_folder = std::make_unique<QTemporaryDir>();
        m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, {}, m_clocks.clocks()});
        QVERIFY(m_lab->start());
        use(groupChat(4, 4));
    }
    void cleanup() { stopLab(); }

    void slowsDownWhoGuesses_data();
    void slowsDownWhoGuesses();
    void slowsDownTicketsOnTheSocket();
    void countsNoHonestMistake();
    void reportsToTheOperatorOnce();
    void writesNoTicketIntoTheLog();
    void forgetsWhoStopped();
    void countsAnIpv6NetworkAsOne();
    void delaysOnlySoManyAnswers();
    void limitsTheJoinsOfOnePlace();
    void hindersNobodyWhoReconnects();

private:
    void guess(int times)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(get(m_lab->port(), u"/p/"_s + randomTicket()).status != 200);
    }
    [[nodiscard]] QString pathOf(int participant) const { return u"/p/"_s + m_session->participant(participant).ticket; }
    [[nodiscard]] qsizetype logged(EventKind kind) const
    {
        return std::count_if(m_lab->events.cbegin(), m_lab->events.cend(), [kind](const Event &event) { return event.kind == kind; });
    }

    FakeClocks m_clocks;
};

void tst_Guessing::slowsDownWhoGuesses_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("ticket") << u"/p/%1"_s;
    QTest::newRow("not even a ticket") << u"/p/admin%1"_s;
    QTest::newRow("code of a session") << u"/join/%1"_s;
    QTest::newRow("label of a room") << u"/room/lab1?participant_label=%1"_s;
    QTest::newRow("label of a room with secure links") << u"/room/lab2?participant_label=seat_1&hash=%1"_s;
}

void tst_Guessing::slowsDownWhoGuesses()
{
    QFETCH(QString, link);
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"seat_1"_s}}));
    QVERIFY(m_lab->keepRoom({u"lab2"_s, {u"seat_1"_s}, randomSecret()}));
    for (int i = 0; i < FailedGuesses::burst; ++i)
        QCOMPARE(get(m_lab->port(), link.arg(randomTicket())).status, 404);
    const HttpAnswer slowed = get(m_lab->port(), link.arg(randomTicket()));
    QCOMPARE(slowed.status, 429); // RFC 6585, section 4
    QCOMPARE(slowed.header("retry-after"), "2");
    QCOMPARE(slowed.header("connection"), "close");
    QCOMPARE(get(m_lab->port(), pathOf(1)).status, 200); // one address, for example of a whole laboratory
    QVERIFY(get(m_lab->port(), u"/join/"_s + m_session->code).status < 400);
    m_clocks.pass(FailedGuesses::intervalMs);
    QCOMPARE(get(m_lab->port(), link.arg(randomTicket())).status, 404);
    QCOMPARE(get(m_lab->port(), link.arg(randomTicket())).status, 429);
}

void tst_Guessing::slowsDownTicketsOnTheSocket()
{
    for (int i = 0; i <= FailedGuesses::burst; ++i) {
        ChatClient guesser(m_lab->socketUrl(), randomTicket());
        guesser.open();
        QTRY_COMPARE(guesser.closeCode, 1008);
        const QJsonObject error = guesser.lastOf(u"error"_s);
        const bool isSlowed = i == FailedGuesses::burst;
        QCOMPARE(error.value("code"_L1).toString(), isSlowed ? u"too_fast"_s : u"bad_ticket"_s);
        QCOMPARE(error.value("retry_after_ms"_L1).toInteger(), isSlowed ? FailedGuesses::intervalMs : 0);
    }
    QVERIFY(joined(1)); // valid tickets are as fast as always
    QTRY_COMPARE(m_lab->guesses.size(), 1);
}

void tst_Guessing::countsNoHonestMistake()
{
    QVERIFY(m_lab->keepRoom({u"lab1"_s, {u"seat_1"_s}}));
    const SessionPtr ended = m_session;
    m_lab->endSession(ended);
    QTRY_COMPARE(logged(EventKind::SessionEnded), 1);
    use(groupChat(4, 4));
    for (int i = 0; i < 2 * FailedGuesses::burst; ++i) {
        QCOMPARE(get(m_lab->port(), u"/p/"_s + ended->participant(1).ticket).status, 404); // yesterday's link
        QCOMPARE(get(m_lab->port(), u"/join/"_s + ended->code).status, 404);
        QCOMPARE(get(m_lab->port(), u"/room/lab1"_s).status, 200); // asks for the label
        QCOMPARE(get(m_lab->port(), u"/nothing-here.png"_s).status, 404);
    }
    QCOMPARE(get(m_lab->port(), u"/p/"_s + randomTicket()).status, 404);
    QVERIFY(m_lab->guesses.isEmpty());
}

void tst_Guessing::reportsToTheOperatorOnce()
{
    guess(FailedGuesses::burst);
    QVERIFY(m_lab->guesses.isEmpty());
    guess(1);
    QTRY_COMPARE(m_lab->guesses.size(), 1);
    QCOMPARE(m_lab->guesses.first().address, u"127.0.0.1"_s);
    QCOMPARE(m_lab->guesses.first().count, FailedGuesses::burst + 1);
    guess(3);
    QCOMPARE(m_lab->guesses.size(), 1);
}

void tst_Guessing::writesNoTicketIntoTheLog()
{
    const qsizetype before = m_lab->events.size();
    guess(FailedGuesses::burst + 1);
    QTRY_COMPARE(m_lab->guesses.size(), 1);
    QCOMPARE(m_lab->events.size(), before);
}

void tst_Guessing::forgetsWhoStopped()
{
    FailedGuesses guesses(m_clocks.clocks().steady, nullptr);
    QList<Guesses> noticed;
    connect(&guesses, &FailedGuesses::noticed, this, [&noticed](const Guesses &each) { noticed.append(each); });
    for (quint32 i = 0; i < 3 * FailedGuesses::maxAddresses; ++i)
        guesses.refuse(QHostAddress(0x0a000000 + i), this, [](qint64) {});
    QCOMPARE(guesses.addresses(), FailedGuesses::maxAddresses + 1); // the others are counted as one
    QVERIFY(!noticed.isEmpty() && noticed.first().address.isEmpty());
    m_clocks.pass(FailedGuesses::burst * FailedGuesses::intervalMs);
    qint64 wait = -1;
    guesses.refuse(QHostAddress(u"192.0.2.1"_s), this, [&wait](qint64 retryAfterMs) { wait = retryAfterMs; });
    QCOMPARE(wait, 0);
    QCOMPARE(guesses.addresses(), 1);
}

void tst_Guessing::countsAnIpv6NetworkAsOne()
{
    QCOMPARE(countedAddress(QHostAddress(u"2001:db8:1:2:3:4:5:6"_s)), countedAddress(QHostAddress(u"2001:db8:1:2::1"_s)));
    QVERIFY(countedAddress(QHostAddress(u"2001:db8:1:2::1"_s)) != countedAddress(QHostAddress(u"2001:db8:1:3::1"_s)));
    QCOMPARE(countedAddress(QHostAddress(u"::ffff:192.0.2.7"_s)), QHostAddress(u"192.0.2.7"_s));
}

void tst_Guessing::delaysOnlySoManyAnswers()
{
    FailedGuesses guesses(m_clocks.clocks().steady, nullptr);
    int answered = 0;
    const auto refuse = [&](QObject *asker) { guesses.refuse(QHostAddress(u"192.0.2.1"_s), asker, [&answered](qint64) { ++answered; }); };
    for (int i = 0; i < FailedGuesses::burst; ++i)
        refuse(this);
    QCOMPARE(answered, FailedGuesses::burst);
    auto impatient = std::make_unique<QObject>();
    refuse(impatient.get());
    impatient.reset();
    for (int i = 1; i < FailedGuesses::maxDelayed; ++i)
        refuse(this);
    QCOMPARE(answered, FailedGuesses::burst);
    refuse(this);
    QCOMPARE(answered, FailedGuesses::burst + 1);
    QTRY_COMPARE(answered, FailedGuesses::burst + FailedGuesses::maxDelayed);
}

void tst_Guessing::limitsTheJoinsOfOnePlace()
{
    constexpr int burst = 60;
    for (int i = 0; i < burst; ++i)
        QVERIFY(joined(1));
    QTRY_COMPARE(logged(EventKind::Connected), burst);
    for (int i = 0; i < 5; ++i) {
        const Client loop = makeClient(1);
        loop->open();
        QTRY_COMPARE(loop->closeCode, 1008);
        QCOMPARE(loop->lastOf(u"error"_s).value("code"_L1).toString(), u"too_fast"_s);
        QCOMPARE(loop->lastOf(u"error"_s).value("retry_after_ms"_L1).toInteger(), 1000);
    }
    QVERIFY(joined(2)); // other places are not concerned
    QTRY_COMPARE(logged(EventKind::Connected), burst + 1);
    m_clocks.pass(1000);
    QVERIFY(joined(1));
    QTRY_COMPARE(logged(EventKind::Connected), burst + 2);
    QVERIFY(m_lab->guesses.isEmpty());
}

void tst_Guessing::hindersNobodyWhoReconnects()
{
    const Client anna = joined(1);
    for (int i = 0; i < 5; ++i) { // a bad network, or somebody who reloads
        anna->abort();
        QTRY_VERIFY(!anna->isJoined());
        QVERIFY(anna->join());
    }
    for (int i = 0; i < 9; ++i) // on the same connection, this leaves nothing in the log
        anna->send({{u"type"_s, u"join"_s}, {u"ticket"_s, anna->ticket}});
    QTRY_COMPARE(anna->framesOf(u"welcome"_s).size(), 15);
    QCOMPARE(logged(EventKind::Connected), 6);
}

LABCHAT_TEST(tst_Guessing, QCoreApplication)
#include "tst_guessing.moc"
