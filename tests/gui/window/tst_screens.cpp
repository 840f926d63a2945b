// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/docks.h"
#include "console/window/workspace.h"
#include "gui/consolefixture.h"

#include <QtGui/QAction>
#include <QtGui/QScreen>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

/// What the desktop takes of a screen for the window's title.
constexpr int windowTitle = 28;
constexpr int people = 24;

} // namespace

/// The window on the screens that laboratories have: nothing is out of reach, and the first sight shows what matters.
class ScreensTest final : public ConsoleFixture {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void neverAsksForMoreThanTheScreen_data() { screens(); }
    void neverAsksForMoreThanTheScreen();
    void showsSixTilesAndTwelveRowsAtFirstSight();
    void usesAllOfASmallScreenAtFirst();
    void sharesOnePlaceOnTheRight();
    void keepsThePanelsOnTheLeftWhenOneOpensOnTheRight();
    void showsEachTitleOnce();
    void closesAndTakesOutPanelsByTheirTabs();
    void cutsOffNoColumn_data();
    void cutsOffNoColumn();

private:
    static void screens();
    void open(const QSize &screen, int percent = 100);
    void openEverything();
    void reportEverything();
    [[nodiscard]] bool canBeReached(const QWidget *widget) const;
    [[nodiscard]] QDockWidget *dock(const QString &name) const { return find<QDockWidget>(name); }
    [[nodiscard]] QListView *wall() const { return find<QListView>(u"wallView"_s); }
    [[nodiscard]] QTreeView *table() const { return find<QTreeView>(u"participantsTreeView"_s); }
    void openTile(int row) const;
    void seeWhatTheySee(int row) const;
    [[nodiscard]] QList<QDockWidget *> transcripts() const;

    QFont m_usualFont;
    SessionPtr m_session;
    std::unique_ptr<FakeHistory> m_history;
};

void ScreensTest::initTestCase()
{
    m_usualFont = QApplication::font();
    if (const QString font = qEnvironmentVariable("LABCHAT_TEST_FONT"); !font.isEmpty())
        QCOMPARE(QFontInfo(m_usualFont).family(), font); // the font of this run is installed, and is the one that is used
}

void ScreensTest::init()
{
    ConsoleFixture::init();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_session = groupSession(1, people, 4, nowMs);
    m_history = std::make_unique<FakeHistory>(m_session, nowMs);
}

void ScreensTest::cleanup()
{
    ConsoleFixture::cleanup();
    QApplication::setFont(m_usualFont);
}

void ScreensTest::screens()
{
    QTest::addColumn<QSize>("screen");
    QTest::addColumn<int>("percent"); // of the text
    QTest::newRow("1280x720") << QSize(1280, 720) << 100;
    QTest::newRow("1366x768") << QSize(1366, 768) << 100;
    QTest::newRow("1366x768, text at 125 %") << QSize(1366, 768) << 125;
    QTest::newRow("1280x720, text at 150 %") << QSize(1280, 720) << 150;
    QTest::newRow("1366x768, everything at 150 %") << QSize(911, 512) << 100;
    QTest::newRow("1280x720, everything at 150 %") << QSize(853, 480) << 100;
}

void ScreensTest::open(const QSize &screen, int percent)
{
    QFont font = m_usualFont;
    font.setPointSizeF(font.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    m_windowSize = screen.shrunkBy({0, windowTitle, 0, 0});
    makeWindow();
    openSessions({m_session});
    QList<Event> arrivals;
    QList<Presence> present;
    for (int participant = 1; participant <= people; ++participant) {
        Event arrived = m_history->event(EventKind::Arrived, participant);
        arrived.detail.insert(u"label"_s, u"PC_%1"_s.arg(participant));
        arrivals.append(arrived);
        present.append({m_session->id, participant, true, arrived.atMs});
        present.last().rttMs = 12;
        present.last().clockOffsetMs = -1234;
    }
    commit(arrivals);
    emit m_service->presenceChanged(present);
    QTest::qWait(20);
}

void ScreensTest::openTile(int row) const
{
    wall()->setFocus();
    wall()->setCurrentIndex(wall()->model()->index(row, 0));
    QTest::keyClick(wall(), Qt::Key_Return);
}

void ScreensTest::seeWhatTheySee(int row) const
{
    emit table()->customContextMenuRequested(table()->visualRect(table()->model()->index(row, 0)).center());
    auto *menu = find<QMenu>(u"participantMenu"_s);
    for (QAction *action : menu->actions()) {
        if (action->text().contains(QString(u"P%1"_s).arg(row + 1)))
            action->trigger();
    }
    delete menu;
}

QList<QDockWidget *> ScreensTest::transcripts() const
{
    QList<QDockWidget *> found;
    for (QDockWidget *each : m_window->findChildren<QDockWidget *>()) {
        if (each->objectName().startsWith("channelDockWidget"_L1))
            found.append(each);
    }
    return found;
}

void ScreensTest::openEverything()
{
    openTile(0);
    openTile(1);
    seeWhatTheySee(0);
    for (const PanelSpec &spec : find<Workspace>(u"workspace"_s)->docks()->panels()) {
        if (dock(spec.name)->isHidden())
            dock(spec.name)->toggleViewAction()->trigger();
    }
    trigger(u"searchAction"_s);
}

/// Every banner at once, with long texts, and everything else that comes up by itself.
void ScreensTest::reportEverything()
{
    const Error error{u"x"_s, u"There is no space left on the disk with the log, or something else that takes many words to say. "_s.repeated(3)};
    Event held = m_history->message(1, u"May I?"_s);
    held.kind = EventKind::MessageHeld;
    Event called = m_history->event(EventKind::HelpRequested, 3);
    called.body = u"My chat is gone, and I do not know what I have done. "_s.repeated(4);
    const Event endless = m_history->message(2, u"A word that does not end: "_s + QString(400, u'x'));
    commit({held, called, endless, m_history->event(EventKind::Paused, 0)});
    emit m_service->storageFailed(error);
    emit m_service->listenFailed(error, 8001);
    emit m_service->sessionFailed(error);
    emit m_service->moderationRefused(m_session->id, error);
    QTest::qWait(20);
}

bool ScreensTest::canBeReached(const QWidget *widget) const
{
    const QRect inWindow(widget->mapTo(m_window.get(), QPoint()), widget->size());
    return widget->isVisible() && !widget->visibleRegion().isEmpty() && m_window->rect().contains(inWindow);
}

void ScreensTest::neverAsksForMoreThanTheScreen()
{
    QFETCH(QSize, screen);
    QFETCH(int, percent);
    open(screen, percent);
    openEverything();
    reportEverything();
    for (const QString &view : {u"wallAction"_s, u"streamAction"_s, u"transcriptAction"_s}) {
        trigger(view);
        QTest::qWait(20);
        const QSize least = m_window->minimumSizeHint();
        QVERIFY2(least.width() <= m_windowSize.width() && least.height() <= m_windowSize.height(),
                 qPrintable(u"%1: %2x%3"_s.arg(view).arg(least.width()).arg(least.height())));
        QCOMPARE(m_window->size(), m_windowSize);
        for (const QString &name : {u"pauseToolButton"_s, u"statusHelpPushButton"_s, u"waitingPushButton"_s, u"statusBar"_s, u"viewsTabWidget"_s, u"resumePushButton"_s})
            QVERIFY2(canBeReached(find<QWidget>(name)) || name == "resumePushButton"_L1, qPrintable(view + u": "_s + name));
    }
    for (const QString &name : {u"participantsDockWidget"_s, u"treeDockWidget"_s, u"searchDockWidget"_s}) {
        dock(name)->raise();
        QTest::qWait(10);
        QVERIFY2(canBeReached(dock(name)), qPrintable(name));
        QVERIFY2(dock(name)->height() >= dock(name)->fontMetrics().height() * 3, qPrintable(name));
    }
    trigger(u"resetLayoutAction"_s);
    QTest::qWait(20);
    QCOMPARE(m_window->size(), m_windowSize);
    QVERIFY(canBeReached(table()));
    QVERIFY(canBeReached(find<QWidget>(u"pauseToolButton"_s)));
}

void ScreensTest::showsSixTilesAndTwelveRowsAtFirstSight()
{
    open({1366, 768});
    if (table()->fontMetrics().height() > 18 || QGuiApplication::primaryScreen()->availableSize().height() < 768)
        QSKIP("Everything is larger than usual");
    int tiles = 0;
    for (int row = 0; row < wall()->model()->rowCount(); ++row)
        tiles += wall()->viewport()->rect().contains(wall()->visualRect(wall()->model()->index(row, 0))) ? 1 : 0;
    QCOMPARE(tiles, 6);
    int rows = 0;
    for (int row = 0; row < people; ++row)
        rows += table()->viewport()->rect().contains(table()->visualRect(table()->model()->index(row, 0))) ? 1 : 0;
    const bool isLowFont = table()->fontMetrics().height() <= 16; // as DejaVu's; others need more height for each row
    QVERIFY2(rows >= (isLowFont ? 12 : 10), qPrintable(u"%1 rows, text of %2 px"_s.arg(rows).arg(table()->fontMetrics().height())));
}

void ScreensTest::usesAllOfASmallScreenAtFirst()
{
    QVERIFY(QGuiApplication::primaryScreen()->availableSize().width() < 1560);
    m_windowSize = {};
    makeWindow();
    QVERIFY(m_window->isMaximized());
}

void ScreensTest::sharesOnePlaceOnTheRight()
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

void ScreensTest::keepsThePanelsOnTheLeftWhenOneOpensOnTheRight()
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
    QCOMPARE(menuButton->menu()->actions().size(), 7);
    menuButton->menu()->actions().at(2)->trigger();
    QVERIFY(find<QToolButton>(u"sortUnreadToolButton"_s)->isChecked());
    QCOMPARE(menuButton->text(), u"Unread"_s);
    m_window->resize(1900, 700);
    QTRY_VERIFY(find<QToolButton>(u"sortNameToolButton"_s)->isVisible());
}

void ScreensTest::showsEachTitleOnce()
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

void ScreensTest::closesAndTakesOutPanelsByTheirTabs()
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

void ScreensTest::cutsOffNoColumn_data()
{
    screens();
    QTest::newRow("1366x768, text at 130 %") << QSize(1366, 768) << 130;
}

void ScreensTest::cutsOffNoColumn()
{
    QFETCH(QSize, screen);
    QFETCH(int, percent);
    if (screen.width() < 1280 || percent > 130)
        QSKIP("All columns of the participants have no room there: they scroll");
    open(screen, percent);
    Event called = m_history->event(EventKind::HelpRequested, 3);
    called.body = u"My chat is gone"_s;
    commit({called, m_history->message(5, u"hello"_s)});
    dock(u"channelsDockWidget"_s)->raise();
    dock(u"helpDockWidget"_s)->toggleViewAction()->trigger();
    QTest::qWait(300); // until columns that are no longer empty are shown
    for (const QString &name : {u"channelsTreeView"_s, u"participantsTreeView"_s, u"helpTreeView"_s}) {
        const auto *view = find<QTreeView>(name);
        QTRY_VERIFY2(view->isVisible() && !view->visibleRegion().isEmpty(), qPrintable(name));
        QVERIFY2(view->header()->length() <= view->viewport()->width(),
                 qPrintable(u"%1: %2 in %3"_s.arg(name).arg(view->header()->length()).arg(view->viewport()->width())));
    }
}

QTEST_MAIN(ScreensTest)
#include "tst_screens.moc"
