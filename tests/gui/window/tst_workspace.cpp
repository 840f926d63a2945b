// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streammodel.h"
#include "console/messages/transcriptpanel.h"
#include "console/monitor/participantsmodel.h"
#include "console/monitor/wallmodel.h"
#include "console/session/sessionmonitor.h"
#include "console/window/mainwindow.h"
#include "gui/fakes.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QWheelEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSlider>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What the operator sees while sessions run, through the real widgets, keys and mouse.
class MonitoringTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void switchesViewsByKeyAndRemembersTheLastOne();
    void showsTwentyFourTilesAtOnce();
    void leavesTilesInTheirColumnsUnderABanner();
    void movesNoPanelWhenAMessageWaits();
    void sortsTilesInOneClick();
    void leavesTilesInPlaceWhileTheMouseIsOnThem();
    void changesTheSizeOfTiles();
    void opensATileInADockByKeyAndInAWindow();
    void opensATileByDoubleClick();
    void opensATileFromItsMenuAndMarksItRead();
    void remembersWhatIsOpenForEachSession();
    void closesWhatIsOpenWithTheLayoutReset();
    void countsAsReadWhatCanBeSeen();
    void countsNotAsReadWhatLiesBehindAnotherPanel();
    void selectsInTheTree();
    void staysAtTheEndOfTheStreamUnlessOneScrolls();
    void letsGoOfTheEndOfTheStreamInTheMomentThatAMessageComes();
    void filtersTheStreamFromItsMenu();
    void moderatesFromTheStream();
    void looksFurtherBackInTheStream();
    void goesFromTheStreamToTheMessage();
    void showsAllRunningSessionsInTheStream();
    void showsWhatAParticipantSees();
    void showsAParticipantsPageAsTheOperatorLeftIt();

private:
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    void makeWindow();
    void openSessions();
    void closeWindow();
    void trigger(const QString &action) const { find<QAction>(action)->trigger(); }
    [[nodiscard]] QListView *wall() const { return find<QListView>(u"wallView"_s); }
    [[nodiscard]] QStringList tiles() const
    {
        QStringList titles;
        for (int row = 0; row < wall()->model()->rowCount(); ++row)
            titles.append(wall()->model()->index(row, 0).data().toString());
        return titles;
    }
    [[nodiscard]] Tile tile(int row) const { return wall()->model()->index(row, 0).data(WallModel::TileRole).value<Tile>(); }
    [[nodiscard]] QList<TranscriptPanel *> opened() const
    {
        QList<TranscriptPanel *> panels;
        const auto all = m_window->findChildren<TranscriptPanel *>(QRegularExpression(u"^transcriptPanel\\d+$"_s));
        for (TranscriptPanel *panel : all)
            panels.append(panel);
        return panels;
    }
    void commit(const QList<Event> &events)
    {
        m_archive->log.append(events);
        commitTo(m_window.get(), m_service.get(), events);
    }
    [[nodiscard]] SessionMonitor *monitor() const { return m_window->findChild<SessionMonitor *>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeArchive> m_archive;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_other;
    SessionPtr m_session;
};

void MonitoringTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<FakeService>();
    m_archive = std::make_unique<FakeArchive>();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_other = groupSession(1, 8, 4, nowMs);
    m_session = groupSession(2, 96, 4, nowMs);
    m_history = std::make_unique<FakeHistory>(m_session, nowMs);
    makeWindow();
    openSessions();
}

void MonitoringTest::cleanup()
{
    m_window.reset();
}

void MonitoringTest::makeWindow()
{
    ConsoleOptions options;
    options.dataDirectory = m_folder->path();
    options.settingsFile = m_folder->filePath(u"settings.ini"_s);
    m_window = std::make_unique<MainWindow>(m_service.get(), m_archive.get(), options);
    m_window->resize(1920, 1080);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MonitoringTest::openSessions()
{
    SessionState state(m_session);
    for (const Event &event : std::as_const(m_archive->log)) {
        if (event.session == 2)
            state.apply(event);
    }
    emit m_service->sessionOpened(SessionState(m_other));
    emit m_service->sessionOpened(state);
    emit m_service->opened();
    QTest::qWait(30);
}

void MonitoringTest::closeWindow()
{
    m_window->close();
    QTest::mouseClick(find<QPushButton>(u"confirmQuitPushButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_window->isVisible());
}

void MonitoringTest::switchesViewsByKeyAndRemembersTheLastOne()
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
    closeWindow();
    makeWindow();
    openSessions();
    QVERIFY(find<QTreeView>(u"streamView"_s)->isVisible());
}

void MonitoringTest::showsTwentyFourTilesAtOnce()
{
    find<QDockWidget>(u"participantsDockWidget"_s)->hide();
    QTest::qWait(50);
    QCOMPARE(wall()->model()->rowCount(), 24);
    for (int row = 0; row < 24; ++row)
        QVERIFY2(wall()->viewport()->rect().contains(wall()->visualRect(wall()->model()->index(row, 0))), qPrintable(QString::number(row)));
    const QRect first = wall()->visualRect(wall()->model()->index(0, 0));
    QVERIFY(first.height() >= wall()->fontMetrics().height() * 8); // six lines of what is said
    QVERIFY(first.width() >= wall()->fontMetrics().averageCharWidth() * 30);
}

void MonitoringTest::leavesTilesInTheirColumnsUnderABanner()
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

void MonitoringTest::movesNoPanelWhenAMessageWaits()
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

void MonitoringTest::sortsTilesInOneClick()
{
    commit(m_history->messages(3, 2));
    commit(m_history->messages(7, 5));
    auto *messages = find<QToolButton>(u"sortMessagesToolButton"_s);
    QTest::mouseClick(messages, Qt::LeftButton);
    QCOMPARE(tiles().mid(0, 2), QStringList({u"Group 7"_s, u"Group 3"_s}));
    QVERIFY(messages->isChecked());
    QCOMPARE(messages->arrowType(), Qt::DownArrow);
    QTest::mouseClick(messages, Qt::LeftButton);
    QCOMPARE(tiles().last(), u"Group 7"_s);
    QVERIFY(messages->isChecked());
    QTest::mouseClick(find<QToolButton>(u"sortNameToolButton"_s), Qt::LeftButton);
    QCOMPARE(tiles().first(), u"Group 1"_s);
    QVERIFY(!messages->isChecked());
    QTest::keyClicks(find<QLineEdit>(u"wallFilterLineEdit"_s), u"group 2"_s);
    QCOMPARE(tiles(), QStringList({u"Group 2"_s, u"Group 20"_s, u"Group 21"_s, u"Group 22"_s, u"Group 23"_s, u"Group 24"_s}));
}

void MonitoringTest::leavesTilesInPlaceWhileTheMouseIsOnThem()
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
    QCOMPARE(tiles().first(), u"Group 9"_s); // not at once
    QTRY_COMPARE_WITH_TIMEOUT(tiles().first(), u"Group 4"_s, 10'000);
}

void MonitoringTest::changesTheSizeOfTiles()
{
    const auto width = [this] { return wall()->visualRect(wall()->model()->index(0, 0)).width(); };
    const int normal = width();
    auto *slider = find<QSlider>(u"tileSizeSlider"_s);
    const QPointF at(50, 50);
    QWheelEvent wheel(at, wall()->viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    for (int i = 0; i < 8; ++i)
        QApplication::sendEvent(wall()->viewport(), &wheel);
    QCOMPARE(slider->value(), 180);
    QTRY_VERIFY(width() > normal * 4 / 3);
    slider->setValue(slider->minimum());
    QTRY_VERIFY(width() < normal);
    trigger(u"zoomResetAction"_s);
    QTRY_COMPARE(width(), normal);
}

void MonitoringTest::opensATileInADockByKeyAndInAWindow()
{
    commit(m_history->messages(2, 3));
    wall()->setFocus();
    wall()->setCurrentIndex(wall()->model()->index(0, 0));
    QTest::keyClick(wall(), Qt::Key_Right);
    QTest::keyClick(wall(), Qt::Key_Return);
    QCOMPARE(opened().size(), 1);
    QCOMPARE(opened().first()->channel(), 2);
    auto *dock = qobject_cast<QDockWidget *>(opened().first()->parentWidget());
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

void MonitoringTest::opensATileByDoubleClick()
{
    QTest::mouseDClick(wall()->viewport(), Qt::LeftButton, {}, wall()->visualRect(wall()->model()->index(3, 0)).center());
    QCOMPARE(opened().size(), 1);
    QCOMPARE(opened().first()->channel(), 4);
}

void MonitoringTest::opensATileFromItsMenuAndMarksItRead()
{
    commit(m_history->messages(5, 3));
    QCOMPARE(tile(4).unread, 3);
    wall()->setCurrentIndex(wall()->model()->index(4, 0));
    const QPoint at = wall()->visualRect(wall()->currentIndex()).center();
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

void MonitoringTest::remembersWhatIsOpenForEachSession()
{
    wall()->setFocus();
    wall()->setCurrentIndex(wall()->model()->index(6, 0));
    QTest::keyClick(wall(), Qt::Key_Return);
    wall()->setCurrentIndex(wall()->model()->index(7, 0));
    QTest::keyClick(wall(), Qt::Key_Return, Qt::ShiftModifier);
    auto *sessions = find<QComboBox>(u"sessionComboBox"_s);
    QTest::keyClick(sessions, Qt::Key_Down); // the other session: nothing is open there
    QVERIFY(m_window->windowTitle().contains(m_other->code));
    QCOMPARE(opened().size(), 0);
    QTest::keyClick(sessions, Qt::Key_Up);
    QCOMPARE(opened().size(), 2);
    closeWindow();
    makeWindow();
    openSessions();
    QTRY_COMPARE(opened().size(), 2);
    QCOMPARE(opened().first()->channel(), 7);
    QVERIFY(opened().first()->window() == m_window.get());
    QCOMPARE(opened().last()->channel(), 8);
    QVERIFY(opened().last()->window() != m_window.get());
}

void MonitoringTest::closesWhatIsOpenWithTheLayoutReset()
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

void MonitoringTest::countsAsReadWhatCanBeSeen()
{
    commit(m_history->messages(1, 2));
    commit(m_history->messages(2, 2));
    QCOMPARE(tile(0).unread, 2); // chosen, but its transcript is not in front
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

void MonitoringTest::countsNotAsReadWhatLiesBehindAnotherPanel()
{
    wall()->setFocus();
    for (const int row : {1, 2}) {
        wall()->setCurrentIndex(wall()->model()->index(row, 0));
        QTest::keyClick(wall(), Qt::Key_Return);
    }
    QCOMPARE(opened().size(), 2);
    const auto dockOf = [this](int channel) {
        const auto panels = opened();
        const auto found = std::find_if(panels.begin(), panels.end(), [channel](const TranscriptPanel *panel) { return panel->channel() == channel; });
        return qobject_cast<QDockWidget *>((*found)->parentWidget());
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

void MonitoringTest::selectsInTheTree()
{
    auto *tree = find<QTreeView>(u"channelTreeView"_s);
    QCOMPARE(tree->model()->rowCount(), 2);
    const QModelIndex shown = tree->model()->index(0, 0);
    QVERIFY(tree->isExpanded(shown));
    tree->setFocus();
    tree->setCurrentIndex(tree->model()->index(5, 0, shown));
    QVERIFY(find<QWidget>(u"transcriptView"_s)->isVisible());
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 6"_s);

    const QModelIndex other = tree->model()->index(1, 0); // a channel of another session: it is shown then
    tree->expand(other);
    tree->setCurrentIndex(tree->model()->index(1, 0, other));
    QVERIFY(m_window->windowTitle().contains(m_other->code));
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 2"_s);
    QCOMPARE(wall()->model()->rowCount(), 2);
}

void MonitoringTest::staysAtTheEndOfTheStreamUnlessOneScrolls()
{
    trigger(u"streamAction"_s);
    auto *stream = find<QTreeView>(u"streamView"_s);
    QScrollBar *bar = stream->verticalScrollBar();
    for (int channel = 1; channel <= 20; ++channel)
        commit(m_history->messages(channel, 5));
    QCOMPARE(stream->model()->rowCount(), 100);
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(bar->maximum() > 0);
    auto *newest = find<QPushButton>(u"streamNewestPushButton"_s);
    QVERIFY(!newest->isVisible());

    bar->setValue(bar->maximum() / 2);
    const QModelIndex top = stream->indexAt(QPoint(5, 5));
    commit(m_history->messages(3, 4));
    QTest::qWait(50);
    QCOMPARE(stream->indexAt(QPoint(5, 5)), top);
    QVERIFY(newest->isVisible());
    QVERIFY(newest->text().contains(u'4'));
    QTest::mouseClick(newest, Qt::LeftButton);
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(!newest->isVisible());
}

void MonitoringTest::letsGoOfTheEndOfTheStreamInTheMomentThatAMessageComes()
{
    trigger(u"streamAction"_s);
    QScrollBar *bar = find<QTreeView>(u"streamView"_s)->verticalScrollBar();
    commit(m_history->messages(1, 100));
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    // The message is in the model, and not laid out yet.
    connect(monitor(), &SessionMonitor::updated, bar, [bar] { bar->setValue(bar->maximum() / 2); }, Qt::SingleShotConnection);
    commit(m_history->messages(3, 1));
    QVERIFY(bar->value() < bar->maximum() * 2 / 3);
    QVERIFY(find<QPushButton>(u"streamNewestPushButton"_s)->isVisible());
}

void MonitoringTest::filtersTheStreamFromItsMenu()
{
    trigger(u"streamAction"_s);
    commit(m_history->messages(2, 4));
    commit(m_history->messages(3, 4));
    auto *stream = find<QTreeView>(u"streamView"_s);
    auto *filter = find<QLineEdit>(u"streamFilterLineEdit"_s);
    QCOMPARE(stream->model()->rowCount(), 8);
    emit stream->customContextMenuRequested(stream->visualRect(stream->model()->index(1, StreamModel::TextColumn)).center());
    auto *menu = find<QMenu>(u"streamMenu"_s);
    menu->actions().at(3)->trigger();
    QCOMPARE(filter->text(), u"channel:\"Group 2\""_s);
    QCOMPARE(stream->model()->rowCount(), 4);
    menu->actions().at(5)->trigger();
    QCOMPARE(filter->text(), u"channel:\"Group 2\" by:P6"_s);
    QCOMPARE(stream->model()->rowCount(), 1);
    menu->close();
}

void MonitoringTest::moderatesFromTheStream()
{
    trigger(u"streamAction"_s);
    FakeHistory others(m_other, m_other->createdAtMs);
    commit(m_history->messages(2, 2));
    commit(others.messages(1, 1));
    find<QCheckBox>(u"allSessionsCheckBox"_s)->setChecked(true);
    auto *stream = find<QTreeView>(u"streamView"_s);
    QTRY_COMPARE(stream->model()->rowCount(), 3);
    const auto rowOf = [&](qint64 session) {
        int row = 0;
        while (stream->model()->index(row, 0).data(StreamModel::SessionRole).toLongLong() != session)
            ++row;
        return stream->model()->index(row, StreamModel::TextColumn);
    };
    const auto hide = [&] {
        emit stream->customContextMenuRequested(stream->visualRect(stream->currentIndex()).center());
        auto *menu = find<QMenu>(u"streamMenu"_s);
        menu->setObjectName(QString());
        const auto actions = menu->actions();
        const auto found = std::find_if(actions.begin(), actions.end(), [](const QAction *action) { return action->text().startsWith("&Hide"_L1); });
        menu->close();
        return found == actions.end() ? nullptr : *found;
    };
    stream->setCurrentIndex(rowOf(2));
    QAction *mine = hide();
    QVERIFY(mine && mine->isEnabled());
    stream->setCurrentIndex(rowOf(1));
    const QAction *theirs = hide();
    QVERIFY(theirs && !theirs->isEnabled());
    QVERIFY(theirs->toolTip().contains("session that is shown"_L1));
}

void MonitoringTest::looksFurtherBackInTheStream()
{
    commit({m_history->message(5, u"needle"_s)});
    commit(m_history->messages(3, StreamModel::maxRows + 2000));
    trigger(u"streamAction"_s);
    auto *stream = find<QTreeView>(u"streamView"_s);
    auto *further = find<QPushButton>(u"streamLookBackPushButton"_s);
    auto *looked = find<QLabel>(u"streamLookedLabel"_s);
    QVERIFY(!further->isVisible());
    find<QLineEdit>(u"streamFilterLineEdit"_s)->setText(u"needle"_s);
    QTRY_VERIFY_WITH_TIMEOUT(further->isVisible() && further->isEnabled() && looked->text().contains(QLocale().toString(StreamModel::maxRows)), 10'000);
    QCOMPARE(stream->model()->rowCount(), 0);
    QTest::mouseClick(further, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(stream->model()->rowCount(), 1, 10'000);
    QTRY_VERIFY(!further->isVisible()); // all was looked through
    find<QLineEdit>(u"streamFilterLineEdit"_s)->clear();
    QTRY_COMPARE(stream->model()->rowCount(), StreamModel::pageSize);
}

void MonitoringTest::goesFromTheStreamToTheMessage()
{
    commit({m_history->message(9, u"far back"_s)});
    commit(m_history->messages(3, 1200)); // more than a page of the transcript
    trigger(u"streamAction"_s);
    auto *stream = find<QTreeView>(u"streamView"_s);
    stream->setFocus();
    stream->setCurrentIndex(stream->model()->index(0, 0));
    QCOMPARE(stream->currentIndex().siblingAtColumn(StreamModel::TextColumn).data().toString(), u"far back"_s);
    QTest::keyClick(stream, Qt::Key_Return);
    auto *transcript = find<QAbstractItemView>(u"transcriptView"_s);
    QVERIFY(transcript->isVisible());
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 3"_s);
    QTRY_COMPARE(transcript->currentIndex().data().toString(), u"far back"_s);
    QVERIFY(transcript->viewport()->rect().intersects(transcript->visualRect(transcript->currentIndex())));
}

void MonitoringTest::showsAllRunningSessionsInTheStream()
{
    trigger(u"streamAction"_s);
    auto *stream = find<QTreeView>(u"streamView"_s);
    FakeHistory others(m_other, m_other->createdAtMs);
    commit(m_history->messages(1, 2));
    commit(others.messages(2, 3));
    QCOMPARE(stream->model()->rowCount(), 2);
    QVERIFY(stream->isColumnHidden(StreamModel::SessionColumn));
    find<QCheckBox>(u"allSessionsCheckBox"_s)->setChecked(true);
    QTRY_COMPARE(stream->model()->rowCount(), 5);
    QVERIFY(!stream->isColumnHidden(StreamModel::SessionColumn));
    others.setNowMs(m_history->nowMs() + 1000);
    commit({others.message(5, u"from the other"_s)});
    QCOMPARE(stream->model()->rowCount(), 6);
    stream->setFocus();
    stream->setCurrentIndex(stream->model()->index(5, 0));
    QTest::keyClick(stream, Qt::Key_Return);
    QVERIFY(m_window->windowTitle().contains(m_other->code));
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 2"_s);
}

void MonitoringTest::showsWhatAParticipantSees()
{
    commit(m_history->messages(2, 4));
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    participants->setCurrentIndex(participants->model()->index(5, 0)); // P6, the second in group 2
    emit participants->customContextMenuRequested(participants->visualRect(participants->currentIndex()).center());
    auto *menu = find<QMenu>(u"participantMenu"_s);
    const auto actions = menu->actions();
    const auto see = std::find_if(actions.begin(), actions.end(), [](const QAction *action) { return action->text().contains("P6"_L1); });
    QVERIFY(see != actions.end());
    (*see)->trigger();
    menu->close();
    const auto *dock = find<QDockWidget>(u"participantViewDockWidget"_s);
    const auto label = [dock](const QString &name) { return dock->findChild<QLabel *>(name)->text(); };
    QTRY_VERIFY(dock->isVisible());
    QVERIFY(label(u"personLabel"_s).startsWith(u"P6 · "_s));
    QCOMPARE(label(u"pageTitleLabel"_s), u"Your Choice"_s);
    auto *box = dock->findChild<TranscriptPanel *>(u"participantBox1"_s);
    QCOMPARE(box->findChild<QLabel *>(u"channelTitleLabel"_s)->text(), u"Chat with your group"_s);
    auto *view = box->findChild<QAbstractItemView *>(u"transcriptView"_s);
    QTRY_COMPARE(view->model()->rowCount(), 4);
    const auto nickname = [&](int row) { return view->model()->index(row, 0).data(TranscriptModel::NicknameRole).toString(); };
    QCOMPARE(nickname(0), u"Player 1"_s);
    QCOMPARE(nickname(1), u"Player 2 (Me)"_s);
    commit({m_history->message(6, u"live"_s)});
    QCOMPARE(nickname(4), u"Player 2 (Me)"_s);

    participants->setCurrentIndex(participants->model()->index(0, 0)); // goes with the selection
    QVERIFY(label(u"personLabel"_s).startsWith(u"P1 · "_s));
    commit({m_history->entered(1, 1, 1)}); // through all pages
    QVERIFY(!dock->findChild<TranscriptPanel *>(u"participantBox1"_s));
    QCOMPARE(label(u"pageTitleLabel"_s), u"Finished"_s);
}

void MonitoringTest::showsAParticipantsPageAsTheOperatorLeftIt()
{
    const auto with = [this](EventKind kind, int participant, const QJsonObject &detail) {
        Event event = m_history->event(kind, participant);
        event.detail = detail;
        return event;
    };
    m_history->setNowMs(QDateTime::currentMSecsSinceEpoch());
    const Event arrived = m_history->event(EventKind::Arrived, 6);
    const Event said = m_history->message(5, u"something bad"_s);
    Event own = m_history->message(6, u"is it allowed?"_s);
    own.kind = EventKind::MessageHeld;
    Event others = m_history->message(7, u"not for P6"_s);
    others.kind = EventKind::MessageHeld;
    Event hiding = with(EventKind::MessageHidden, 5, {{u"message"_s, said.seq}, {u"text"_s, u"Taken out."_s}});
    hiding.channel = said.channel;
    commit({arrived, said, own, others, hiding});
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    auto *dock = find<QDockWidget>(u"participantViewDockWidget"_s);
    participants->setCurrentIndex(participants->model()->index(5, 0));
    dock->show();
    const auto label = [dock](const QString &name) { return dock->findChild<QLabel *>(name); };
    auto *view = dock->findChild<TranscriptPanel *>(u"participantBox1"_s)->findChild<QAbstractItemView *>(u"transcriptView"_s);
    QTRY_COMPARE(view->model()->rowCount(), 2);
    QCOMPARE(view->model()->index(0, 0).data().toString(), u"Taken out."_s);
    QCOMPARE(view->model()->index(1, 0).data().toString(), u"is it allowed?"_s);
    QVERIFY(view->model()->index(1, 0).data(TranscriptModel::MarkRole).toString().startsWith("Waiting for"_L1));
    QVERIFY(!label(u"chatStateLabel"_s)->isVisible());

    m_history->setNowMs(QDateTime::currentMSecsSinceEpoch());
    commit({with(EventKind::Muted, 6, {{u"text"_s, u"Please calm down."_s}, {u"until"_s, m_history->nowMs() + 90'500}}),
            with(EventKind::CountdownSet, 6, {{u"ends_at"_s, m_history->nowMs() + 300'500}})});
    QCOMPARE(label(u"chatStateLabel"_s)->text(), u"Please calm down. · You can write again in 1:31"_s);
    QCOMPARE(label(u"pageTimeLabel"_s)->text(), u"Time left 5:01"_s);
    QTRY_VERIFY(label(u"chatStateLabel"_s)->text().endsWith("1:30"_L1)); // by itself

    Event announced = with(EventKind::Announced, 0, {});
    announced.body = u"Ten minutes more"_s;
    announced.nickname = u"Experimenter"_s;
    Event answer = m_history->event(EventKind::HelpAnswered, 6);
    answer.body = u"Yes, it is."_s;
    commit({announced, answer, with(EventKind::Paused, 0, {{u"text"_s, u"Back soon."_s}})});
    QVERIFY(label(u"pageNoticesLabel"_s)->isVisible() && label(u"pageNoticesLabel"_s)->text().endsWith("Ten minutes more"_L1));
    QVERIFY(label(u"pagePauseLabel"_s)->isVisible() && label(u"pagePauseLabel"_s)->text().endsWith("Back soon."_L1));
    QVERIFY(label(u"pageTimeLabel"_s)->text().startsWith("Time left (stopped)"_L1));
    QCOMPARE(label(u"chatStateLabel"_s)->text(), u"The session is paused. It goes on in a moment."_s);
    auto *talk = dock->findChild<QAbstractItemView *>(u"pageHelpView"_s);
    QVERIFY(talk->isVisible());
    QCOMPARE(talk->model()->index(0, 0).data().toString(), u"Yes, it is."_s);

    commit({with(EventKind::Removed, 6, {{u"text"_s, u"Please come to the desk."_s}})});
    QCOMPARE(label(u"pageTitleLabel"_s)->text(), u"You no longer take part"_s);
    QCOMPARE(label(u"waitingLabel"_s)->text(), u"Please come to the desk."_s);
    QVERIFY(!dock->findChild<TranscriptPanel *>(u"participantBox1"_s));
    for (const QString &name : {u"pagePauseLabel"_s, u"pageNoticesLabel"_s, u"pageTimeLabel"_s})
        QVERIFY2(!label(name)->isVisible(), qPrintable(name));
    QVERIFY(!talk->isVisible());
}

QTEST_MAIN(MonitoringTest)
#include "tst_workspace.moc"
