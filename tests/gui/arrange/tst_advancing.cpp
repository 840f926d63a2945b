// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/twosessions.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Who goes to the next page when the operator advances participants.
class AdvancingTest final : public TwoSessions {
    Q_OBJECT

private slots:
    void advancesWhoeverIsMeant();
    void asksOnceBeforeItAdvancesAll();
    void saysWhyNobodyCanBeAdvanced();
    void advancesInTheOperatorsName();
    void asksBeforeSomebodyFinishes();
    void asksIfTheSelectionIsNotWhereTheOperatorWorks();

private:
    /// Eight participants on the first of three pages.
    void openPaged();
};

void AdvancingTest::openPaged()
{
    openSessions();
    const SessionPtr paged = sessionOf(pagedStudy(8, 4), 3, m_second->createdAtMs);
    emit m_service->sessionOpened(SessionState(paged));
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Up);
    QVERIFY(m_window->windowTitle().contains(paged->code));
}

void AdvancingTest::advancesWhoeverIsMeant()
{
    openSessions();
    const SessionPtr paged = sessionOf(pagedStudy(8, 4), 3, m_second->createdAtMs);
    FakeHistory history(paged, paged->createdAtMs);
    emit m_service->sessionOpened(SessionState(paged));
    auto *sessions = find<QComboBox>(u"sessionComboBox"_s);
    QTest::keyClick(sessions, Qt::Key_Up);
    QVERIFY(m_window->windowTitle().contains(paged->code));
    QList<Event> moves;
    for (int participant = 1; participant <= 6; ++participant)
        moves.append(history.entered(participant, 1, 1));
    moves.append(history.entered(1, 2, 3)); // finished
    emit m_service->eventsCommitted(moves);

    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    participants->setCurrentIndex(participants->model()->index(0, 0));
    QVERIFY(!find<QAction>(u"advanceSelectedAction"_s)->isEnabled());
    participants->setFocus();
    participants->selectionModel()->select(participants->model()->index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QTRY_COMPARE(int(m_service->advances.size()), 1);
    QCOMPARE(m_service->advances.last().session, 3);
    QCOMPARE(m_service->advances.last().participants, QList<int>({2}));
    QTest::keyClick(m_window.get(), Qt::Key_F8, Qt::ControlModifier);
    QCOMPARE(m_service->advances.last().participants, QList<int>({2, 3, 4}));
    QTest::keyClick(m_window.get(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(m_service->advances.last().participants, QList<int>({7, 8}));
    QVERIFY(find<QAction>(u"advanceSlowestAction"_s)->toolTip().contains("P7, P8"_L1));
}

void AdvancingTest::asksOnceBeforeItAdvancesAll()
{
    openSessions();
    trigger(u"advanceAllAction"_s);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().contains("12"_L1));
    auto *confirm = find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok);
    QVERIFY(!confirm->isDefault()); // Enter must not advance everybody by mistake
    find<QComboBox>(u"reasonComboBox"_s)->setEditText(u"late start"_s);
    find<QLineEdit>(u"operatorLineEdit"_s)->setText(u"Ada"_s);
    QVERIFY(m_service->advances.isEmpty());
    QTest::mouseClick(confirm, Qt::LeftButton);
    QCOMPARE(int(m_service->advances.size()), 1);
    QCOMPARE(int(m_service->advances.first().participants.size()), 12);
    QCOMPARE(m_service->advances.first().intervention.reason, u"late start"_s);
}

void AdvancingTest::saysWhyNobodyCanBeAdvanced()
{
    auto *selected = find<QAction>(u"advanceSelectedAction"_s);
    QVERIFY(selected->toolTip().contains("No session"_L1));
    openSessions();
    QVERIFY(!selected->isEnabled());
    QVERIFY(selected->toolTip().contains("Nobody is selected"_L1));
    QVERIFY(find<QAction>(u"advanceSlowestAction"_s)->isEnabled());
    FakeHistory history(m_second, m_second->createdAtMs);
    emit m_service->eventsCommitted({history.event(EventKind::SessionEnded, 0)});
    QTRY_VERIFY(!find<QAction>(u"advanceSlowestAction"_s)->isEnabled());
    QVERIFY(selected->toolTip().contains("ended"_L1));
}

void AdvancingTest::advancesInTheOperatorsName()
{
    openPaged();
    select(find<QTreeView>(u"participantsTreeView"_s), {0});
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QCOMPARE(int(m_service->advances.size()), 1);
    QCOMPARE(m_service->advances.constFirst().intervention.operatorName, u"grace"_s);
}

void AdvancingTest::asksBeforeSomebodyFinishes()
{
    openSessions(); // a study with one page: it is everybody's last one
    select(find<QTreeView>(u"participantsTreeView"_s), {2});
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QVERIFY(m_service->advances.isEmpty());
    QCOMPARE(find<QLabel>(u"questionLabel"_s)->text(), u"Finish the study for P3?"_s);
    QDialogButtonBox *box = find<QDialogButtonBox>(u"interventionButtonBox"_s);
    QVERIFY(!box->button(QDialogButtonBox::Ok)->isDefault());
    QTest::keyClick(find<QComboBox>(u"reasonComboBox"_s), Qt::Key_Return); // the habit of pressing Enter finishes nobody
    QTRY_VERIFY(!find<QDialogButtonBox>(u"interventionButtonBox"_s));
    QVERIFY(m_service->advances.isEmpty());
    m_window->activateWindow();
    trigger(u"advanceSelectedAction"_s);
    accept(u"interventionButtonBox"_s);
    QCOMPARE(m_service->advances.constLast().participants, QList<int>{3});
    trigger(u"advanceSlowestAction"_s); // so do all other ways to advance
    QTRY_VERIFY(find<QLabel>(u"questionLabel"_s)->text().startsWith("Finish the study for 12 participants: P1, P2"_L1));
    QCOMPARE(int(m_service->advances.size()), 1);
}

void AdvancingTest::asksIfTheSelectionIsNotWhereTheOperatorWorks()
{
    openPaged();
    select(find<QTreeView>(u"participantsTreeView"_s), {4});
    find<QWidget>(u"channelsTreeView"_s)->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QVERIFY(m_service->advances.isEmpty());
    QCOMPARE(find<QLabel>(u"questionLabel"_s)->text(), u"Advance P5 by one page?"_s);
    QVERIFY(find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok)->isDefault()); // it can be undone
    accept(u"interventionButtonBox"_s);
    QCOMPARE(m_service->advances.constLast().participants, QList<int>{5});
}

LABCHAT_TEST(AdvancingTest, QApplication)
#include "tst_advancing.moc"
