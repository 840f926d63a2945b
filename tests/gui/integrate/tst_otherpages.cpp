// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/integrate/keysfixture.h"
#include "support/testprogram.h"

#include <QtCore/QSettings>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTabWidget>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Which pages of other systems are let in: the banner about a page that was refused, and the preferences.
class OtherPagesTest final : public KeysFixture {
    Q_OBJECT

private slots:
    void allowsARefusedPageWithOneClick();
    void asksTheServerAgainAtTheNextStart();
    void leadsToTheKeyThatIsForOtherPages();
    void showsRefusalsOfDifferentKindsBesideEachOther();
    void takesARefusalBackWhenItIsOver();
    void offersNothingForWhatIsNoPage_data();
    void offersNothingForWhatIsNoPage();
    void editsTheAllowedPages();
    void saysWhatIsNoPage();
    void showsWhatTheCommandLineAllows();
    void restoresOnlyThePageThatIsShown();
    void namesItsControls();

private:
    void refuse(const QString &origin) const { emit m_service->socketRefused({RefusedSocket::Reason::Origin, origin, u"192.168.1.20:8000"_s, 1}); }
    void showPage(int page) const { find<QTabWidget>(u"preferencesTabWidget"_s)->setCurrentIndex(page); }
};

void OtherPagesTest::allowsARefusedPageWithOneClick()
{
    open({});
    QVERIFY(m_service->allowed.isEmpty());
    refuse(u"https://survey.example"_s);
    QVERIFY(banner(u"socketBanner"_s).contains("https://survey.example"_L1));
    click(u"allowPagePushButton"_s);
    QCOMPARE(m_service->allowed.size(), 1);
    QCOMPARE(m_service->allowed.last().sockets, QStringList({u"https://survey.example"_s}));
    QCOMPARE(m_service->allowed.last().frames, QStringList());
    QVERIFY(banner(u"socketBanner"_s).contains("try again by themselves"_L1));
    QVERIFY(!isVisible(u"allowPagePushButton"_s));
    refuse(u"https://other.example"_s); // the next one
    click(u"allowPagePushButton"_s);
    QCOMPARE(m_service->allowed.last().sockets, QStringList({u"https://survey.example"_s, u"https://other.example"_s}));
}

/// To allow the page would not help: the key says which pages may use its tickets.
void OtherPagesTest::leadsToTheKeyThatIsForOtherPages()
{
    open({});
    addKey(u"lab"_s);
    addKey(u"trustlab"_s);
    m_keys.last().origins = QStringList{u"http://127.0.0.1:8811"_s};
    emit m_service->keysChanged(m_keys);
    const RefusedSocket refused{RefusedSocket::Reason::Ticket, u"https://survey.example"_s, {}, 2, u"key “trustlab”: the key is not for pages of it"_s, u"trustlab"_s};
    emit m_service->socketRefused(refused);
    for (const QString &words : {u"“trustlab”"_s, u"https://survey.example"_s, u"2 times"_s})
        QVERIFY2(banner(u"otherPagesBanner"_s).contains(words), qPrintable(banner(u"otherPagesBanner"_s)));
    QVERIFY(!isVisible(u"allowPagePushButton"_s));
    click(u"addPageToKeyPushButton"_s);
    QTRY_VERIFY(isVisible(u"KeyDialog"_s));
    QVERIFY(find<QWidget>(u"KeyDialog"_s)->windowTitle().contains("trustlab"_L1));
    QVERIFY(m_service->keyChanges.isEmpty()); // before the operator confirms it
    accept(u"keyButtonBox"_s);
    keepKeys();
    QCOMPARE(m_keys.last().origins, QStringList({u"http://127.0.0.1:8811"_s, u"https://survey.example"_s}));
    QVERIFY(m_service->allowed.isEmpty());
    emit m_service->refusalOver(refused);
    QCOMPARE(banner(u"otherPagesBanner"_s), QString());
}

void OtherPagesTest::showsRefusalsOfDifferentKindsBesideEachOther()
{
    open({});
    refuse(u"https://survey.example"_s);
    emit m_service->socketRefused({RefusedSocket::Reason::Ticket, u"https://otree.example"_s, {}, 1, u"session “nosuch”: it is not open to boxes without a signature"_s});
    emit m_service->socketRefused({RefusedSocket::Reason::Ticket, u"https://otree.example"_s, {}, 1, u"the key is for other pages"_s, u"lab"_s});
    refuse(u"https://survey.example"_s); // it tries again
    QVERIFY(banner(u"socketBanner"_s).contains("https://survey.example"_L1));
    QVERIFY(banner(u"ticketBanner"_s).contains("nosuch"_L1));
    QVERIFY(banner(u"otherPagesBanner"_s).contains("lab"_L1));
    emit m_service->socketRefused({RefusedSocket::Reason::Ticket, {}, {}, 1, u"session “a”: This session has ended."_s});
    QVERIFY2(banner(u"ticketBanner"_s).contains("has ended. See"_L1), qPrintable(banner(u"ticketBanner"_s)));
    click(u"dismissTicketPushButton"_s);
    QCOMPARE(banner(u"ticketBanner"_s), QString());
    QVERIFY(!banner(u"socketBanner"_s).isEmpty());
}

void OtherPagesTest::takesARefusalBackWhenItIsOver()
{
    open({});
    refuse(u"https://survey.example"_s);
    RefusedSocket over{RefusedSocket::Reason::Origin, u"https://other.example"_s, u"192.168.1.20:8000"_s, 3};
    emit m_service->refusalOver(over); // another page
    QVERIFY(!banner(u"socketBanner"_s).isEmpty());
    over.origin = u"https://survey.example"_s;
    emit m_service->refusalOver(over);
    QCOMPARE(banner(u"socketBanner"_s), QString());
}

void OtherPagesTest::asksTheServerAgainAtTheNextStart()
{
    open({});
    refuse(u"https://survey.example"_s);
    click(u"allowPagePushButton"_s);
    m_window.reset();
    m_service->allowed.clear();
    makeWindow();
    QCOMPARE(m_service->allowed.size(), 1);
    QCOMPARE(m_service->allowed.last().sockets, QStringList({u"https://survey.example"_s}));
}

void OtherPagesTest::offersNothingForWhatIsNoPage_data()
{
    QTest::addColumn<QString>("origin");
    QTest::newRow("a file, or a frame without an origin") << u"null"_s;
    QTest::newRow("markup") << u"https://<b>chat</b>.example/%1%2"_s;
    QTest::newRow("a directive of a policy") << u"https://a.example; script-src *"_s;
    QTest::newRow("unknown") << QString();
}

void OtherPagesTest::offersNothingForWhatIsNoPage()
{
    QFETCH(const QString, origin);
    open({});
    refuse(u"https://survey.example"_s);
    QVERIFY(isVisible(u"allowPagePushButton"_s));
    refuse(origin);
    QVERIFY(isVisible(u"socketBanner"_s));
    QVERIFY(!isVisible(u"allowPagePushButton"_s));
    emit m_service->socketRefused({RefusedSocket::Reason::NoUpgrade, u"https://survey.example"_s, u"lab"_s, 1});
    QVERIFY(banner(u"proxyBanner"_s).contains("WebSockets"_L1)); // beside it: to allow the page would not help
}

void OtherPagesTest::editsTheAllowedPages()
{
    open(u"preferencesAction"_s);
    showPage(1);
    typeLines(u"allowedSocketsPlainTextEdit"_s, u"https://survey.example/index.php?a=1\n http://10.0.0.7:8080/ \n\nhttps://survey.example"_s);
    typeLines(u"allowedFramesPlainTextEdit"_s, u"https://frame.example"_s);
    accept(u"preferencesButtonBox"_s);
    QCOMPARE(m_service->allowed.size(), 1);
    QCOMPARE(m_service->allowed.last().sockets, QStringList({u"https://survey.example"_s, u"http://10.0.0.7:8080"_s}));
    QCOMPARE(m_service->allowed.last().frames, QStringList({u"https://frame.example"_s}));
    QTRY_VERIFY(!find<QWidget>(u"PreferencesDialog"_s));
    trigger(u"preferencesAction"_s);
    QCOMPARE(find<QPlainTextEdit>(u"allowedSocketsPlainTextEdit"_s)->toPlainText(), u"https://survey.example\nhttp://10.0.0.7:8080"_s);
    accept(u"preferencesButtonBox"_s);
    QCOMPARE(m_service->allowed.size(), 1); // nothing has changed
}

void OtherPagesTest::saysWhatIsNoPage()
{
    open(u"preferencesAction"_s);
    typeLines(u"allowedFramesPlainTextEdit"_s, u"frame.example/path"_s);
    accept(u"preferencesButtonBox"_s);
    QVERIFY(isVisible(u"preferencesTabWidget"_s));
    QCOMPARE(find<QTabWidget>(u"preferencesTabWidget"_s)->currentIndex(), 1); // where the mistake is
    QVERIFY(text(u"allowedVerdictLabel"_s).contains("frame.example/path"_L1));
    QVERIFY(m_service->allowed.isEmpty());
}

void OtherPagesTest::showsWhatTheCommandLineAllows()
{
    m_givenPages = {{u"https://given.example"_s}, {}};
    open(u"preferencesAction"_s);
    showPage(1);
    QVERIFY(text(u"givenSocketsLabel"_s).contains("https://given.example"_L1));
    QVERIFY(!isVisible(u"givenFramesLabel"_s));
}

/// Nobody sees the others when they click on it.
void OtherPagesTest::restoresOnlyThePageThatIsShown()
{
    open({});
    refuse(u"https://survey.example"_s);
    click(u"allowPagePushButton"_s);
    trigger(u"preferencesAction"_s);
    const auto restore = [this] { QTest::mouseClick(find<QDialogButtonBox>(u"preferencesButtonBox"_s)->button(QDialogButtonBox::RestoreDefaults), Qt::LeftButton); };
    restore();
    QVERIFY(!find<QPlainTextEdit>(u"allowedSocketsPlainTextEdit"_s)->toPlainText().isEmpty());
    showPage(1);
    restore();
    QVERIFY(find<QPlainTextEdit>(u"allowedSocketsPlainTextEdit"_s)->toPlainText().isEmpty());
}

void OtherPagesTest::namesItsControls()
{
    open({});
    refuse(u"https://survey.example"_s);
    trigger(u"preferencesAction"_s);
    verifyEveryControlHasANameAndAToolTip();
}

LABCHAT_TEST(OtherPagesTest, QApplication)
#include "tst_otherpages.moc"
