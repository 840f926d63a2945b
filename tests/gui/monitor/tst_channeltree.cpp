// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channeltreepanel.h"
#include "console/session/readmarks.h"
#include "gui/fakes.h"
#include "support/testprogram.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

class ChannelTreeTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hasAGroupsOnlyChannelAsTheGroupsRow();
    void hasALevelForRoundsAndOneForChannels();
    void putsWhatSeveralShareBelowWhatTheyHaveInCommon();
    void sortsByName();
    void countsNobodyInARoundThatNobodyHasReached();
    void countsUpwards();
    void makesASessionAnewWhereItWas();
    void opensTwentyRoundsOfManyGroupsAtOnce();
    void reportsOnlyWhatTheOperatorChooses();

private:
    [[nodiscard]] static QStringList names(const QAbstractItemModel &model, const QModelIndex &parent)
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(parent); ++row)
            names.append(model.index(row, 0, parent).data().toString());
        return names;
    }
    [[nodiscard]] QString cell(const QModelIndex &index, int column) const { return index.siblingAtColumn(column).data().toString(); }
    const WatchedSession *open(const Study &study, qint64 id);

    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<ReadMarks> m_marks;
    std::unique_ptr<ChannelTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void ChannelTreeTest::init()
{
    m_service = std::make_unique<FakeService>();
    m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
    m_marks = std::make_unique<ReadMarks>();
    m_model = std::make_unique<ChannelTreeModel>(m_marks.get(), nullptr);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    connect(m_monitor.get(), &SessionMonitor::changed, m_model.get(), &ChannelTreeModel::update);
}

void ChannelTreeTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_monitor.reset();
}

const WatchedSession *ChannelTreeTest::open(const Study &study, qint64 id)
{
    emit m_service->sessionOpened(SessionState(sessionOf(study, id, 1000)));
    m_model->addSession(m_monitor->session(id));
    return m_monitor->session(id);
}

void ChannelTreeTest::hasAGroupsOnlyChannelAsTheGroupsRow()
{
    open(groupStudy(12, 4), 1);
    const QModelIndex top = m_model->index(0, 0);
    QCOMPARE(names(*m_model, top), QStringList({u"Group 1"_s, u"Group 2"_s, u"Group 3"_s}));
    QCOMPARE(m_model->index(1, 0, top).data(ChannelTreeModel::ChannelRole).toInt(), 2);
    QCOMPARE(m_model->rowCount(m_model->index(1, 0, top)), 0);
    QCOMPARE(m_model->indexOf(1, 3), m_model->index(2, 0, top));
}

void ChannelTreeTest::hasALevelForRoundsAndOneForChannels()
{
    Study study = groupStudy(8, 4);
    study.numRounds = 2;
    ChatSpec pairs = study.pages.first().chats.first();
    pairs.name = u"half"_s;
    pairs.channel = u"{{group.id}}-half"_s;
    study.pages.first().chats.append(pairs);
    open(study, 1);
    const QModelIndex top = m_model->index(0, 0);
    QCOMPARE(names(*m_model, top), QStringList({u"Round 1"_s, u"Round 2"_s}));
    const QModelIndex round = m_model->index(1, 0, top);
    QCOMPARE(names(*m_model, round), QStringList({u"Group 1"_s, u"Group 2"_s}));
    const QModelIndex group = m_model->index(0, 0, round);
    QCOMPARE(group.data(ChannelTreeModel::ChannelRole).toInt(), 0);
    QCOMPARE(m_model->rowCount(group), 2);
    QVERIFY(m_model->index(1, 0, group).data(ChannelTreeModel::ChannelRole).toInt() > 0);
}

void ChannelTreeTest::putsWhatSeveralShareBelowWhatTheyHaveInCommon()
{
    Study study = groupStudy(8, 4);
    study.numRounds = 2;
    ChatSpec everybody = study.pages.first().chats.first();
    everybody.name = u"lobby"_s;
    everybody.channel = u"lobby"_s;
    study.pages.first().chats.append(everybody);
    open(study, 1);
    const QModelIndex top = m_model->index(0, 0);
    QCOMPARE(names(*m_model, top), QStringList({u"Round 1"_s, u"Round 2"_s, u"lobby"_s}));
    QCOMPARE(cell(m_model->index(2, 0, top), ChannelTreeModel::OnlineColumn), u"0/8"_s);
}

/// Whoever comes first: P1 may be in the tenth group.
void ChannelTreeTest::sortsByName()
{
    Study study = groupStudy(22, 2);
    study.matching.kind = Matching::Kind::Table;
    QList<QList<int>> groups;
    for (int first = 21; first > 0; first -= 2)
        groups.append({first, first + 1});
    study.matching.table = {groups};
    open(study, 1);
    QStringList expected;
    for (int group = 1; group <= 11; ++group)
        expected.append(u"Group %1"_s.arg(group));
    QCOMPARE(names(*m_model, m_model->index(0, 0)), expected);
    QCOMPARE(m_model->index(10, 0, m_model->index(0, 0)).data(ChannelTreeModel::ChannelRole).toInt(), m_model->indexOf(1, 1).data(ChannelTreeModel::ChannelRole).toInt());
}

void ChannelTreeTest::countsNobodyInARoundThatNobodyHasReached()
{
    Study study = groupStudy(4, 2);
    study.numRounds = 2;
    const WatchedSession *watched = open(study, 1);
    emit m_service->presenceChanged({{1, 1, true, 1}, {1, 2, true, 1}});
    const QModelIndex top = m_model->index(0, 0);
    const QModelIndex second = m_model->index(1, 0, top);
    QCOMPARE(cell(m_model->index(0, 0, m_model->index(0, 0, top)), ChannelTreeModel::OnlineColumn), u"2/2"_s);
    QCOMPARE(cell(second, ChannelTreeModel::OnlineColumn), QString());
    QCOMPARE(cell(m_model->index(0, 0, second), ChannelTreeModel::OnlineColumn), QString());
    FakeHistory history(watched->state().sessionPtr(), 2000);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    emit m_service->eventsCommitted({history.entered(1, 2, 0)});
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(cell(m_model->index(0, 0, second), ChannelTreeModel::OnlineColumn), u"2/2"_s);
}

void ChannelTreeTest::countsUpwards()
{
    const WatchedSession *watched = open(groupStudy(12, 4), 1);
    FakeHistory history(watched->state().sessionPtr(), 2000);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    emit m_service->presenceChanged({{1, 5, true, 1}, {1, 6, true, 1}, {1, 9, true, 1}});
    emit m_service->eventsCommitted(history.messages(2, 5));
    emit m_service->eventsCommitted(history.messages(3, 2));
    QTRY_VERIFY(changed.size() >= 3);
    const QModelIndex top = m_model->index(0, 0);
    QCOMPARE(cell(top, ChannelTreeModel::MessagesColumn), u"7"_s);
    QCOMPARE(cell(top, ChannelTreeModel::UnreadColumn), u"7"_s);
    QCOMPARE(cell(top, ChannelTreeModel::OnlineColumn), u"3/12"_s);
    const QModelIndex second = m_model->index(1, 0, top);
    QCOMPARE(cell(second, ChannelTreeModel::MessagesColumn), u"5"_s);
    QCOMPARE(cell(second, ChannelTreeModel::OnlineColumn), u"2/4"_s);
    m_marks->markRead(*watched, 2);
    QCOMPARE(cell(second, ChannelTreeModel::UnreadColumn), QString());
    QCOMPARE(cell(top, ChannelTreeModel::UnreadColumn), u"2"_s);
}

void ChannelTreeTest::makesASessionAnewWhereItWas()
{
    open(groupStudy(8, 4), 1);
    open(groupStudy(12, 4), 2);
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->indexOf(2).row(), 0); // the newest first
    open(groupStudy(4, 4), 1);
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->rowCount(m_model->indexOf(1)), 1);
    QCOMPARE(m_model->rowCount(m_model->indexOf(2)), 3);
}

void ChannelTreeTest::opensTwentyRoundsOfManyGroupsAtOnce()
{
    Study study = groupStudy(1000, 4);
    study.numRounds = 20;
    m_tester.reset(); // it would check each row for each signal
    emit m_service->sessionOpened(SessionState(sessionOf(study, 1, 1000)));
    ChannelTreePanel panel(m_marks.get(), nullptr);
    panel.resize(400, 800);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QElapsedTimer timer;
    timer.start();
    panel.addSession(m_monitor->session(1));
    panel.showSession(1);
    auto *view = panel.findChild<QTreeView *>(u"channelTreeView"_s);
    view->expandAll();
    QCoreApplication::processEvents();
    qInfo("5,000 groups opened in %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 1000);
    QCOMPARE(view->model()->rowCount(view->model()->index(0, 0)), 20);

    const WatchedSession *watched = m_monitor->session(1);
    FakeHistory history(watched->state().sessionPtr(), 2000);
    QList<Event> messages;
    for (int participant = 1; participant <= 1000; ++participant)
        messages.append(history.message(participant, u"hi"_s));
    connect(m_monitor.get(), &SessionMonitor::changed, &panel, &ChannelTreePanel::update);
    emit m_service->eventsCommitted(messages);
    QTRY_COMPARE(view->model()->index(0, ChannelTreeModel::MessagesColumn).data().toString(), QLocale().toString(1000));
}

void ChannelTreeTest::reportsOnlyWhatTheOperatorChooses()
{
    emit m_service->sessionOpened(SessionState(sessionOf(groupStudy(12, 4), 1, 1000)));
    ChannelTreePanel panel(m_marks.get(), nullptr);
    QSignalSpy chosen(&panel, &ChannelTreePanel::channelChosen);
    QSignalSpy opened(&panel, &ChannelTreePanel::openRequested);
    panel.resize(400, 300);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.addSession(m_monitor->session(1));
    panel.showSession(1);
    panel.selectChannel(1, 2);
    QCOMPARE(chosen.size(), 0);
    auto *view = panel.findChild<QTreeView *>(u"channelTreeView"_s);
    QCOMPARE(view->currentIndex().data(ChannelTreeModel::ChannelRole).toInt(), 2);
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(1).toInt(), 3);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
}

LABCHAT_TEST(ChannelTreeTest, QApplication)
#include "tst_channeltree.moc"
