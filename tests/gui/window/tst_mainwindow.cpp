// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/twosessions.h"
#include "support/testprogram.h"

#include <QtCore/QDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QKeySequence>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QTreeWidget>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The console as the operator uses it: real widgets, keys and clicks; only the server and the log are fakes.
class MainWindowTest final : public TwoSessions {
    Q_OBJECT

private slots:
    void showsAddressLinkAndTitle();
    void opensLinksInTheBrowser();
    void offersTheSelectedParticipantsPageWheneverThereIsAnAddress();
    void showsTheAddressThatTheOperatorChooses();
    void hintsWhenThereIsNoNetwork();
    void copiesAParticipantsLink();
    void showsTheChannelOfTheParticipantThatIsActivated();
    void switchesBetweenSessions();
    void opensTheSplitScreen();
    void usesTheFreePortThatIsOffered();
    void triesTheSamePortAgain();
    void saysThatNothingIsStoredUntilItRecovers();
    void saysWhichPageWasRefused();
    void saysThatTheClockWasSet();
    void saysWhyTheLogCannotBeOpened();
    void saysThatNoSessionRuns();
    void saysInTheStatusBarHowItStands();
    void asksBeforeItClosesWhileASessionRuns();
    void goesToTheFiltersByKey();
    void opensTheManualAndAboutFromTheMenu();
    void fitsTheManualsPicturesToThePage();
    void givesEveryControlANameAndAToolTip();
};

void MainWindowTest::showsAddressLinkAndTitle()
{
    openSessions();
    QCOMPARE(text(u"entranceLabel"_s), QString(u"http://192.168.1.20:8000/join/"_s + m_second->code));
    QCOMPARE(m_window->windowTitle(), QString(u"LabChat – Group chat ("_s + m_second->code + u')'));
    QCOMPARE(find<QTreeView>(u"channelsTreeView"_s)->model()->rowCount(), 3);
    QCOMPARE(find<QTreeView>(u"participantsTreeView"_s)->model()->rowCount(), 12);
    click(u"copyEntrancePushButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), text(u"entranceLabel"_s));
}

void MainWindowTest::opensLinksInTheBrowser()
{
    openSessions();
    click(u"openSessionLinkPushButton"_s);
    trigger(u"openSessionLinkAction"_s);
    QCOMPARE(m_openedUrls, QList<QUrl>(2, QUrl(text(u"entranceLabel"_s))));
    QVERIFY(!find<QAction>(u"openParticipantLinkAction"_s)->isEnabled());
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    participants->setCurrentIndex(participants->model()->index(2, 0));
    trigger(u"openParticipantLinkAction"_s);
    QCOMPARE(m_openedUrls.last(), QUrl(u"http://192.168.1.20:8000/p/"_s + m_second->participant(3).ticket));
}

void MainWindowTest::offersTheSelectedParticipantsPageWheneverThereIsAnAddress()
{
    openSessions();
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    participants->setCurrentIndex(participants->model()->index(2, 0));
    const auto *action = find<QAction>(u"openParticipantLinkAction"_s);
    QVERIFY(action->isEnabled());
    emit m_service->listenFailed({u"port_in_use"_s, u"The port is in use."_s}, 0);
    QVERIFY(!action->isEnabled());
    emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s}));
    QVERIFY(action->isEnabled());
}

void MainWindowTest::showsTheAddressThatTheOperatorChooses()
{
    openSessions();
    auto *addresses = find<QComboBox>(u"addressesComboBox"_s);
    QVERIFY(addresses->isVisible());
    QTest::keyClick(addresses, Qt::Key_Down);
    QCOMPARE(text(u"statusAddressLabel"_s), u"http://10.0.0.3:8000"_s);
    QVERIFY(text(u"entranceLabel"_s).startsWith("http://10.0.0.3:8000/join/"_L1));
}

void MainWindowTest::hintsWhenThereIsNoNetwork()
{
    openSessions();
    QVERIFY(!find<QLabel>(u"hintLabel"_s)->isVisible());
    emit m_service->listening(addressAt({u"http://127.0.0.1:8000"_s}));
    QVERIFY(find<QLabel>(u"hintLabel"_s)->isVisible());
    QVERIFY(text(u"hintLabel"_s).contains("not in a network"_L1));
    QVERIFY(!find<QComboBox>(u"addressesComboBox"_s)->isVisible());
}

void MainWindowTest::copiesAParticipantsLink()
{
    openSessions();
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    emit participants->customContextMenuRequested(participants->visualRect(participants->model()->index(1, 0)).center());
    auto *menu = find<QMenu>(u"participantMenu"_s);
    QVERIFY(menu->isVisible());
    menu->actions().at(0)->trigger();
    QVERIFY(QApplication::clipboard()->text().endsWith(m_second->participant(2).ticket));
    menu->actions().at(2)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), m_second->participant(2).code);
    menu->close();
}

void MainWindowTest::showsTheChannelOfTheParticipantThatIsActivated()
{
    openSessions();
    QCOMPARE(text(u"channelTitleLabel"_s), u"Group 1"_s);
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    participants->setCurrentIndex(participants->model()->index(10, 0));
    participants->setFocus();
    QTest::keyClick(participants, Qt::Key_Return);
    QCOMPARE(text(u"channelTitleLabel"_s), u"Group 3"_s);
}

void MainWindowTest::switchesBetweenSessions()
{
    openSessions();
    auto *sessions = find<QComboBox>(u"sessionComboBox"_s);
    QCOMPARE(sessions->count(), 2);
    QTest::keyClick(sessions, Qt::Key_Down);
    QVERIFY(m_window->windowTitle().contains(m_first->code));
    QCOMPARE(find<QTreeView>(u"participantsTreeView"_s)->model()->rowCount(), 8);
    QVERIFY(text(u"entranceLabel"_s).endsWith(m_first->code));
    FakeHistory history(m_first, m_first->createdAtMs);
    emit m_service->eventsCommitted(history.messages(1, 4));
    QTRY_COMPARE(find<QAbstractItemView>(u"transcriptView"_s)->model()->rowCount(), 4);
}

void MainWindowTest::opensTheSplitScreen()
{
    openSessions();
    trigger(u"splitScreenAction"_s);
    QCOMPARE(m_openedUrls.last().adjusted(QUrl::RemoveQuery), QUrl(u"http://192.168.1.20:8000/split/"_s + m_second->code));
    QCOMPARE(m_openedUrls.last().query(), u"key="_s + splitKey(m_second->secret)); // the page answers to nobody else
}

void MainWindowTest::usesTheFreePortThatIsOffered()
{
    emit m_service->opened();
    emit m_service->listenFailed({u"port_in_use"_s, u"Port 8000 is used by another program."_s}, 8001);
    QVERIFY(banner(u"listenBanner"_s).contains("Port 8000"_L1));
    QVERIFY(find<QPushButton>(u"usePortPushButton"_s)->text().contains("8001"_L1));
    click(u"usePortPushButton"_s);
    QCOMPARE(m_service->listens.size(), 1);
    QCOMPARE(m_service->listens.first().port, 8001);
    emit m_service->listening(addressAt({u"http://192.168.1.20:8001"_s}));
    QCOMPARE(banner(u"listenBanner"_s), QString());
    QCOMPARE(text(u"entranceLabel"_s), u"http://192.168.1.20:8001"_s);
}

void MainWindowTest::triesTheSamePortAgain()
{
    emit m_service->opened();
    emit m_service->listenFailed({u"port_in_use"_s, u"Port 8000 is used by another program."_s}, 0);
    QVERIFY(!find<QPushButton>(u"usePortPushButton"_s)->isVisible());
    click(u"tryAgainPushButton"_s);
    QCOMPARE(m_service->listens.first().port, 8000);
}

void MainWindowTest::saysThatNothingIsStoredUntilItRecovers()
{
    openSessions();
    emit m_service->storageFailed({u"not_stored"_s, u"The disk is full."_s});
    QVERIFY(banner(u"storageBanner"_s).contains("The disk is full."_L1));
    QVERIFY(banner(u"storageBanner"_s).contains("refused"_L1));
    emit m_service->storageRecovered();
    QVERIFY(banner(u"storageBanner"_s).contains("again"_L1));
}

void MainWindowTest::saysWhichPageWasRefused()
{
    openSessions();
    emit m_service->socketRefused({RefusedSocket::Reason::Origin, u"https://<b>chat</b>.example/%1%2"_s, u"127.0.0.1:8000"_s, 3});
    const QString refused = banner(u"socketBanner"_s);
    for (const QString &words : {u"https://<b>chat</b>.example/%1%2"_s, u"127.0.0.1:8000"_s, u"3"_s, u"Host"_s, u"allow"_s, u"manual"_s})
        QVERIFY2(refused.contains(words), qPrintable(refused));
    QCOMPARE(find<QWidget>(u"socketBanner"_s)->findChildren<QLabel *>().constLast()->textFormat(), Qt::PlainText);
    emit m_service->socketRefused({RefusedSocket::Reason::NoUpgrade, {}, u"lab:8000"_s, 1});
    QVERIFY(banner(u"proxyBanner"_s).contains("WebSockets"_L1));
    click(u"dismissSocketPushButton"_s);
    QVERIFY(!find<QWidget>(u"socketBanner"_s)->isVisible());
}

/// Once, although each running session has it in its log.
void MainWindowTest::saysThatTheClockWasSet()
{
    openSessions();
    QCOMPARE(banner(u"clockBanner"_s), QString());
    QList<Event> jumps;
    for (const SessionPtr &session : {m_first, m_second}) {
        jumps.append(FakeHistory(session, session->createdAtMs).event(EventKind::ClockJumped, 0));
        setClockJump(jumps.last(), 12'300);
    }
    emit m_service->eventsCommitted(jumps);
    QCOMPARE(banner(u"clockBanner"_s), u"The computer's clock was set forward by 12 s. Pages and chats keep their time."_s);
    setClockJump(jumps.last(), -3'660'000);
    jumps.last().seq += 1;
    emit m_service->eventsCommitted({jumps.last()});
    QVERIFY(banner(u"clockBanner"_s).startsWith("The computer's clock was set back by 1 h 1 min."_L1));
    click(u"dismissClockPushButton"_s);
    QCOMPARE(banner(u"clockBanner"_s), QString());
}

void MainWindowTest::saysWhyTheLogCannotBeOpened()
{
    emit m_service->openFailed({u"data_in_use"_s, u"Used by process 4711."_s});
    QVERIFY(find<QLabel>(u"failedTextLabel"_s)->isVisible());
    QCOMPARE(text(u"failedTextLabel"_s), u"Used by process 4711."_s);
    QVERIFY(!find<QAction>(u"newSessionAction"_s)->isEnabled());
    click(u"quitPushButton"_s);
    QVERIFY(!m_window->isVisible());
}

void MainWindowTest::saysThatNoSessionRuns()
{
    QVERIFY(find<QLabel>(u"startingLabel"_s)->isVisible());
    emit m_service->opened();
    QVERIFY(find<QLabel>(u"noSessionTitleLabel"_s)->isVisible());
    click(u"newSessionPushButton"_s);
    QVERIFY(find<QSpinBox>(u"participantsSpinBox"_s));
}

void MainWindowTest::saysInTheStatusBarHowItStands()
{
    QVERIFY(!find<QLabel>(u"statusDiskLabel"_s)->isVisible());
    QVERIFY(QDir().mkpath(m_folder->filePath(u"data"_s)));
    openSessions();
    FakeHistory history(m_second, m_second->createdAtMs);
    emit m_service->eventsCommitted(history.messages(1, 1200));
    emit m_service->presenceChanged({{2, 1, true, 1}, {2, 2, true, 1}});
    QTRY_COMPARE(text(u"statusOnlineLabel"_s), u"2 of 12 online"_s);
    QVERIFY(text(u"statusMessagesLabel"_s).contains(QLocale().toString(1200)));
    QVERIFY(text(u"statusCommitLabel"_s).contains(u':'));
    QTRY_VERIFY(find<QLabel>(u"statusDiskLabel"_s)->isVisible());
    QVERIFY(text(u"statusDiskLabel"_s).contains("free"_L1));
}

void MainWindowTest::asksBeforeItClosesWhileASessionRuns()
{
    openSessions();
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    auto *box = find<QMessageBox>(u"quitMessageBox"_s);
    QVERIFY(box && m_window->isVisible());
    QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(!find<QMessageBox>(u"quitMessageBox"_s));
    QVERIFY(m_window->isVisible());
    closeWindow();
}

void MainWindowTest::goesToTheFiltersByKey()
{
    openSessions();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keySequence(m_window.get(), QKeySequence::Find);
    QVERIFY(find<QLineEdit>(u"wallFilterLineEdit"_s)->hasFocus());
    QTest::keySequence(m_window.get(), QKeySequence::Find);
    QVERIFY(find<QLineEdit>(u"channelsFilterLineEdit"_s)->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"group 2"_s);
    QCOMPARE(find<QTreeView>(u"channelsTreeView"_s)->model()->rowCount(), 1);
    QTest::keySequence(m_window.get(), QKeySequence::Find);
    QVERIFY(find<QLineEdit>(u"participantsFilterLineEdit"_s)->hasFocus());
}

void MainWindowTest::opensTheManualAndAboutFromTheMenu()
{
    trigger(u"manualAction"_s);
    auto *page = find<QWidget>(u"pageTextBrowser"_s);
    QVERIFY(page && page->isVisible());
    trigger(u"protocolAction"_s);
    QVERIFY(find<QTextBrowser>(u"pageTextBrowser"_s)->toPlainText().contains("labchat.v1"_L1));
    trigger(u"aboutAction"_s);
    auto *about = find<QMessageBox>(u"aboutMessageBox"_s);
    QVERIFY(about && about->text().contains("General Public License"_L1));
    about->close();
}

void MainWindowTest::fitsTheManualsPicturesToThePage()
{
    trigger(u"manualAction"_s);
    auto *page = find<QTextBrowser>(u"pageTextBrowser"_s);
    auto *contents = find<QTreeWidget>(u"contentsTreeWidget"_s);
    const auto items = contents->findItems(u"The monitor"_s, Qt::MatchExactly);
    QCOMPARE(int(items.size()), 1);
    contents->setCurrentItem(items.first());
    const auto pictureWidth = [page] {
        const QUrl url = page->document()->baseUrl().resolved(QUrl(u"images/console.png"_s));
        return page->document()->resource(QTextDocument::ImageResource, url).value<QPixmap>().deviceIndependentSize().width();
    };
    for (const int width : {700, 900, 2400}) {
        page->window()->resize(width, 600);
        QTRY_COMPARE(page->window()->width(), width);
        const double room = page->viewport()->width() - 2 * page->document()->documentMargin();
        QTRY_VERIFY2(pictureWidth() <= room && (pictureWidth() > room - 2 || pictureWidth() == 1366), qPrintable(QString::number(pictureWidth())));
        QTRY_VERIFY(!page->horizontalScrollBar()->isVisible());
    }
}

void MainWindowTest::givesEveryControlANameAndAToolTip()
{
    openSessions();
    trigger(u"linksAction"_s);
    trigger(u"highlightRulesAction"_s);
    trigger(u"exportAction"_s);
    trigger(u"endSessionAction"_s);
    trigger(u"newSessionAction"_s);
    trigger(u"roomsAction"_s);
    click(u"newRoomPushButton"_s);
    trigger(u"pastSessionsAction"_s);
    verifyEveryControlHasANameAndAToolTip();
}

LABCHAT_TEST(MainWindowTest, QApplication)
#include "tst_mainwindow.moc"
