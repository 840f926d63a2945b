// SPDX-License-Identifier: GPL-3.0-or-later
#include "othersystemtest.h"
#include "support/fakeclocks.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The pages of another system: an announcement is for the page on which it came.
class tst_PagesElsewhere final : public OtherSystemTest {
    Q_OBJECT

private slots:
    void init()
    {
        start();
        startLab(m_clocks.clocks());
    }
    void cleanup() { stop(); }

    void leavesAnAnnouncementOnItsPage_data();
    void leavesAnAnnouncementOnItsPage();
    void showsItAgainOnTheSamePage();
    void showsItToNobodyWhoComesLater();
    void losesNoneWhileSomebodyGoesOn();
    void forgetsNothingAtARestart();

private:
    static QJsonObject page(const QString &name, int round) { return {{u"page"_s, name}, {u"round"_s, round}}; }
    [[nodiscard]] Client on(const QString &person, const QJsonObject &more, const QString &channel = u"g1"_s) const
    {
        return joined({person, channel, u"Player"_s, u"abcd1234"_s, more});
    }
    /// To everybody; @p reader reads it.
    void announce(ChatClient &reader)
    {
        m_lab->server()->moderate(m_lab->sessions.constFirst().session().id, {Moderate{Announce{{}, {u"Ada"_s, u"Two minutes left"_s}}}});
        QTRY_COMPARE(reader.framesOf(u"notice"_s).size(), 1);
        reader.send({{u"type"_s, u"seen"_s}, {u"notice"_s, reader.lastOf(u"notice"_s).value("seq"_L1)}});
        QTRY_COMPARE(state().participant(1).seenAnnouncements.size(), 1);
        m_clocks.pass(5'000);
    }
    /// What the page shows above its first chat comes behind it.
    static qsizetype notices(ChatClient &client)
    {
        const QString nonce = client.post(u"all is here"_s);
        return QTest::qWaitFor([&] { return client.hasAnswerTo(nonce); }) ? client.framesOf(u"notice"_s).size() : -1;
    }

    FakeClocks m_clocks;
};

void tst_PagesElsewhere::leavesAnAnnouncementOnItsPage_data()
{
    QTest::addColumn<QJsonObject>("next");
    QTest::newRow("page") << page(u"Reply"_s, 1);
    QTest::newRow("round") << page(u"Offer"_s, 2);
    QTest::newRow("app") << QJsonObject{{u"page"_s, u"Offer"_s}, {u"round"_s, 1}, {u"app"_s, u"survey"_s}};
}

void tst_PagesElsewhere::leavesAnAnnouncementOnItsPage()
{
    QFETCH(QJsonObject, next);
    Client anna = on(u"anna"_s, page(u"Offer"_s, 1));
    QVERIFY(anna);
    announce(*anna);
    anna->abort();
    anna = on(u"anna"_s, next);
    QVERIFY(anna);
    QCOMPARE(notices(*anna), 0);
    QVERIFY(state().noticesFor(1).isEmpty()); // in the console, too
    anna = on(u"anna"_s, page(u"Offer"_s, 1)); // nor after a return
    QVERIFY(anna);
    QCOMPARE(notices(*anna), 0);
}

void tst_PagesElsewhere::showsItAgainOnTheSamePage()
{
    Client anna = on(u"anna"_s, page(u"Offer"_s, 1));
    QVERIFY(anna);
    announce(*anna);
    anna = on(u"anna"_s, page(u"Offer"_s, 1));
    QVERIFY(anna);
    QCOMPARE(notices(*anna), 1);
    QVERIFY(!joinToo(*anna, {u"anna"_s, u"all"_s, u"Player"_s, u"abcd1234"_s, page(u"Offer"_s, 1)}).isEmpty()); // a second box of this page
    QCOMPARE(state().noticesFor(1).size(), 1);
}

void tst_PagesElsewhere::showsItToNobodyWhoComesLater()
{
    const Client anna = on(u"anna"_s, page(u"Offer"_s, 1));
    QVERIFY(anna);
    announce(*anna);
    for (const QJsonObject &where : {QJsonObject(), page(u"Offer"_s, 1)}) {
        const Client late = on(where.isEmpty() ? u"bert"_s : u"carl"_s, where, u"g2"_s);
        QVERIFY(late);
        QCOMPARE(notices(*late), 0);
    }
}

/// They are offline while their browser loads the next page.
void tst_PagesElsewhere::losesNoneWhileSomebodyGoesOn()
{
    Client anna = on(u"anna"_s, page(u"Offer"_s, 1)), bert = on(u"bert"_s, page(u"Offer"_s, 1), u"g2"_s);
    QVERIFY(anna && bert);
    bert->abort();
    announce(*anna);
    bert = on(u"bert"_s, page(u"Reply"_s, 1), u"g2"_s);
    QVERIFY(bert);
    QCOMPARE(notices(*bert), 1);
    m_clocks.pass(600'000);
    bert = on(u"bert"_s, page(u"End"_s, 1), u"g2"_s);
    QVERIFY(bert);
    QCOMPARE(notices(*bert), 0); // it is too old now, read or not
}

void tst_PagesElsewhere::forgetsNothingAtARestart()
{
    Client anna = on(u"anna"_s, page(u"Offer"_s, 1));
    QVERIFY(anna);
    announce(*anna);
    anna = on(u"anna"_s, page(u"Reply"_s, 1));
    QVERIFY(anna);
    const ParticipantState before = state().participant(1);
    QVERIFY(m_lab->stop());
    startLab(m_clocks.clocks());
    const ParticipantState after = m_lab->sessions.constFirst().participant(1);
    QCOMPARE(after.enteredAtMs, before.enteredAtMs);
    QCOMPARE(after.seenAnnouncements, before.seenAnnouncements);
    anna = on(u"anna"_s, page(u"Reply"_s, 1));
    QVERIFY(anna);
    QCOMPARE(notices(*anna), 0);
    const Client late = on(u"bert"_s, page(u"Reply"_s, 1));
    QVERIFY(late);
    QCOMPARE(notices(*late), 0);
}

LABCHAT_TEST(tst_PagesElsewhere, QCoreApplication)
#include "tst_pageselsewhere.moc"
