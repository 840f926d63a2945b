// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptpanel.h"
#include "gui/monitoringfixture.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtGui/QContextMenuEvent>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The views of the window and the channels that are opened beside them, with keys and mouse.
class WorkspaceTest final : public MonitoringFixture {
    Q_OBJECT

private slots:
    void switchesViewsByKeyAndRemembersTheLastOne();
    void opensATileInADockByKeyAndInAWindow();
    void opensATileByDoubleClick();
    void opensATileFromItsMenuAndMarksItRead();
    void remembersWhatIsOpenForEachSession();
    void closesWhatIsOpenWithTheLayoutReset();
    void countsAsReadWhatCanBeSeen();
    void countsNotAsReadWhatLiesBehindAnotherPanel();
    void selectsInTheTree();
    void selectsTheTilesChannelInTheTreeAndTheTable();
};

void WorkspaceTest::switchesViewsByKeyAndRemembersTheLastOne()
{
    QVERIFY(wall()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(find<QTreeView>(u"streamView"_s)->isVisible());
    QVERIFY(find<QAction>(u"streamAction"_s)->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(find<QWidget>(u"transcriptView"_s)->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(wall()->isVisible());
    find<QTabWidget>(u"viewsTabWidget"_s)->setCurrentIndex(1);
    QVERIFY(find<QAction>(u"streamAction"_s)->isChecked());
    restart();
    QVERIFY(find<QTreeView>(u"streamView"_s)->isVisible());
}

void WorkspaceTest::opensATileInADockByKeyAndInAWindow()
{
    commit(m_history->messages(2, 3));
    wall()->setFocus();
    wall()->setCurrentIndex(wall()->model()->index(0, 0));
    QTest::keyClick(wall(), Qt::Key_Right);
    QTest::keyClick(wall(), Qt::Key_Return);
    QCOMPARE(opened().size(), 1);
    QCOMPARE(opened().first()->channel(), 2);
    auto *dock = dockAround(opened().first());
    QVERIFY(dock && dock->isVisible() && !dock->isFloating());
    QCOMPARE(dock->windowTitle(), u"Group 2"_s);
    auto *view = opened().first()->findChild<QAbstractItemView *>(u"transcriptView"_s);
    QTRY_COMPARE(view->model()->rowCount(), 3);
    commit({m_history->message(5, u"live"_s)});
    QCOMPARE(view->model()->rowCount(), 4);

    QTest::keyClick(wall(), Qt::Key_Return); // once is enough
    QCOMPARE(opened().size(), 1);
    QTest::keyClick(wall(), Qt::Key_Right);
    QTest::keyClick(wall(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(opened().size(), 2);
    const TranscriptPanel *third = opened().last();
    QCOMPARE(third->channel(), 3);
    QVERIFY(third->window() != m_window.get());
    QVERIFY(third->window()->windowTitle().startsWith("Group 3"_L1));
    third->window()->close();
    QTRY_COMPARE(opened().size(), 1);
}

void WorkspaceTest::opensATileByDoubleClick()
{
    QTest::mouseDClick(wall()->viewport(), Qt::LeftButton, {}, wall()->visualRect(wall()->model()->index(3, 0)).center());
    QCOMPARE(opened().size(), 1);
    QCOMPARE(opened().first()->channel(), 4);
}

void WorkspaceTest::opensATileFromItsMenuAndMarksItRead()
{
    commit(m_history->messages(5, 3));
    QCOMPARE(tile(4).unread, 3);
    wall()->setCurrentIndex(wall()->model()->index(4, 0));
    const QPoint at = wall()->visualRect(wall()->currentIndex()).topLeft() + QPoint(20, 8); // on its title, not on a message
    QContextMenuEvent asked(QContextMenuEvent::Mouse, at, wall()->viewport()->mapToGlobal(at));
    QApplication::sendEvent(wall()->viewport(), &asked);
    auto *menu = find<QMenu>(u"channelMenu"_s);
    QVERIFY(menu && menu->isVisible());
    menu->actions().at(4)->trigger();
    QCOMPARE(tile(4).unread, 0);
    menu->actions().at(0)->trigger();
    QVERIFY(find<QWidget>(u"transcriptView"_s)->isVisible());
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 5"_s);
    menu->actions().at(2)->trigger();
    QCOMPARE(opened().first()->channel(), 5);
    QVERIFY(opened().first()->window() != m_window.get());
    menu->close();
}

void WorkspaceTest::remembersWhatIsOpenForEachSession()
{
    wall()->setFocus();
    wall()->setCurrentIndex(wall()->model()->index(6, 0));
    QTest::keyClick(wall(), Qt::Key_Return);
    wall()->setCurrentIndex(wall()->model()->index(7, 0));
    QTest::keyClick(wall(), Qt::Key_Return, Qt::ShiftModifier);
    auto *sessions = find<QComboBox>(u"sessionComboBox"_s);
    QTest::keyClick(sessions, Qt::Key_Down); // the other session: nothing is open there
    QVERIFY(m_window->windowTitle().contains(m_first->code));
    QCOMPARE(opened().size(), 0);
    QTest::keyClick(sessions, Qt::Key_Up);
    QCOMPARE(opened().size(), 2);
    restart();
    QTRY_COMPARE(opened().size(), 2);
    QCOMPARE(opened().first()->channel(), 7);
    QVERIFY(opened().first()->window() == m_window.get());
    QCOMPARE(opened().last()->channel(), 8);
    QVERIFY(opened().last()->window() != m_window.get());
}

void WorkspaceTest::closesWhatIsOpenWithTheLayoutReset()
{
    wall()->setFocus();
    wall()->setCurrentIndex(wall()->model()->index(6, 0));
    QTest::keyClick(wall(), Qt::Key_Return);
    find<QDockWidget>(u"treeDockWidget"_s)->setFloating(true);
    find<QDockWidget>(u"participantsDockWidget"_s)->hide();
    find<QToolButton>(u"sortFlagsToolButton"_s)->click();
    find<QLineEdit>(u"wallFilterLineEdit"_s)->setText(u"x"_s);
    trigger(u"streamAction"_s);
    trigger(u"resetLayoutAction"_s);
    QCOMPARE(opened().size(), 0);
    QVERIFY(!find<QDockWidget>(u"treeDockWidget"_s)->isFloating());
    QVERIFY(find<QDockWidget>(u"participantsDockWidget"_s)->isVisible());
    QVERIFY(find<QToolButton>(u"sortNameToolButton"_s)->isChecked());
    QCOMPARE(tiles().size(), 24);
    QVERIFY(wall()->isVisible());
}

void WorkspaceTest::countsAsReadWhatCanBeSeen()
{
    commit(m_history->messages(1, 2));
    commit(m_history->messages(2, 2));
    QCOMPARE(tile(0).unread, 2); // selected, but its transcript is not visible
    trigger(u"transcriptAction"_s);
    QCOMPARE(tile(0).unread, 0);
    commit(m_history->messages(1, 1));
    QCOMPARE(tile(0).unread, 0);
    QCOMPARE(tile(1).unread, 2);
    trigger(u"wallAction"_s);
    commit(m_history->messages(1, 1));
    QCOMPARE(tile(0).unread, 1);
    find<QPushButton>(u"allReadPushButton"_s)->click();
    QCOMPARE(tile(0).unread + tile(1).unread, 0);
}

void WorkspaceTest::countsNotAsReadWhatLiesBehindAnotherPanel()
{
    for (const int row : {1, 2}) {
        wall()->setFocus(); // it went into what was opened
        wall()->setCurrentIndex(wall()->model()->index(row, 0));
        QTest::keyClick(wall(), Qt::Key_Return);
    }
    QCOMPARE(opened().size(), 2);
    const auto dockOf = [this](int channel) {
        const auto panels = opened();
        const auto found = std::find_if(panels.begin(), panels.end(), [channel](const TranscriptPanel *panel) { return panel->channel() == channel; });
        return dockAround(*found);
    };
    find<QMainWindow>(u"workspace"_s)->tabifyDockWidget(dockOf(2), dockOf(3));
    dockOf(3)->raise();
    QTRY_VERIFY(dockOf(2)->visibleRegion().isEmpty());
    commit({m_history->message(5, u"behind"_s), m_history->message(9, u"in front"_s)}); // of groups 2 and 3
    QCOMPARE(tile(1).unread, 1);
    QCOMPARE(tile(2).unread, 0);
    dockOf(2)->raise();
    QTRY_COMPARE(tile(1).unread, 0);
}

void WorkspaceTest::selectsInTheTree()
{
    auto *tree = find<QTreeView>(u"channelTreeView"_s);
    QCOMPARE(tree->model()->rowCount(), 2);
    const QModelIndex shown = tree->model()->index(0, 0);
    QVERIFY(tree->isExpanded(shown));
    tree->setFocus();
    tree->setCurrentIndex(tree->model()->index(5, 0, shown));
    QVERIFY(find<QWidget>(u"transcriptView"_s)->isVisible());
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 6"_s);

    const QModelIndex other = tree->model()->index(1, 0); // a channel of another session: that session is shown then
    tree->expand(other);
    tree->setCurrentIndex(tree->model()->index(1, 0, other));
    QVERIFY(m_window->windowTitle().contains(m_first->code));
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 2"_s);
    QCOMPARE(wall()->model()->rowCount(), 2);
}

void WorkspaceTest::selectsTheTilesChannelInTheTreeAndTheTable()
{
    const auto current = [this](const QString &view) { return find<QTreeView>(view)->currentIndex().siblingAtColumn(0).data().toString(); };
    wall()->setFocus();
    wall()->setCurrentIndex(wall()->model()->index(4, 0));
    QCOMPARE(current(u"channelTreeView"_s), u"Group 5"_s);
    QCOMPARE(current(u"channelsTreeView"_s), u"Group 5"_s);
    QVERIFY(wall()->isVisible()); // and the wall stays
    find<QLineEdit>(u"channelsFilterLineEdit"_s)->setText(u"Group 7"_s);
    QTest::mouseClick(wall()->viewport(), Qt::LeftButton, {}, wall()->visualRect(wall()->model()->index(1, 0)).center());
    QCOMPARE(current(u"channelTreeView"_s), u"Group 2"_s);
    QCOMPARE(find<QLineEdit>(u"channelsFilterLineEdit"_s)->text(), u"Group 7"_s); // what the operator typed stays
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 2"_s);
}

LABCHAT_TEST(WorkspaceTest, QApplication)
#include "tst_workspace.moc"
