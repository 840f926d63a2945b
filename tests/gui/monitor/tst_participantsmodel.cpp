// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tablefilter.h"
#include "gui/monitor/participantsfixture.h"
#include "support/testprogram.h"

#include <QtWidgets/QApplication>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The table of participants: places, labels, links, and how it is sorted, filtered and kept up to date.
class ParticipantsModelTest final : public ParticipantsFixture {
    Q_OBJECT

private slots:
    void hasOneRowForEachParticipant();
    void showsLabelOnceArrived();
    void countsMessages();
    void knowsTheLinks();
    void emitsABatchOnce();
    void followsPeopleWhoChangePlaces();
    void showsThePlaceOfANewPerson();
    void sortsPlacesAsNumbers();
    void filtersByCodeLabelAndPlace();
};

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

void ParticipantsModelTest::countsMessages()
{
    emit m_service->eventsCommitted(m_history->messages(1, 9));
    QCOMPARE(text(0, ParticipantsModel::MessagesColumn), u"3"_s);
    QCOMPARE(text(1, ParticipantsModel::MessagesColumn), u"2"_s);
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

LABCHAT_TEST(ParticipantsModelTest, QApplication)
#include "tst_participantsmodel.moc"
