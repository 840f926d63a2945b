// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streammodel.h"
#include "console/session/sessionmonitor.h"
#include "gui/monitoringfixture.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The stream of all channels in the window: following, filtering, searching back, moderating a message.
class StreamPanelTest final : public MonitoringFixture {
    Q_OBJECT

private slots:
    void staysAtTheEndOfTheStreamUnlessOneScrolls();
    void letsGoOfTheEndOfTheStreamInTheMomentThatAMessageComes();
    void filtersTheStreamFromItsMenu();
    void moderatesFromTheStream();
    void looksFurtherBackInTheStream();
    void goesFromTheStreamToTheMessage();
    void showsAllRunningSessionsInTheStream();
};

void StreamPanelTest::staysAtTheEndOfTheStreamUnlessOneScrolls()
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

void StreamPanelTest::letsGoOfTheEndOfTheStreamInTheMomentThatAMessageComes()
{
    trigger(u"streamAction"_s);
    QScrollBar *bar = find<QTreeView>(u"streamView"_s)->verticalScrollBar();
    commit(m_history->messages(1, 100));
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    // The message is in the model, but not laid out yet.
    connect(find<SessionMonitor>({}), &SessionMonitor::updated, bar, [bar] { bar->setValue(bar->maximum() / 2); }, Qt::SingleShotConnection);
    commit(m_history->messages(3, 1));
    QVERIFY(bar->value() < bar->maximum() * 2 / 3);
    QVERIFY(find<QPushButton>(u"streamNewestPushButton"_s)->isVisible());
}

void StreamPanelTest::filtersTheStreamFromItsMenu()
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

void StreamPanelTest::moderatesFromTheStream()
{
    trigger(u"streamAction"_s);
    FakeHistory others(m_first, m_first->createdAtMs);
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

void StreamPanelTest::looksFurtherBackInTheStream()
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
    QTRY_VERIFY(!further->isVisible()); // everything was searched
    find<QLineEdit>(u"streamFilterLineEdit"_s)->clear();
    QTRY_COMPARE(stream->model()->rowCount(), StreamModel::pageSize);
}

void StreamPanelTest::goesFromTheStreamToTheMessage()
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

void StreamPanelTest::showsAllRunningSessionsInTheStream()
{
    trigger(u"streamAction"_s);
    auto *stream = find<QTreeView>(u"streamView"_s);
    FakeHistory others(m_first, m_first->createdAtMs);
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
    QVERIFY(m_window->windowTitle().contains(m_first->code));
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 2"_s);
}

LABCHAT_TEST(StreamPanelTest, QApplication)
#include "tst_streampanel.moc"
