// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/monitor/participantsfixture.h"
#include "support/testprogram.h"

#include <QtWidgets/QApplication>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Where participants are in the study, and what they wait for, in the table of participants.
class ParticipantsPagesTest final : public ParticipantsFixture {
    Q_OBJECT

private slots:
    void showsPageAndGroup();
    void saysWhatEachWaitsFor();
    void updatesTheGroupWhenOneIsReady();
    void countsDown();
    void showsTreatmentsAndChoices();
};

void ParticipantsPagesTest::showsPageAndGroup()
{
    QCOMPARE(text(11, ParticipantsModel::GroupColumn), u"3"_s);
    QCOMPARE(text(11, ParticipantsModel::PageColumn), u"Your Choice"_s);
    Event entered = m_history->event(EventKind::PageEntered, 12);
    entered.detail = {{u"round"_s, 1}, {u"page_index"_s, 1}, {u"page"_s, u"finished"_s}};
    emit m_service->eventsCommitted({entered});
    QCOMPARE(text(11, ParticipantsModel::PageColumn), u"Finished"_s);
}

void ParticipantsPagesTest::saysWhatEachWaitsFor()
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

void ParticipantsPagesTest::updatesTheGroupWhenOneIsReady()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    emit m_service->eventsCommitted({m_history->event(EventKind::Ready, 7)});
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 4);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 7);
}

void ParticipantsPagesTest::countsDown()
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

void ParticipantsPagesTest::showsTreatmentsAndChoices()
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

LABCHAT_TEST(ParticipantsPagesTest, QApplication)
#include "tst_participantspages.moc"
