// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/wallmodel.h"
#include "gui/monitoringfixture.h"
#include "support/testprogram.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QAction>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QWheelEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSlider>
#include <QtWidgets/QToolButton>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The wall in the window: the layout of its tiles, and that they stay where the operator looks.
class WallPanelTest final : public MonitoringFixture {
    Q_OBJECT

private slots:
    void showsTwentyFourTilesAtOnce();
    void fillsTheViewWithFewTiles_data();
    void fillsTheViewWithFewTiles();
    void showsOnlyWholeTilesWhereNotAllHaveRoom();
    void leavesTilesInTheirColumnsUnderABanner();
    void movesNoPanelWhenAMessageWaits();
    void sortsTilesInOneClick();
    void leavesTilesInPlaceWhileTheMouseIsOnThem();
    void changesTheSizeOfTiles();
    void hidesAMessageFromItsTile();
    void showsAllOfAMessageWhereThereIsRoom();
    void neverScrollsSideways_data();
    void neverScrollsSideways();
};

/// Right click, Hide, Enter.
void WallPanelTest::hidesAMessageFromItsTile()
{
    commit(m_history->messages(3, 2));
    const QModelIndex tile = wall()->model()->index(2, 0);
    const QRect rect = wall()->visualRect(tile);
    const int line = wall()->fontMetrics().height() + 1;
    const QPoint at(rect.center().x(), rect.top() + 4 + 7 + 2 * (line + 1) + 5 + line / 2); // the first line, below title and state
    const auto menuAt = [this](const QPoint &point) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, wall()->viewport()->mapToGlobal(point));
        QApplication::sendEvent(wall()->viewport(), &event);
        return find<QMenu>(u"channelMenu"_s);
    };
    QMenu *menu = menuAt(rect.topLeft() + QPoint(20, 14)); // on the title: only the channel's actions
    QVERIFY(!menu->actions().contains(find<QAction>(u"hideMessageAction"_s)));
    menu->close();
    QTRY_VERIFY(!find<QMenu>(u"channelMenu"_s));
    menu = menuAt(at);
    QAction *hide = find<QAction>(u"hideMessageAction"_s);
    QVERIFY(menu->actions().contains(hide) && hide->isEnabled());
    QVERIFY(menu->actions().indexOf(hide) < 3); // the message's actions come first
    menu->close();
    hide->trigger();
    const QString first = tile.data(WallModel::TileRole).value<Tile>().lines.constFirst().text;
    QVERIFY2(find<QLabel>(u"explanationLabel"_s)->text().contains(first), qPrintable(first));
    QTest::keyClick(find<QComboBox>(u"reasonComboBox"_s), Qt::Key_Return);
    QTRY_COMPARE(int(m_service->moderations.size()), 1);
    const auto wish = actionOf<SetHidden>(m_service->moderations.constLast().wishes.constFirst());
    QCOMPARE(wish.channel, 3);
    QCOMPARE(wish.message, tile.data(WallModel::TileRole).value<Tile>().lines.constFirst().seq);
}

void WallPanelTest::neverScrollsSideways_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    QTest::newRow("a small screen") << 100 << QSize(1280, 692);
    QTest::newRow("large text") << 130 << QSize(1366, 740);
    QTest::newRow("both") << 150 << QSize(1024, 692);
}

/// With a panel beside it. What has no room in the bar gives way; marking all as read is in the menu then.
void WallPanelTest::neverScrollsSideways()
{
    QFETCH(int, percent);
    QFETCH(QSize, size);
    const QFont before = QApplication::font();
    QFont larger = before;
    larger.setPointSizeF(before.pointSizeF() * percent / 100);
    QApplication::setFont(larger);
    find<QDockWidget>(u"participantViewDockWidget"_s)->show();
    m_window->resize(size);
    QTest::qWait(50);
    auto *panel = find<QWidget>(u"WallPanel"_s);
    const auto *area = qobject_cast<const QScrollArea *>(panel->parentWidget()->parentWidget());
    QVERIFY(area);
    for (int narrower = 0; narrower < 3; ++narrower) {
        QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
        QCOMPARE(wall()->horizontalScrollBar()->maximum(), 0);
        const auto *button = find<QPushButton>(u"allReadPushButton"_s);
        const auto *menu = find<QToolButton>(u"sortMenuToolButton"_s)->menu();
        QCOMPARE(menu->actions().constLast()->isVisible(), !button->isVisible());
        QVERIFY(panel->rect().contains(find<QLineEdit>(u"wallFilterLineEdit"_s)->geometry()));
        if (button->isVisible())
            QVERIFY(panel->rect().contains(button->geometry()));
        m_window->resize(m_window->width() - 120, m_window->height());
        QTest::qWait(30);
    }
    QApplication::setFont(before);
}

/// Its second row belongs to it, too: the menu there is the message's.
void WallPanelTest::showsAllOfAMessageWhereThereIsRoom()
{
    commit({m_history->message(9, u"I think that we should all contribute ten, because last time somebody kept everything and then nobody trusted anybody"_s),
            m_history->message(10, u"yes"_s)});
    const QModelIndex tile = wall()->model()->index(2, 0);
    const QRect rect = wall()->visualRect(tile);
    const int line = wall()->fontMetrics().height() + 1;
    const QPoint second(rect.center().x(), rect.top() + 4 + 7 + 2 * (line + 1) + 5 + line * 3 / 2);
    QContextMenuEvent event(QContextMenuEvent::Mouse, second, wall()->viewport()->mapToGlobal(second));
    QApplication::sendEvent(wall()->viewport(), &event);
    find<QAction>(u"hideMessageAction"_s)->trigger();
    QVERIFY2(find<QLabel>(u"explanationLabel"_s)->text().contains("contribute ten"_L1), qPrintable(find<QLabel>(u"explanationLabel"_s)->text()));
}

void WallPanelTest::showsTwentyFourTilesAtOnce()
{
    if (wall()->fontMetrics().height() > 18)
        QSKIP("The text is larger than usual");
    find<QDockWidget>(u"participantsDockWidget"_s)->hide();
    QTest::qWait(50);
    QCOMPARE(wall()->model()->rowCount(), 24);
    for (int row = 0; row < 24; ++row)
        QVERIFY2(wall()->viewport()->rect().contains(wall()->visualRect(wall()->model()->index(row, 0))), qPrintable(QString::number(row)));
    const QRect first = wall()->visualRect(wall()->model()->index(0, 0));
    QVERIFY(first.height() >= wall()->fontMetrics().height() * 6); // several lines of messages
    QVERIFY(first.width() >= wall()->fontMetrics().averageCharWidth() * 26);
}

void WallPanelTest::fillsTheViewWithFewTiles_data()
{
    QTest::addColumn<QString>("filter"); // empty: the session with two groups
    QTest::addColumn<int>("tiles");
    QTest::newRow("one") << u"Group 13"_s << 1;
    QTest::newRow("two") << QString() << 2;
    QTest::newRow("six") << u"Group 2"_s << 6;
}

/// Two tiles leave no room for a third one.
void WallPanelTest::fillsTheViewWithFewTiles()
{
    QFETCH(QString, filter);
    QFETCH(int, tiles);
    if (filter.isEmpty())
        QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Down);
    find<QLineEdit>(u"wallFilterLineEdit"_s)->setText(filter);
    QTRY_COMPARE(wall()->model()->rowCount(), tiles);
    for (const QSize &size : {QSize(1920, 1080), QSize(1366, 740), QSize(1280, 692)}) {
        if (tiles > 2 && size.width() < 1920)
            continue; // with a tall font, they cannot be read at once there
        m_window->resize(size);
        QTest::qWait(30);
        QRect all;
        int cells = 0;
        for (int row = 0; row < tiles; ++row) {
            const QRect tile = wall()->visualRect(wall()->model()->index(row, 0));
            QVERIFY(wall()->viewport()->rect().contains(tile));
            all |= tile;
            cells += tile.width() * tile.height();
        }
        QCOMPARE(wall()->viewport()->width(), wall()->width() - 2 * wall()->frameWidth()); // no bar
        QVERIFY2(all.width() >= wall()->viewport()->width() - tiles - 4, qPrintable(QString::number(all.width())));
        QVERIFY2(all.height() >= wall()->viewport()->height() - tiles - 4, qPrintable(QString::number(all.height())));
        QVERIFY(tiles > 2 || cells >= all.width() * all.height());
    }
}

void WallPanelTest::showsOnlyWholeTilesWhereNotAllHaveRoom()
{
    int scrolled = 0;
    for (const QSize &size : {QSize(1366, 740), QSize(911, 512)}) {
        m_window->resize(size);
        QTest::qWait(30);
        if (wall()->verticalScrollBar()->maximum() == 0)
            continue; // with a low font, all of them have room on the larger screen
        ++scrolled;
        const QRect first = wall()->visualRect(wall()->model()->index(0, 0));
        QVERIFY(first.height() >= wall()->fontMetrics().height() * 6);
        const int shown = wall()->viewport()->height() / first.height();
        QVERIFY2(shown == 0 || wall()->viewport()->height() - shown * first.height() < first.height() / 2, qPrintable(QString::number(first.height())));
    }
    QVERIFY(scrolled > 0);
}

void WallPanelTest::leavesTilesInTheirColumnsUnderABanner()
{
    for (const int height : {1080, 1000}) {
        m_window->resize(1920, height);
        QTest::qWait(30);
        const QSize before = wall()->gridSize();
        const int heightBefore = wall()->height();
        commit({m_history->event(EventKind::Paused, 0)});
        QTRY_VERIFY(wall()->height() < heightBefore);
        QCOMPARE(wall()->gridSize().width(), before.width());
        commit({m_history->event(EventKind::Resumed, 0)});
        QTRY_COMPARE(wall()->gridSize(), before);
    }
}

void WallPanelTest::movesNoPanelWhenAMessageWaits()
{
    m_window->resize(1180, 730);
    QTest::qWait(30);
    m_window->resize(1920, 1080);
    QTest::qWait(30);
    const QRect before = wall()->geometry();
    Event held = m_history->message(1, u"May I?"_s);
    held.kind = EventKind::MessageHeld;
    commit({held});
    QVERIFY(find<QDockWidget>(u"approvalDockWidget"_s)->windowTitle().endsWith(u"(1)"_s));
    QVERIFY(find<QDockWidget>(u"approvalDockWidget"_s)->isVisible());
    QCOMPARE(wall()->geometry(), before);
}

void WallPanelTest::sortsTilesInOneClick()
{
    commit(m_history->messages(3, 2));
    commit(m_history->messages(7, 5));
    auto *messages = find<QToolButton>(u"sortMessagesToolButton"_s);
    QTest::mouseClick(messages, Qt::LeftButton);
    QCOMPARE(tiles().mid(0, 2), QStringList({u"Group 7"_s, u"Group 3"_s}));
    QVERIFY(messages->isChecked());
    QCOMPARE(messages->arrowType(), Qt::UpArrow); // descending, as in the headings of tables
    QTest::mouseClick(messages, Qt::LeftButton);
    QCOMPARE(tiles().last(), u"Group 7"_s);
    QVERIFY(messages->isChecked());
    QTest::mouseClick(find<QToolButton>(u"sortNameToolButton"_s), Qt::LeftButton);
    QCOMPARE(tiles().first(), u"Group 1"_s);
    QVERIFY(!messages->isChecked());
    QTest::keyClicks(find<QLineEdit>(u"wallFilterLineEdit"_s), u"group 2"_s);
    QCOMPARE(tiles(), QStringList({u"Group 2"_s, u"Group 20"_s, u"Group 21"_s, u"Group 22"_s, u"Group 23"_s, u"Group 24"_s}));
}

void WallPanelTest::leavesTilesInPlaceWhileTheMouseIsOnThem()
{
    QTest::mouseClick(find<QToolButton>(u"sortActivityToolButton"_s), Qt::LeftButton);
    const QStringList before = tiles();
    QSignalSpy moved(wall()->model(), &QAbstractItemModel::layoutChanged);
    QElapsedTimer held;
    held.start();
    QTest::mousePress(wall()->viewport(), Qt::LeftButton, {}, QPoint(60, 60));
    commit(m_history->messages(9, 1));
    while (held.elapsed() < 3000) { // longer than tiles usually wait
        QTest::mouseMove(wall()->viewport(), QPoint(60 + int(held.elapsed() / 100) % 5, 60));
        QTest::qWait(100);
    }
    QCOMPARE(tiles(), before);
    QCOMPARE(moved.size(), 0);
    QTest::mouseRelease(wall()->viewport(), Qt::LeftButton, {}, QPoint(60, 60));
    QTRY_COMPARE_WITH_TIMEOUT(tiles().first(), u"Group 9"_s, 10'000);
    commit(m_history->messages(4, 1));
    QCOMPARE(tiles().first(), u"Group 9"_s); // not immediately
    QTRY_COMPARE_WITH_TIMEOUT(tiles().first(), u"Group 4"_s, 10'000);
}

void WallPanelTest::changesTheSizeOfTiles()
{
    const auto area = [this] { return wall()->gridSize().width() * wall()->gridSize().height(); };
    const int normal = area();
    auto *slider = find<QSlider>(u"tileSizeSlider"_s);
    const QPointF at(50, 50);
    QWheelEvent wheel(at, wall()->viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    for (int i = 0; i < 8; ++i)
        QApplication::sendEvent(wall()->viewport(), &wheel);
    QCOMPARE(slider->value(), 180);
    QTRY_VERIFY(area() > normal * 4 / 3);
    slider->setValue(slider->minimum());
    QTRY_VERIFY(area() < normal);
    trigger(u"zoomResetAction"_s);
    QTRY_COMPARE(area(), normal);
}

LABCHAT_TEST(WallPanelTest, QApplication)
#include "tst_wallpanel.moc"
