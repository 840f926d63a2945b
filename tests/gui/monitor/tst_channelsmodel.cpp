// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/channelsmodel.h"
#include "console/session/sessiontexts.h"
#include "console/widgets/tablefilter.h"
#include "gui/fakes.h"
#include "support/testprogram.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace LabChat;
using namespace Qt::StringLiterals;

class ChannelsModelTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hasOneRowForEachChannel();
    void callsAGroupsChannelAfterTheGroup();
    void callsAnyOtherChannelAsItsAuthorDid();
    void countsMessagesAndShowsTheLastOnesTime();
    void countsWhoIsOnline();
    void emitsABatchOnceAndOnlyTheRowsThatChanged();
    void ignoresUnknownSessionsAndEventsThatItKnows();
    void sortsNamesAsReadersDo();
    void sortsNumbersAsNumbersWhileBatchesArrive();
    void filtersByTheFullNameToo();
    void isEmptyWithoutASession();

private:
    [[nodiscard]] QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<ChannelsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
};

void ChannelsModelTest::init()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_service = std::make_unique<FakeService>();
    m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
    m_model = std::make_unique<ChannelsModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_session = groupSession(7, 12, 4, nowMs);
    m_history = std::make_unique<FakeHistory>(m_session, nowMs);
    emit m_service->sessionOpened(SessionState(m_session));
    m_model->setSession(m_monitor->session(7));
    connect(m_monitor.get(), &SessionMonitor::changed, m_model.get(), &ChannelsModel::update);
}

void ChannelsModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_monitor.reset();
}

void ChannelsModelTest::hasOneRowForEachChannel()
{
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(text(0, ChannelsModel::OnlineColumn), u"0/4"_s);
    QCOMPARE(text(0, ChannelsModel::MessagesColumn), u"0"_s);
    QCOMPARE(text(0, ChannelsModel::LastActivityColumn), QString());
}

void ChannelsModelTest::callsAGroupsChannelAfterTheGroup()
{
    QCOMPARE(text(2, ChannelsModel::ChannelColumn), u"Group 3"_s);
    QVERIFY(m_model->index(2, 0).data(Qt::ToolTipRole).toString().contains("7-group_chat-3"_L1));
}

void ChannelsModelTest::callsAnyOtherChannelAsItsAuthorDid()
{
    Study study = groupStudy(4, 2);
    study.pages[0].chats[0].channel = u"lobby"_s;
    const auto session = makeSession({study, {}}, 8, 1);
    QVERIFY(session);
    emit m_service->sessionOpened(SessionState(*session));
    m_model->setSession(m_monitor->session(8));
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, ChannelsModel::ChannelColumn), u"lobby"_s);
}

void ChannelsModelTest::countsMessagesAndShowsTheLastOnesTime()
{
    const QList<Event> said = m_history->messages(2, 5);
    emit m_service->eventsCommitted(said);
    QTRY_COMPARE(text(1, ChannelsModel::MessagesColumn), u"5"_s);
    const QString time = QDateTime::fromMSecsSinceEpoch(said.last().atMs).toString(u"HH:mm:ss"_s);
    QVERIFY(text(1, ChannelsModel::LastActivityColumn).endsWith(time));
    QCOMPARE(text(0, ChannelsModel::MessagesColumn), u"0"_s);
}

void ChannelsModelTest::countsWhoIsOnline()
{
    emit m_service->presenceChanged({{7, 1, true, 10}, {7, 2, true, 11}, {7, 5, true, 12}});
    emit m_service->presenceChanged({{7, 2, false, 13}, {7, 1, true, 14}});
    QCOMPARE(text(0, ChannelsModel::OnlineColumn), u"1/4"_s);
    QCOMPARE(text(1, ChannelsModel::OnlineColumn), u"1/4"_s);
    QCOMPARE(m_monitor->session(7)->online(), 2);
}

void ChannelsModelTest::emitsABatchOnceAndOnlyTheRowsThatChanged()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    emit m_service->eventsCommitted(m_history->messages(2, 100));
    emit m_service->eventsCommitted(m_history->messages(3, 100));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 2);
}

void ChannelsModelTest::ignoresUnknownSessionsAndEventsThatItKnows()
{
    const QList<Event> said = m_history->messages(1, 3);
    emit m_service->eventsCommitted(said);
    emit m_service->eventsCommitted(said);
    Event foreign = said.first();
    foreign.session = 99;
    emit m_service->eventsCommitted({foreign});
    emit m_service->presenceChanged({{99, 1, true, 1}, {7, 500, true, 1}});
    QTRY_COMPARE(text(0, ChannelsModel::MessagesColumn), u"3"_s);
}

void ChannelsModelTest::sortsNamesAsReadersDo()
{
    QCOMPARE(alphabeticalPlaces({u"Group 10"_s, u"sellers"_s, u"Group 2"_s, u"Buyers"_s, u"Group 2"_s}), QList<int>({3, 4, 1, 0, 2}));
    QCOMPARE(alphabeticalPlaces({}), QList<int>());
}

void ChannelsModelTest::sortsNumbersAsNumbersWhileBatchesArrive()
{
    TableFilter sorted(ChannelsModel::SortRole, ChannelsModel::FilterRole, nullptr);
    const QAbstractItemModelTester tester(&sorted, QAbstractItemModelTester::FailureReportingMode::QtTest);
    sorted.setSourceModel(m_model.get());
    sorted.sort(ChannelsModel::MessagesColumn, Qt::DescendingOrder);
    const auto order = [&] {
        QStringList counts;
        for (int row = 0; row < sorted.rowCount(); ++row)
            counts.append(sorted.index(row, ChannelsModel::MessagesColumn).data().toString());
        return counts.join(u' ');
    };
    QList<Event> batch = m_history->messages(1, 9);
    batch += m_history->messages(2, 10);
    batch += m_history->messages(3, 2);
    emit m_service->eventsCommitted(batch);
    QTRY_COMPARE(order(), u"10 9 2"_s);
    batch = m_history->messages(3, 20);
    batch += m_history->messages(1, 5);
    emit m_service->eventsCommitted(batch);
    QTRY_COMPARE(order(), u"22 14 10"_s);
}

void ChannelsModelTest::filtersByTheFullNameToo()
{
    TableFilter filter(ChannelsModel::SortRole, ChannelsModel::FilterRole, nullptr);
    filter.setSourceModel(m_model.get());
    filter.setFilterText(u" group 2 "_s);
    QCOMPARE(filter.rowCount(), 1);
    filter.setFilterText(u"7-GROUP_chat-3"_s);
    QCOMPARE(filter.rowCount(), 1);
    filter.setFilterText({});
    QCOMPARE(filter.rowCount(), 3);
}

void ChannelsModelTest::isEmptyWithoutASession()
{
    m_model->setSession(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
    emit m_service->eventsCommitted(m_history->messages(1, 1));
    QTest::qWait(0);
    QCOMPARE(m_model->rowCount(), 0);
}

LABCHAT_TEST(ChannelsModelTest, QApplication)
#include "tst_channelsmodel.moc"
