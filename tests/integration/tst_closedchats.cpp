// SPDX-License-Identifier: GPL-3.0-or-later
#include "operatortest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

#include <map>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(LabChat::OperatorAction)

/// Chats that the operator or a countdown closes: what they refuse, which texts they send, and when they open.
class tst_ClosedChats final : public OperatorTest {
    Q_OBJECT

private slots:
    void init() { startGroups(); }
    void cleanup() { stopLab(); }

    void refusesWhileClosed_data();
    void refusesWhileClosed();
    void opensAgainWhenAMuteIsOver();
    void pausesTheClock();
    void setsCountdowns();
};

void tst_ClosedChats::refusesWhileClosed_data()
{
    QTest::addColumn<OperatorAction>("closing");
    QTest::addColumn<OperatorAction>("opening");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QList<int>>("touched");
    const QList<int> all{Author, Member, Stranger}, group{Author, Member}, one{Author};
    const auto row = [](const char *name, const OperatorAction &closing, const OperatorAction &opening, const QString &code, const QList<int> &touched) {
        QTest::newRow(name) << closing << opening << code << touched;
    };
    row("paused", SetPaused{true}, SetPaused{false}, u"paused"_s, all);
    row("frozen session", SetFrozen{0, {}, true}, SetFrozen{0, {}, false}, u"frozen"_s, all);
    row("frozen page", SetFrozen{0, u"your_choice"_s, true}, SetFrozen{0, u"your_choice"_s, false}, u"frozen"_s, all);
    row("frozen channel", SetFrozen{1, {}, true}, SetFrozen{1, {}, false}, u"frozen"_s, group);
    row("muted here", Mute{Author, 1, 0}, Unmute{Author, 1}, u"muted"_s, one);
    row("muted everywhere", Mute{Author, 0, 0}, Unmute{Author, 0}, u"muted"_s, one);
}

void tst_ClosedChats::refusesWhileClosed()
{
    QFETCH(OperatorAction, closing);
    QFETCH(OperatorAction, opening);
    QFETCH(QString, code);
    QFETCH(QList<int>, touched);
    std::map<int, Client> clients;
    for (const int place : {Author, Member, Stranger})
        clients[place] = joined(place);
    for (const bool closes : {true, false}) {
        QVERIFY(does(closes ? closing : opening, closes ? u"Please wait."_s : QString()).seq);
        for (const auto &[place, client] : clients) {
            settle(*client);
            const bool isClosed = closes && touched.contains(place);
            const QJsonObject state = client->lastOf(u"channel_state"_s);
            QCOMPARE(state.isEmpty(), !touched.contains(place));
            QCOMPARE(state.value("open"_L1).toBool(true), !isClosed);
            QCOMPARE(state.value("reason"_L1).toString(), isClosed ? code : QString());
            QCOMPARE(state.value("text"_L1).toString(), isClosed ? u"Please wait."_s : QString());
            const QString nonce = client->post(u"May I?"_s);
            QTRY_VERIFY(client->hasAnswerTo(nonce));
            QCOMPARE(client->refusalOf(nonce).value("code"_L1).toString(), isClosed ? code : QString());
            const Client again = joined(place); // a reload gets the same
            QCOMPARE(again->lastOf(u"channel"_s).value("open"_L1).toBool(), !isClosed);
            QCOMPARE(again->lastOf(u"channel"_s).value("reason"_L1).toString(), isClosed ? code : QString());
        }
        for (auto &[place, client] : clients)
            client = joined(place);
    }
}

void tst_ClosedChats::opensAgainWhenAMuteIsOver()
{
    const Client anna = joined(Author);
    const Mute mute{Author, 1, QDateTime::currentMSecsSinceEpoch() + 800};
    QVERIFY(does(mute).seq);
    QTRY_COMPARE(anna->lastOf(u"channel_state"_s).value("reason"_L1).toString(), u"muted"_s);
    QCOMPARE(anna->lastOf(u"channel_state"_s).value("until"_L1).toInteger(), mute.untilMs);
    const QString nonce = anna->post(u"Now?"_s);
    QTRY_VERIFY(anna->hasAnswerTo(nonce));
    const qint64 waitMs = anna->refusalOf(nonce).value("retry_after_ms"_L1).toInteger();
    QVERIFY2(waitMs > 0 && waitMs <= 800, qPrintable(QString::number(waitMs)));
    QTRY_COMPARE(anna->lastOf(u"channel_state"_s).value("open"_L1).toBool(), true);
    QVERIFY(QDateTime::currentMSecsSinceEpoch() >= mute.untilMs);
    QVERIFY(says(*anna, u"Now!"_s));
}

void tst_ClosedChats::pausesTheClock()
{
    Study study = groupChat(2, 2);
    study.pages.first().ends = PageEnd::Timer;
    study.pages.first().durationS = 60;
    study.pages.first().chats.first().limits.closesAfterS = 50;
    useWithHelpLine(study);
    const Client anna = joined(Author);
    const qint64 endsAt = anna->lastOf(u"page"_s).value("ends_at"_L1).toInteger();
    const qint64 closesAt = anna->lastOf(u"channel"_s).value("closes_at"_L1).toInteger();
    QCOMPARE(endsAt - closesAt, 10'000);

    const Event paused = does(SetPaused{true}, u"A break."_s);
    QTRY_COMPARE(anna->lastOf(u"clock"_s).value("paused"_L1).toBool(), true);
    const QJsonObject clock = anna->lastOf(u"clock"_s);
    QCOMPARE(clock.value("left_ms"_L1).toInteger(), endsAt - paused.atMs);
    QCOMPARE(clock.value("text"_L1).toString(), u"A break."_s);
    QVERIFY(!clock.contains("ends_at"_L1));
    QCOMPARE(anna->lastOf(u"channel_state"_s).value("closes_in_ms"_L1).toInteger(), closesAt - paused.atMs);
    QVERIFY(!anna->lastOf(u"channel_state"_s).contains("closes_at"_L1));
    const Client again = joined(Author);
    QCOMPARE(again->lastOf(u"page"_s).value("left_ms"_L1).toInteger(), endsAt - paused.atMs);
    QCOMPARE(again->lastOf(u"page"_s).value("paused"_L1).toBool(), true);
    again->send({{u"type"_s, u"advance"_s}, {u"page"_s, u"your_choice"_s}});
    QTRY_COMPARE(again->lastOf(u"refused"_s).value("code"_L1).toString(), u"paused"_s);

    const Event resumed = does(SetPaused{false});
    QTRY_VERIFY(again->lastOf(u"clock"_s).contains("ends_at"_L1));
    QCOMPARE(again->lastOf(u"clock"_s).value("ends_at"_L1).toInteger() - endsAt, resumed.atMs - paused.atMs);
    QCOMPARE(again->lastOf(u"channel_state"_s).value("closes_at"_L1).toInteger() - closesAt, resumed.atMs - paused.atMs);
    QVERIFY(!again->lastOf(u"clock"_s).contains("paused"_L1));
}

void tst_ClosedChats::setsCountdowns()
{
    useWithHelpLine(twoPages(1));
    const Client anna = joined(Author);
    QVERIFY(!anna->lastOf(u"page"_s).contains("ends_at"_L1));
    SetCountdown countdown{Author, 0, {}, {}, 0};
    countdown.endsAtMs = QDateTime::currentMSecsSinceEpoch() + 60'000;
    QVERIFY(does(countdown).seq);
    QTRY_COMPARE(anna->lastOf(u"clock"_s).value("ends_at"_L1).toInteger(), *countdown.endsAtMs);
    countdown.endsAtMs = 0;
    QVERIFY(does(countdown).seq);
    QTRY_COMPARE(anna->framesOf(u"clock"_s).size(), 2);
    QVERIFY(!anna->lastOf(u"clock"_s).contains("ends_at"_L1));
    countdown.endsAtMs = QDateTime::currentMSecsSinceEpoch() + 300;
    QVERIFY(does(countdown).seq);
    QTRY_COMPARE(anna->lastOf(u"page"_s).value("page"_L1).toString(), u"results"_s);
}

LABCHAT_TEST(tst_ClosedChats, QCoreApplication)
#include "tst_closedchats.moc"
