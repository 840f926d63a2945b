// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/screensfixture.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolButton>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The place on the right that all panels share that come and go, and what it leaves to the others.
class SidePlaceTest final : public ScreensFixture {
    Q_OBJECT

private slots:
    void sharesOnePlaceOnTheRight();
    void sharesOnePlaceAgainAfterAReset();
    void showsTilesSideBySideBesideAPanel();
    void keepsThePanelsOnTheLeftWhenOneOpensOnTheRight();
    void showsEachTitleOnce();
    void closesAndTakesOutPanelsByTheirTabs();
};

void SidePlaceTest::sharesOnePlaceOnTheRight()
{
    open({1366, 768});
    openTile(0);
    openTile(2);
    seeWhatTheySee(0);
    trigger(u"searchAction"_s);
    dock(u"helpDockWidget"_s)->toggleViewAction()->trigger();
    auto *workspace = find<QMainWindow>(u"workspace"_s);
    QTRY_VERIFY(!dock(u"helpDockWidget"_s)->visibleRegion().isEmpty()); // the last one that was opened is in front
    const QList<QDockWidget *> others = workspace->tabifiedDockWidgets(dock(u"helpDockWidget"_s));
    QCOMPARE(transcripts().size(), 2);
    for (QDockWidget *each : QList{dock(u"searchDockWidget"_s), dock(u"participantViewDockWidget"_s)} + transcripts())
        QVERIFY2(others.contains(each), qPrintable(each->objectName()));
}

/// Qt remembers the places of panels that were closed, also those from before the layout was reset.
void SidePlaceTest::sharesOnePlaceAgainAfterAReset()
{
    open({1366, 768});
    openTile(0);
    seeWhatTheySee(0);
    trigger(u"searchAction"_s);
    trigger(u"resetLayoutAction"_s);
    openTile(3);
    openTile(0);
    QTRY_COMPARE(transcripts().size(), 2);
    QTRY_COMPARE(find<QMainWindow>(u"workspace"_s)->tabifiedDockWidgets(transcripts().first()).contains(transcripts().last()), true);
}

void SidePlaceTest::showsTilesSideBySideBesideAPanel()
{
    open({1280, 720});
    dock(u"helpDockWidget"_s)->toggleViewAction()->trigger();
    QTest::qWait(50);
    int tiles = 0;
    for (int row = 0; row < wall()->model()->rowCount(); ++row)
        tiles += wall()->viewport()->rect().contains(wall()->visualRect(wall()->model()->index(row, 0))) ? 1 : 0;
    QVERIFY2(tiles >= 2, qPrintable(QString::number(tiles)));
}

void SidePlaceTest::keepsThePanelsOnTheLeftWhenOneOpensOnTheRight()
{
    open({1366, 768});
    const int groups = dock(u"treeDockWidget"_s)->width();
    const int filter = find<QLineEdit>(u"wallFilterLineEdit"_s)->minimumWidth();
    QVERIFY(find<QToolButton>(u"sortNameToolButton"_s)->isVisible());
    openTile(0);
    QTRY_VERIFY(!transcripts().isEmpty() && canBeReached(transcripts().first()));
    QVERIFY2(dock(u"treeDockWidget"_s)->width() >= groups - 2, qPrintable(QString::number(dock(u"treeDockWidget"_s)->width())));
    QVERIFY(filter > 0 && find<QLineEdit>(u"wallFilterLineEdit"_s)->width() >= filter);
    // Where the buttons have no room, a menu has the same choices.
    m_window->resize(1000, 700);
    auto *menuButton = find<QToolButton>(u"sortMenuToolButton"_s);
    QTRY_VERIFY(menuButton->isVisible());
    QVERIFY(!find<QToolButton>(u"sortNameToolButton"_s)->isVisible());
    QVERIFY(find<QLineEdit>(u"wallFilterLineEdit"_s)->width() >= filter);
    QCOMPARE(menuButton->menu()->actions().size(), 9); // the seven choices and, behind a line, “Mark all read”, whose button gives way as well
    menuButton->menu()->actions().at(2)->trigger();
    QVERIFY(find<QToolButton>(u"sortUnreadToolButton"_s)->isChecked());
    QCOMPARE(menuButton->text(), u"Unread"_s);
    m_window->resize(1900, 700);
    QTRY_VERIFY(find<QToolButton>(u"sortNameToolButton"_s)->isVisible());
}

void SidePlaceTest::showsEachTitleOnce()
{
    open({1366, 768});
    QTRY_VERIFY(dock(u"participantsDockWidget"_s)->titleBarWidget()); // an empty one
    QVERIFY(dock(u"participantsDockWidget"_s)->titleBarWidget()->height() <= 0);
    openTile(0);
    QTRY_VERIFY(canBeReached(transcripts().first()));
    QVERIFY(!transcripts().first()->titleBarWidget()); // alone in its place
    trigger(u"searchAction"_s);
    QTRY_VERIFY(transcripts().first()->titleBarWidget());
    dock(u"searchDockWidget"_s)->close();
    QTRY_VERIFY(!transcripts().first()->titleBarWidget());
}

void SidePlaceTest::closesAndTakesOutPanelsByTheirTabs()
{
    open({1366, 768});
    const auto tabsOf = [this](const QString &title) -> std::pair<QTabBar *, int> {
        for (QTabBar *tabs : find<QWidget>(u"workspace"_s)->findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly)) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                if (tabs->isVisible() && tabs->tabText(tab) == title)
                    return {tabs, tab};
            }
        }
        return {};
    };
    openTile(0);
    openTile(1);
    QTRY_VERIFY(tabsOf(u"Group 2"_s).first && tabsOf(u"Group 2"_s).first->tabsClosable());
    const auto [right, second] = tabsOf(u"Group 2"_s);
    emit right->tabCloseRequested(second);
    QTRY_COMPARE(transcripts().size(), 1);
    QTRY_VERIFY(tabsOf(u"Channels"_s).first);
    const auto [tabs, tab] = tabsOf(u"Channels"_s);
    QTest::mouseDClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    QVERIFY(dock(u"channelsDockWidget"_s)->isFloating());
    QVERIFY(!dock(u"channelsDockWidget"_s)->titleBarWidget());
    const auto [bottom, log] = tabsOf(u"Log of actions"_s);
    emit bottom->tabCloseRequested(log);
    QVERIFY(dock(u"actionsDockWidget"_s)->isHidden());
    trigger(u"resetLayoutAction"_s);
    QVERIFY(!dock(u"channelsDockWidget"_s)->isFloating());
    QVERIFY(!dock(u"actionsDockWidget"_s)->isHidden());
}

LABCHAT_TEST(SidePlaceTest, QApplication)
#include "tst_sideplace.moc"
