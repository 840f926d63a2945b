// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/integrate/browserchecksmodel.h"
#include "gui/integrate/keysfixture.h"
#include "support/testprogram.h"

#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Integrate → Check participants' browsers….
class BrowserChecksTest final : public KeysFixture {
    Q_OBJECT

private slots:
    void showsTheAddressAndTheLine();
    void listsTheNewestFirst();
    void alsoListsWhatCameBefore();
    void showsTextAsText();
    void keepsALimitedNumber();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void namesItsControls();
    void namesBrowsers_data();
    void namesBrowsers();

private:
    void report(const BrowserCheck &check) const { emit m_service->browserChecked(check); }
    [[nodiscard]] static BrowserCheck good() { return {1, u"192.168.1.31"_s, u"https://survey.example"_s, u"Mozilla/5.0 Firefox/128.0"_s, true, true, true, {}, 4, 20}; }
    [[nodiscard]] QString cell(int row, BrowserChecksModel::Column column) const
    {
        const QAbstractItemModel *const model = find<QTreeView>(u"browserChecksTreeView"_s)->model();
        return model->index(row, column).data().toString();
    }
    [[nodiscard]] int rows() const { return find<QTreeView>(u"browserChecksTreeView"_s)->model()->rowCount(); }
};

void BrowserChecksTest::showsTheAddressAndTheLine()
{
    open(u"checkBrowsersAction"_s);
    QCOMPARE(find<QLineEdit>(u"checkLinkLineEdit"_s)->text(), u"http://192.168.1.20:8000/check"_s);
    QCOMPARE(find<QLineEdit>(u"checkLineLineEdit"_s)->text(), u"<div id=\"labchat-check\">The browser does not let this page load LabChat's check.</div><script type=\"module\" src=\"http://192.168.1.20:8000/check.js\"></script>"_s);
    find<QPushButton>(u"copyCheckLinePushButton"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), find<QLineEdit>(u"checkLineLineEdit"_s)->text());
    find<QPushButton>(u"copyCheckLinkPushButton"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), u"http://192.168.1.20:8000/check"_s);
}

void BrowserChecksTest::listsTheNewestFirst()
{
    open(u"checkBrowsersAction"_s);
    QVERIFY(isVisible(u"noChecksLabel"_s));
    const QAbstractItemModelTester tester(find<QTreeView>(u"browserChecksTreeView"_s)->model());
    report(good());
    BrowserCheck second = good();
    second.address = u"192.168.1.32"_s;
    second.isConnected = false;
    report(second);
    QVERIFY(!isVisible(u"noChecksLabel"_s));
    QCOMPARE(rows(), 2);
    QCOMPARE(cell(0, BrowserChecksModel::AddressColumn), u"192.168.1.32"_s);
    QVERIFY(cell(0, BrowserChecksModel::ResultColumn).startsWith(u"✗"_s));
    QCOMPARE(cell(1, BrowserChecksModel::BrowserColumn), u"Firefox 128"_s);
    QCOMPARE(cell(1, BrowserChecksModel::PageColumn), u"https://survey.example"_s);
    QCOMPARE(cell(1, BrowserChecksModel::ResultColumn), u"✓ Chats work; the server answers within 4 ms."_s);
}

void BrowserChecksTest::alsoListsWhatCameBefore()
{
    open({});
    report(good());
    trigger(u"checkBrowsersAction"_s);
    QCOMPARE(rows(), 1);
}

void BrowserChecksTest::showsTextAsText()
{
    open(u"checkBrowsersAction"_s);
    BrowserCheck check = good();
    check.agent = u"<b>bold</b>\u202e<img src=x>\n%1"_s;
    check.origin = u"https://<i>x</i>"_s;
    report(check);
    QCOMPARE(cell(0, BrowserChecksModel::PageColumn), u"https://<i>x</i>"_s);
    const QModelIndex browser = find<QTreeView>(u"browserChecksTreeView"_s)->model()->index(0, BrowserChecksModel::BrowserColumn);
    QVERIFY(!browser.data(Qt::ToolTipRole).toString().contains(QChar(0x202e)));
    find<QTreeView>(u"browserChecksTreeView"_s)->setCurrentIndex(browser);
    const auto *const detail = find<QLabel>(u"checkDetailLabel"_s);
    QCOMPARE(detail->textFormat(), Qt::PlainText);
    QVERIFY(detail->text().contains(u"<b>bold</b>"_s));
}

void BrowserChecksTest::keepsALimitedNumber()
{
    open(u"checkBrowsersAction"_s);
    for (int i = 0; i < BrowserChecksModel::maxChecks + 5; ++i)
        report(good());
    QCOMPARE(rows(), BrowserChecksModel::maxChecks);
}

void BrowserChecksTest::saysWhatIsWrong_data()
{
    QTest::addColumn<BrowserCheck>("check");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<QString>("words");
    BrowserCheck check = good();
    check.canStore = false;
    QTest::newRow("no storage") << check << false << u"stores nothing"_s;
    check = good();
    check.clockOffsetMs = 61'000;
    QTest::newRow("a clock ahead") << check << false << u"61 second(s) ahead"_s;
    check.clockOffsetMs = -3'600'000;
    QTest::newRow("a clock behind") << check << false << u"3600 second(s) behind"_s;
    check = good();
    check.permission = u"prompt"_s;
    QTest::newRow("it asks") << check << true << u"have to ask"_s;
    check.permission = u"denied"_s;
    QTest::newRow("it forbids") << check << true << u"not let into the local network"_s;
    check = good();
    check.isConnected = false;
    QTest::newRow("no socket") << check << false << u"does not open"_s;
}

void BrowserChecksTest::saysWhatIsWrong()
{
    QFETCH(BrowserCheck, check);
    QFETCH(bool, isGood);
    QFETCH(QString, words);
    QCOMPARE(BrowserChecksModel::isGood(check), isGood);
    QVERIFY2(BrowserChecksModel::findings(check).join(u' ').contains(words), qPrintable(BrowserChecksModel::findings(check).join(u' ')));
}

void BrowserChecksTest::namesItsControls()
{
    open(u"checkBrowsersAction"_s);
    verifyEveryControlHasANameAndAToolTip();
}

void BrowserChecksTest::namesBrowsers_data()
{
    QTest::addColumn<QString>("agent");
    QTest::addColumn<QString>("name");
    QTest::newRow("Firefox") << u"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"_s << u"Firefox 128"_s;
    QTest::newRow("Chrome") << u"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"_s << u"Chrome 142"_s;
    QTest::newRow("Edge") << u"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"_s << u"Edge 142"_s;
    QTest::newRow("Safari") << u"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15"_s << u"Safari 18"_s;
    QTest::newRow("an iPhone") << u"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"_s << u"Safari 18"_s;
    QTest::newRow("another one") << u"Lynx/2.9"_s << u"Lynx/2.9"_s;
}

void BrowserChecksTest::namesBrowsers()
{
    QFETCH(QString, agent);
    QFETCH(QString, name);
    QCOMPARE(browserName(agent), name);
}

LABCHAT_TEST(BrowserChecksTest, QApplication)
#include "tst_browserchecks.moc"
