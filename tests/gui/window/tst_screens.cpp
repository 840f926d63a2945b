// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/docks.h"
#include "console/window/workspace.h"
#include "gui/window/screensfixture.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The window on the screens that laboratories have: nothing is out of reach, and the first sight shows what matters.
class ScreensTest final : public ScreensFixture {
    Q_OBJECT

private slots:
    void neverAsksForMoreThanTheScreen_data() { screens(); }
    void neverAsksForMoreThanTheScreen();
    void showsSixTilesAndTwelveRowsAtFirstSight();
    void usesAllOfASmallScreenAtFirst();
    void showsBannersWhole();
    void showsTheHeaderWhole();
    void cutsOffNoColumn_data();
    void cutsOffNoColumn();

private:
    void openEverything();
    void reportEverything();
};

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

void ScreensTest::showsBannersWhole()
{
    open({1366, 768});
    openTile(0);
    trigger(u"searchAction"_s);
    Event called = m_history->event(EventKind::HelpRequested, 3);
    called.body = u"My chat is gone"_s;
    commit({called, m_history->event(EventKind::Paused, 0)});
    auto *banners = find<QWidget>(u"bannersWidget"_s);
    QTRY_VERIFY(find<QWidget>(u"helpBanner"_s)->isVisible());
    QTRY_VERIFY2(banners->visibleRegion().boundingRect().height() == banners->height(), qPrintable(QString::number(banners->height())));
}

/// With the hint that there is no network, before anybody is in.
void ScreensTest::showsTheHeaderWhole()
{
    m_windowSize = QSize(1366, 768 - windowTitle);
    makeWindow();
    openSessions({m_session});
    emit m_service->listening(addressAt({u"http://127.0.0.1:8000"_s}));
    auto *header = find<QWidget>(u"ConnectPanel"_s);
    QTRY_VERIFY(find<QWidget>(u"hintLabel"_s)->isVisible());
    QTRY_VERIFY2(header->visibleRegion().boundingRect().height() == header->height(), qPrintable(QString::number(header->height())));
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

LABCHAT_TEST(ScreensTest, QApplication)
#include "tst_screens.moc"
