// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptpanel.h"
#include "console/messages/transcriptview.h"
#include "gui/twosessions.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Working without a mouse: the keyboard is where the operator has just gone.
class KeyboardTest final : public TwoSessions {
    Q_OBJECT

private slots:
    void init();
    void goesIntoTheViewThatItsKeyShows_data();
    void goesIntoTheViewThatItsKeyShows();
    void goesIntoTheTranscriptThatEnterOpens_data();
    void goesIntoTheTranscriptThatEnterOpens();
    void goesIntoTheTranscriptOfAParticipant();
    void reachesTheTranscriptByTab();
    void showsWhereTheKeyboardIs();
    void opensPanelsInFront_data();
    void opensPanelsInFront();
    void opensTheManualAtItsTop();
};

void KeyboardTest::init()
{
    TwoSessions::init();
    m_archive->log = FakeHistory(m_second, m_second->createdAtMs).messages(1, 3);
    openSessions();
    find<QTreeView>(u"channelTreeView"_s)->setFocus();
}

void KeyboardTest::goesIntoTheViewThatItsKeyShows_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("view");
    QTest::newRow("wall") << Qt::Key_1 << u"wallView"_s;
    QTest::newRow("stream") << Qt::Key_2 << u"streamView"_s;
    QTest::newRow("transcript") << Qt::Key_3 << u"transcriptView"_s;
}

void KeyboardTest::goesIntoTheViewThatItsKeyShows()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const QString, view);
    QTest::keyClick(m_window.get(), key, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::focusWidget());
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), view);
    QVERIFY(QApplication::focusWidget()->isVisible());
}

void KeyboardTest::goesIntoTheTranscriptThatEnterOpens_data()
{
    QTest::addColumn<QString>("view");
    QTest::newRow("tree") << u"channelTreeView"_s;
    QTest::newRow("table") << u"channelsTreeView"_s;
}

void KeyboardTest::goesIntoTheTranscriptThatEnterOpens()
{
    QFETCH(const QString, view);
    auto *list = find<QTreeView>(view);
    list->window()->activateWindow();
    for (QWidget *parent = list; parent; parent = parent->parentWidget()) {
        if (auto *dock = qobject_cast<QDockWidget *>(parent))
            dock->raise();
    }
    list->setFocus();
    list->expandAll();
    QModelIndex last = list->model()->index(0, 0);
    while (list->model()->hasChildren(last))
        last = list->model()->index(0, 0, last);
    list->setCurrentIndex(last);
    QVERIFY(list->hasFocus()); // selecting a channel is not opening it
    QTest::keyClick(list, Qt::Key_Return);
    const auto inDock = [this] { // not the one in the middle
        const auto panels = m_window->findChildren<TranscriptPanel *>();
        return std::any_of(panels.begin(), panels.end(), [](const TranscriptPanel *panel) {
            return panel->objectName().startsWith("transcriptPanel"_L1) && panel->isAncestorOf(QApplication::focusWidget());
        });
    };
    QTRY_VERIFY(inDock());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return); // it is open already
    QTRY_VERIFY(inDock());
}

void KeyboardTest::goesIntoTheTranscriptOfAParticipant()
{
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    participants->setFocus();
    participants->setCurrentIndex(participants->model()->index(10, 0));
    QTest::keyClick(participants, Qt::Key_Return);
    QTRY_VERIFY(find<QWidget>(u"transcriptView"_s)->hasFocus());
}

void KeyboardTest::reachesTheTranscriptByTab()
{
    trigger(u"transcriptAction"_s);
    find<QTabBar>(u"qt_tabwidget_tabbar"_s)->setFocus();
    const auto *view = find<QWidget>(u"transcriptView"_s);
    for (int presses = 0; presses < 10 && !view->hasFocus(); ++presses)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(view->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(!view->hasFocus()); // and leaves it
}

void KeyboardTest::showsWhereTheKeyboardIs()
{
    trigger(u"transcriptAction"_s);
    auto *view = find<TranscriptView>(u"transcriptView"_s);
    QTRY_VERIFY(view->hasFocus());
    const auto edge = [view] { return view->viewport()->grab().toImage().pixelColor(view->viewport()->width() / 2, 0); };
    QCOMPARE(edge(), view->palette().color(QPalette::Highlight));
    find<QTreeView>(u"channelTreeView"_s)->setFocus();
    QVERIFY(edge() != view->palette().color(QPalette::Highlight));
}

void KeyboardTest::opensPanelsInFront_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("activity") << u"activityDockWidget"_s;
    QTest::newRow("alerts") << u"alertsDockWidget"_s;
    QTest::newRow("search") << u"searchDockWidget"_s;
    QTest::newRow("help") << u"helpDockWidget"_s;
    QTest::newRow("a participant's view") << u"participantViewDockWidget"_s;
}

void KeyboardTest::opensPanelsInFront()
{
    QFETCH(const QString, name);
    for (const QString &other : {u"alertsDockWidget"_s, u"activityDockWidget"_s, u"helpDockWidget"_s, u"searchDockWidget"_s}) {
        if (other != name)
            find<QDockWidget>(other)->toggleViewAction()->trigger();
    }
    auto *dock = find<QDockWidget>(name);
    dock->toggleViewAction()->trigger();
    QTRY_VERIFY(dock->widget()->isVisible() && !dock->widget()->visibleRegion().isEmpty());
}

void KeyboardTest::opensTheManualAtItsTop()
{
    for (int time = 0; time < 2; ++time) {
        trigger(u"manualAction"_s);
        auto *page = find<QTextBrowser>(u"pageTextBrowser"_s);
        QVERIFY(QTest::qWaitForWindowExposed(page->window()));
        QTRY_VERIFY(page->verticalScrollBar()->maximum() > 0);
        QCOMPARE(page->verticalScrollBar()->value(), 0);
        QCOMPARE(page->textCursor().position(), 0);
        page->window()->close();
    }
}

LABCHAT_TEST(KeyboardTest, QApplication)
#include "tst_keyboard.moc"
