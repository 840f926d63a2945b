// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/participantsmodel.h"
#include "console/widgets/tablefilter.h"
#include "gui/fakes.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class ParticipantsModelTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hasOneRowForEachParticipant();
    void showsLabelOnceArrived();
    void distinguishesNotYetFromOffline();
    void lastSeenIsTheLaterOfLogAndConnection();
    void showsWhoIsIdleAndForHowLong();
    void showsHowEachIsConnected();
    void showsWhoIsTypingUntilTheMessageIsSentOrGivenUp();
    void takesWhatSomebodyDoesAlongToAnotherSeat();
    void showsWhoIsMutedAndUntilWhen();
    void showsWhoIsRemovedOrHasFinishedAllPages();
    void countsMessages();
    void showsPageAndGroup();
    void saysWhatEachWaitsFor();
    void updatesTheGroupWhenOneIsReady();
    void knowsTheLinks();
    void emitsABatchOnce();
    void followsPeopleWhoChangePlaces();
    void showsThePlaceOfANewPerson();
    void countsDown();
    void showsTreatmentsAndChoices();
    void sortsPlacesAsNumbers();
    void filtersByCodeLabelAndPlace();

private:
    [[nodiscard]] QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<ParticipantsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
};

void ParticipantsModelTest::init()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_service = std::make_unique<FakeService>();
    m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
    m_model = std::make_unique<ParticipantsModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_session = groupSession(7, 12, 4, nowMs);
    m_history = std::make_unique<FakeHistory>(m_session, nowMs);
    emit m_service->sessionOpened(SessionState(m_session));
    m_model->setSession(m_monitor->session(7));
    connect(m_monitor.get(), &SessionMonitor::changed, m_model.get(), &ParticipantsModel::update);
}

void ParticipantsModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_monitor.reset();
}

void ParticipantsModelTest::hasOneRowForEachParticipant()
{
    QCOMPARE(m_model->rowCount(), 12);
    QCOMPARE(text(4, ParticipantsModel::PlaceColumn), u"P5"_s);
    QCOMPARE(text(4, ParticipantsModel::CodeColumn), m_session->participant(5).code);
}

void ParticipantsModelTest::showsLabelOnceArrived()
{
    Event arrived = m_history->event(EventKind::Arrived, 3);
    arrived.detail = {{u"label"_s, u"seat_3"_s}};
    emit m_service->eventsCommitted({arrived});
    QTRY_COMPARE(text(2, ParticipantsModel::LabelColumn), u"seat_3"_s);
}

void ParticipantsModelTest::distinguishesNotYetFromOffline()
{
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"not yet"_s);
    emit m_service->eventsCommitted({m_history->event(EventKind::Arrived, 1)});
    emit m_service->presenceChanged({{7, 1, true, m_history->nowMs()}});
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"online"_s);
    QVERIFY(m_model->index(0, 0).data(ParticipantsModel::OnlineRole).toBool());
    emit m_service->presenceChanged({{7, 1, false, m_history->nowMs()}});
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"offline"_s);
}

void ParticipantsModelTest::lastSeenIsTheLaterOfLogAndConnection()
{
    const Event event = m_history->event(EventKind::Connected, 1);
    emit m_service->eventsCommitted({event});
    const auto lastSeen = [&] { return m_model->index(0, ParticipantsModel::LastSeenColumn).data(ParticipantsModel::SortRole).toLongLong(); };
    QCOMPARE(lastSeen(), event.atMs);
    emit m_service->presenceChanged({{7, 1, false, event.atMs + 5000}});
    QCOMPARE(lastSeen(), event.atMs + 5000);
}

void ParticipantsModelTest::showsWhoIsIdleAndForHowLong()
{
    const qint64 startMs = m_history->nowMs();
    m_model->setNow(startMs);
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), QString()); // no sign of life so far
    emit m_service->presenceChanged({{7, 1, true, startMs}});
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), QString()); // a sign of life of the browser is not an action
    emit m_service->eventsCommitted({m_history->event(EventKind::Arrived, 1)});
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), u"0 s"_s);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    emit m_service->presenceChanged({{7, 1, true, startMs + 60'000}}); // an answer to a ping
    changed.clear();
    m_model->setNow(startMs + 119'000);
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), u"1 min"_s);
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"online"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().column(), int(ParticipantsModel::TimeLeftColumn));
    QCOMPARE(changed.first().at(1).toModelIndex().column(), int(ParticipantsModel::IdleColumn)); // up to this column, and no further
    m_model->setNow(startMs + 121'000);
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"idle"_s);
    QCOMPARE(changed.size(), 3); // the time, and the text
    m_history->setNowMs(startMs + 121'000);
    emit m_service->eventsCommitted({m_history->message(1, u"hi"_s)});
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"online"_s);
}

void ParticipantsModelTest::showsHowEachIsConnected()
{
    QCOMPARE(text(0, ParticipantsModel::RoundTripColumn), QString());
    QCOMPARE(text(0, ParticipantsModel::ReconnectsColumn), QString());
    emit m_service->eventsCommitted({m_history->event(EventKind::Connected, 1)});
    QCOMPARE(text(0, ParticipantsModel::ReconnectsColumn), QString()); // the first connect is not a reconnect
    emit m_service->eventsCommitted({m_history->event(EventKind::Connected, 1)});
    QCOMPARE(text(0, ParticipantsModel::ReconnectsColumn), u"1"_s);
    Presence presence{7, 1, true, m_history->nowMs()};
    presence.rttMs = 12;
    presence.clockOffsetMs = 340;
    emit m_service->presenceChanged({presence});
    QCOMPARE(text(0, ParticipantsModel::RoundTripColumn), u"12 ms"_s);
    QCOMPARE(text(0, ParticipantsModel::ClockColumn), u"+340 ms"_s);
}

void ParticipantsModelTest::showsWhoIsTypingUntilTheMessageIsSentOrGivenUp()
{
    const auto typing = [&](int row) { return text(row, ParticipantsModel::TypingColumn); };
    const auto now = [&](qint64 ms) {
        m_history->setNowMs(ms);
        m_model->setNow(ms);
    };
    const qint64 startMs = m_history->nowMs();
    Presence presence{7, 1, true, startMs + 1000};
    presence.typingChannel = 1;
    emit m_service->presenceChanged({presence});
    now(startMs + 1500);
    QCOMPARE(typing(0), u"Group 1"_s);
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), u"0 s"_s); // typing is an action
    QCOMPARE(typing(1), QString());
    emit m_service->presenceChanged({{7, 1, true, startMs + 1500}}); // an answer to a ping
    QCOMPARE(typing(0), u"Group 1"_s);
    emit m_service->eventsCommitted({m_history->message(1, u"hi"_s)});
    QCOMPARE(typing(0), QString());

    presence.atMs = startMs + 3000;
    emit m_service->presenceChanged({presence});
    now(startMs + 6000);
    QCOMPARE(typing(0), u"Group 1"_s);
    now(startMs + 8000);
    QCOMPARE(typing(0), QString());
}

void ParticipantsModelTest::takesWhatSomebodyDoesAlongToAnotherSeat()
{
    const qint64 startMs = m_history->nowMs();
    emit m_service->eventsCommitted({m_history->event(EventKind::Arrived, 1), m_history->event(EventKind::Arrived, 2)});
    emit m_service->presenceChanged({{7, 1, true, startMs}, {7, 2, true, startMs}});
    m_model->setNow(startMs + 90'000);
    Presence typing{7, 1, true, startMs + 90'000};
    typing.typingChannel = 1;
    emit m_service->presenceChanged({typing});
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), u"0 s"_s);
    m_history->setNowMs(startMs + 90'500);
    Event swapped = m_history->event(EventKind::SeatsSwapped, 1);
    swapped.detail = {{u"other"_s, 2}};
    emit m_service->eventsCommitted({swapped});
    QCOMPARE(text(0, ParticipantsModel::IdleColumn), u"1 min"_s);
    QCOMPARE(text(1, ParticipantsModel::IdleColumn), u"0 s"_s);
    QCOMPARE(text(1, ParticipantsModel::TypingColumn), u"Group 1"_s);
    Event replaced = m_history->event(EventKind::PersonReplaced, 2);
    replaced.detail = {{u"ticket"_s, u"anotherticket"_s}};
    emit m_service->eventsCommitted({replaced});
    QCOMPARE(text(1, ParticipantsModel::IdleColumn), QString()); // has not arrived yet
    QCOMPARE(text(1, ParticipantsModel::TypingColumn), QString());
}

void ParticipantsModelTest::showsWhoIsMutedAndUntilWhen()
{
    const qint64 startMs = m_history->nowMs();
    m_model->setNow(startMs);
    emit m_service->presenceChanged({{7, 1, true, startMs}, {7, 2, true, startMs}});
    Event forAWhile = m_history->event(EventKind::Muted, 1);
    forAWhile.channel = 1;
    forAWhile.detail.insert(u"until"_s, startMs + 60'000);
    const Event forGood = m_history->event(EventKind::Muted, 2);
    emit m_service->eventsCommitted({forAWhile, forGood});
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"muted"_s);
    QCOMPARE(text(0, ParticipantsModel::MutedColumn), QDateTime::fromMSecsSinceEpoch(startMs + 60'000).toString(u"HH:mm:ss"_s));
    QVERIFY(m_model->index(0, ParticipantsModel::MutedColumn).data(Qt::ToolTipRole).toString().startsWith("Muted Group 1 until"_L1));
    QCOMPARE(text(1, ParticipantsModel::MutedColumn), u"unmuted"_s);
    QCOMPARE(m_model->index(1, ParticipantsModel::MutedColumn).data(Qt::ToolTipRole).toString(), u"Muted everywhere"_s);
    m_model->setNow(startMs + 61'000);
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"online"_s);
    QCOMPARE(text(0, ParticipantsModel::MutedColumn), QString());
    QCOMPARE(text(1, ParticipantsModel::OnlineColumn), u"muted"_s);
}

void ParticipantsModelTest::showsWhoIsRemovedOrHasFinishedAllPages()
{
    emit m_service->eventsCommitted({m_history->event(EventKind::Arrived, 1), m_history->event(EventKind::Arrived, 2),
                                     m_history->entered(1, 1, 1), m_history->event(EventKind::Removed, 2)});
    QCOMPARE(text(0, ParticipantsModel::OnlineColumn), u"finished"_s);
    QCOMPARE(text(1, ParticipantsModel::OnlineColumn), u"removed"_s);
    QCOMPARE(m_model->index(1, 0).data(ParticipantsModel::StatusRole).value<ParticipantStatus>(), ParticipantStatus::Removed);
}

void ParticipantsModelTest::countsMessages()
{
    emit m_service->eventsCommitted(m_history->messages(1, 9));
    QCOMPARE(text(0, ParticipantsModel::MessagesColumn), u"3"_s);
    QCOMPARE(text(1, ParticipantsModel::MessagesColumn), u"2"_s);
}

void ParticipantsModelTest::showsPageAndGroup()
{
    QCOMPARE(text(11, ParticipantsModel::GroupColumn), u"3"_s);
    QCOMPARE(text(11, ParticipantsModel::PageColumn), u"Your Choice"_s);
    Event entered = m_history->event(EventKind::PageEntered, 12);
    entered.detail = {{u"round"_s, 1}, {u"page_index"_s, 1}, {u"page"_s, u"finished"_s}};
    emit m_service->eventsCommitted({entered});
    QCOMPARE(text(11, ParticipantsModel::PageColumn), u"Finished"_s);
}

void ParticipantsModelTest::saysWhatEachWaitsFor()
{
    const SessionPtr paged = sessionOf(pagedStudy(8, 4), 8, m_session->createdAtMs);
    FakeHistory history(paged, paged->createdAtMs);
    emit m_service->sessionOpened(SessionState(paged));
    m_model->setSession(m_monitor->session(8));
    const auto waitsFor = [this](int participant) { return text(participant - 1, ParticipantsModel::WaitsForColumn); };
    QCOMPARE(waitsFor(1), u"arrival"_s);
    emit m_service->eventsCommitted({history.event(EventKind::Arrived, 1), history.event(EventKind::Arrived, 2)});
    QCOMPARE(waitsFor(1), u"the participant"_s);
    emit m_service->eventsCommitted({history.event(EventKind::Ready, 1), history.event(EventKind::Ready, 2)});
    QCOMPARE(waitsFor(1), u"P3, P4"_s);
    const Event timed = history.entered(1, 1, 1);
    emit m_service->eventsCommitted({timed});
    const QString until = QDateTime::fromMSecsSinceEpoch(timed.atMs + 60000).toString(u"HH:mm:ss"_s);
    QCOMPARE(waitsFor(1), QString(u"time, until "_s + until));
    emit m_service->eventsCommitted({history.entered(1, 2, 2)});
    QCOMPARE(waitsFor(1), u"the operator"_s);
    QCOMPARE(text(0, ParticipantsModel::RoundColumn), u"2"_s);
    emit m_service->eventsCommitted({history.entered(1, 2, 3)});
    QCOMPARE(waitsFor(1), QString());
}

void ParticipantsModelTest::updatesTheGroupWhenOneIsReady()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    emit m_service->eventsCommitted({m_history->event(EventKind::Ready, 7)});
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 4);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 7);
}

void ParticipantsModelTest::knowsTheLinks()
{
    QCOMPARE(text(0, ParticipantsModel::LinkColumn), QString());
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setAddress(addressAt({u"http://10.1.2.3:8000"_s}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_model->index(1, 0).data(ParticipantsModel::LinkRole).toString(), QString(u"http://10.1.2.3:8000/p/"_s + m_session->participant(2).ticket));
}

void ParticipantsModelTest::emitsABatchOnce()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    for (int i = 0; i < 20; ++i)
        emit m_service->eventsCommitted(m_history->messages(2, 4));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 4);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 7);
}

void ParticipantsModelTest::followsPeopleWhoChangePlaces()
{
    m_model->setAddress(addressAt({u"http://10.0.0.3:8000"_s}));
    Event arrived = m_history->event(EventKind::Arrived, 2);
    arrived.detail = {{u"label"_s, u"seat_2"_s}};
    emit m_service->eventsCommitted({arrived});
    emit m_service->presenceChanged({{7, 2, true, m_history->nowMs()}});
    QTRY_COMPARE(text(1, ParticipantsModel::LabelColumn), u"seat_2"_s);
    const QString link = text(1, ParticipantsModel::LinkColumn);

    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    Event swapped = m_history->event(EventKind::SeatsSwapped, 2);
    swapped.detail = {{u"operator"_s, u"Ann"_s}, {u"other"_s, 9}};
    emit m_service->eventsCommitted({swapped});
    emit m_service->presenceChanged({{7, 2, false, m_history->nowMs()}, {7, 9, true, m_history->nowMs()}});
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 0); // all rows: anything may have changed
    QCOMPARE(changed.first().at(1).toModelIndex(), m_model->index(11, ParticipantsModel::LinkColumn));
    QCOMPARE(text(8, ParticipantsModel::LabelColumn), u"seat_2"_s);
    QCOMPARE(text(8, ParticipantsModel::LinkColumn), link);
    QCOMPARE(text(8, ParticipantsModel::OnlineColumn), u"online"_s);
    QCOMPARE(text(8, ParticipantsModel::CodeColumn), m_session->participant(9).code); // the code of the place
    QCOMPARE(text(1, ParticipantsModel::LabelColumn), QString());
    QCOMPARE(text(1, ParticipantsModel::OnlineColumn), u"not yet"_s);
}

void ParticipantsModelTest::showsThePlaceOfANewPerson()
{
    m_model->setAddress(addressAt({u"http://10.0.0.3:8000"_s}));
    Event arrived = m_history->event(EventKind::Arrived, 2);
    arrived.detail = {{u"label"_s, u"seat_2"_s}};
    emit m_service->eventsCommitted({arrived});
    const QString link = text(1, ParticipantsModel::LinkColumn);
    Event replaced = m_history->event(EventKind::PersonReplaced, 2);
    replaced.detail = {{u"operator"_s, u"Ann"_s}};
    emit m_service->eventsCommitted({replaced});
    QVERIFY(text(1, ParticipantsModel::LinkColumn) != link);
    QVERIFY(text(1, ParticipantsModel::LinkColumn).startsWith("http://10.0.0.3:8000/p/"_L1));
    QCOMPARE(text(1, ParticipantsModel::LabelColumn), QString());
    QCOMPARE(text(1, ParticipantsModel::OnlineColumn), u"not yet"_s);
}

void ParticipantsModelTest::countsDown()
{
    Study study = groupStudy(4, 2);
    study.pages.first().ends = PageEnd::Timer;
    study.pages.first().durationS = 90;
    const SessionPtr timed = sessionOf(study, 8, m_session->createdAtMs);
    FakeHistory history(timed, timed->createdAtMs);
    emit m_service->sessionOpened(SessionState(timed));
    m_model->setSession(m_monitor->session(8));
    const Event arrived = history.event(EventKind::Arrived, 1);
    emit m_service->eventsCommitted({arrived});
    m_model->setNow(arrived.atMs);
    QCOMPARE(text(0, ParticipantsModel::TimeLeftColumn), u"1:30"_s);
    QCOMPARE(text(1, ParticipantsModel::TimeLeftColumn), QString());
    m_model->setNow(arrived.atMs + 25'000);
    QCOMPARE(text(0, ParticipantsModel::TimeLeftColumn), u"1:05"_s);
    Event paused = history.event(EventKind::Paused, 0);
    paused.atMs = arrived.atMs + 25'000;
    emit m_service->eventsCommitted({paused});
    m_model->setNow(arrived.atMs + 60'000);
    QCOMPARE(text(0, ParticipantsModel::TimeLeftColumn), u"1:05"_s);
}

void ParticipantsModelTest::showsTreatmentsAndChoices()
{
    Study study = groupStudy(4, 2);
    study.treatments.values = {{u"low"_s, {}}, {u"high"_s, {}}};
    study.treatments.how = Treatments::How::InOrder;
    study.pages.first().bodyHtml = u"<lab-choice name=\"offer\"></lab-choice>"_s;
    const SessionPtr asked = sessionOf(study, 8, m_session->createdAtMs);
    FakeHistory history(asked, asked->createdAtMs);
    emit m_service->sessionOpened(SessionState(asked));
    m_model->setSession(m_monitor->session(8));
    QCOMPARE(text(1, ParticipantsModel::TreatmentColumn), u"high"_s);
    QCOMPARE(text(1, ParticipantsModel::ChoicesColumn), QString());
    Event made = history.event(EventKind::ChoiceMade, 2);
    made.body = u"<b>5</b>"_s;
    made.detail = {{u"choice"_s, u"offer"_s}, {u"page"_s, study.pages.first().name}, {u"round"_s, 1}};
    emit m_service->eventsCommitted({made});
    QTRY_COMPARE(text(1, ParticipantsModel::ChoicesColumn), u"offer: <b>5</b>"_s);
}

void ParticipantsModelTest::sortsPlacesAsNumbers()
{
    TableFilter sorted(ParticipantsModel::SortRole, ParticipantsModel::FilterRole, nullptr);
    const QAbstractItemModelTester tester(&sorted, QAbstractItemModelTester::FailureReportingMode::QtTest);
    sorted.setSourceModel(m_model.get());
    sorted.sort(ParticipantsModel::PlaceColumn);
    QCOMPARE(sorted.index(1, 0).data().toString(), u"P2"_s);
    sorted.sort(ParticipantsModel::MessagesColumn, Qt::DescendingOrder);
    emit m_service->eventsCommitted(m_history->messages(3, 1));
    QTRY_COMPARE(sorted.index(0, 0).data().toString(), u"P9"_s);
}

void ParticipantsModelTest::filtersByCodeLabelAndPlace()
{
    TableFilter filter(ParticipantsModel::SortRole, ParticipantsModel::FilterRole, nullptr);
    filter.setSourceModel(m_model.get());
    filter.setFilterText(u"p12"_s);
    QCOMPARE(filter.rowCount(), 1);
    filter.setFilterText(m_session->participant(4).code.toUpper());
    QCOMPARE(filter.rowCount(), 1);
    Event arrived = m_history->event(EventKind::Arrived, 6);
    arrived.detail = {{u"label"_s, u"window_seat"_s}};
    emit m_service->eventsCommitted({arrived});
    filter.setFilterText(u"window"_s);
    QCOMPARE(filter.rowCount(), 1);
}

QTEST_MAIN(ParticipantsModelTest)
#include "tst_participantsmodel.moc"
