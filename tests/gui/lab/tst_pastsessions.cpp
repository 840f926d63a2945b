// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/pastsessionsdialog.h"
#include "console/lab/pastsessionsmodel.h"
#include "gui/fakes.h"
#include "support/testprogram.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

class PastSessionsTest final : public QObject {
    Q_OBJECT

private slots:
    void listsWhatIsInTheLog();
    void beginsWithTheNewest();
    void filtersByStudyAndCode();
    void saysWhyTheLogCannotBeRead();
    void archivesSeveralAtOnce();
    void takesArchivedOnesBack();
    void saysWhyNothingWasArchived();
    void saysHowFarALongSessionIsRead();
    void readsNoFurtherWhenItIsClosed();
};

namespace {

const QList<SessionSummary> summaries{{1, u"aaaa1111"_s, u"Demo"_s, 1000, 2000, 12345}, {2, u"bbbb2222"_s, u"Pairs"_s, 5000, 0, 7}};

} // namespace

void PastSessionsTest::listsWhatIsInTheLog()
{
    PastSessionsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSessions(summaries);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, PastSessionsModel::CodeColumn).data().toString(), u"aaaa1111"_s);
    QCOMPARE(model.index(0, PastSessionsModel::MessagesColumn).data().toString(), QLocale().toString(12345));
    QVERIFY(model.index(0, PastSessionsModel::EndedColumn).data().toString().contains("1970"_L1));
    QCOMPARE(model.index(0, PastSessionsModel::StateColumn).data().toString(), u"ended"_s);
    QCOMPARE(model.index(1, PastSessionsModel::StateColumn).data().toString(), u"running"_s);
    QCOMPARE(model.index(1, PastSessionsModel::EndedColumn).data().toString(), QString());
    QCOMPARE(model.index(1, 0).data(PastSessionsModel::IdRole).toLongLong(), 2);
}

void PastSessionsTest::beginsWithTheNewest()
{
    FakeArchive archive;
    archive.summaries = summaries;
    PastSessionsDialog dialog(&archive, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *view = dialog.findChild<QTreeView *>(u"pastSessionsTreeView"_s);
    QTRY_COMPARE(view->model()->rowCount(), 2);
    QCOMPARE(view->currentIndex().data(PastSessionsModel::IdRole).toLongLong(), 2);
    view->sortByColumn(PastSessionsModel::MessagesColumn, Qt::DescendingOrder);
    QCOMPARE(view->model()->index(0, 0).data(PastSessionsModel::IdRole).toLongLong(), 1);
}

void PastSessionsTest::filtersByStudyAndCode()
{
    FakeArchive archive;
    archive.summaries = summaries;
    PastSessionsDialog dialog(&archive, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *view = dialog.findChild<QTreeView *>(u"pastSessionsTreeView"_s);
    auto *filter = dialog.findChild<QLineEdit *>(u"pastSessionsFilterLineEdit"_s);
    QTRY_COMPARE(view->model()->rowCount(), 2);
    filter->setText(u"pairs"_s);
    QCOMPARE(view->model()->rowCount(), 1);
    filter->setText(u"AAAA"_s);
    QCOMPARE(view->model()->index(0, 0).data(PastSessionsModel::IdRole).toLongLong(), 1);
    filter->setText(u"nothing like it"_s);
    QVERIFY(!dialog.findChild<QPushButton *>(u"openPastSessionPushButton"_s)->isEnabled());
}

void PastSessionsTest::saysWhyTheLogCannotBeRead()
{
    FakeArchive archive;
    archive.summaries = failure(u"log_damaged"_s, u"The log is damaged."_s);
    PastSessionsDialog dialog(&archive, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QTRY_VERIFY(dialog.findChild<QLabel *>(u"pastSessionsStateLabel"_s)->text().contains("The log is damaged."_L1));
}

void PastSessionsTest::archivesSeveralAtOnce()
{
    FakeArchive archive;
    archive.summaries = QList<SessionSummary>{
        {1, u"aaaa1111"_s, u"Demo"_s, 1000, 2000, 1}, {2, u"bbbb2222"_s, u"Pairs"_s, 5000, 0, 7}, {3, u"cccc3333"_s, u"Demo"_s, 6000, 7000, 1}};
    PastSessionsDialog dialog(&archive, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *view = dialog.findChild<QTreeView *>(u"pastSessionsTreeView"_s);
    auto *put = dialog.findChild<QPushButton *>(u"archivePastSessionsPushButton"_s);
    QTRY_COMPARE(view->model()->rowCount(), 3);
    QSignalSpy wished(&dialog, &PastSessionsDialog::archiveRequested);
    view->setCurrentIndex(view->model()->index(1, 0)); // the running session
    QVERIFY(!put->isEnabled());
    view->selectAll();
    QVERIFY(put->isEnabled());
    QVERIFY(!dialog.findChild<QPushButton *>(u"openPastSessionPushButton"_s)->isEnabled());
    QTest::mouseClick(put, Qt::LeftButton);
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.first().at(0).value<QList<qint64>>(), QList<qint64>({3, 1}));
    QVERIFY(wished.first().at(1).toBool());
    QCOMPARE(view->model()->rowCount(), 3); // not before it is on disk

    dialog.takeArchived({3, 1}, 9000);
    QCOMPARE(view->model()->rowCount(), 1);
    QCOMPARE(view->model()->index(0, 0).data(PastSessionsModel::IdRole).toLongLong(), 2);
    QCOMPARE(dialog.findChild<QLabel *>(u"pastSessionsStateLabel"_s)->text(), u"3 sessions; 2 archived sessions are not shown"_s);
}

void PastSessionsTest::takesArchivedOnesBack()
{
    FakeArchive archive;
    archive.summaries = QList<SessionSummary>{{1, u"aaaa1111"_s, u"Demo"_s, 1000, 2000, 1, 3000}, {2, u"bbbb2222"_s, u"Pairs"_s, 5000, 6000, 7}};
    PastSessionsDialog dialog(&archive, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *view = dialog.findChild<QTreeView *>(u"pastSessionsTreeView"_s);
    auto *back = dialog.findChild<QPushButton *>(u"takeBackPastSessionsPushButton"_s);
    QTRY_COMPARE(view->model()->rowCount(), 1);
    QVERIFY(view->isColumnHidden(PastSessionsModel::ArchivedColumn));
    QVERIFY(!back->isVisible());
    QTest::mouseClick(dialog.findChild<QCheckBox *>(u"showArchivedCheckBox"_s), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(view->model()->rowCount(), 2);
    QVERIFY(!view->isColumnHidden(PastSessionsModel::ArchivedColumn));
    QSignalSpy wished(&dialog, &PastSessionsDialog::archiveRequested);
    view->selectAll();
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(wished.first().at(0).value<QList<qint64>>(), QList<qint64>{1});
    QVERIFY(!wished.first().at(1).toBool());
    dialog.takeArchived({1}, 0);
    QVERIFY(!back->isEnabled());
    QCOMPARE(view->model()->rowCount(), 2);
}

void PastSessionsTest::saysWhyNothingWasArchived()
{
    FakeArchive archive;
    archive.summaries = summaries;
    PastSessionsDialog dialog(&archive, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *view = dialog.findChild<QTreeView *>(u"pastSessionsTreeView"_s);
    QTRY_COMPARE(view->model()->rowCount(), 2);
    dialog.reportArchivingFailed({u"not_stored"_s, u"The disk is full."_s});
    QVERIFY(dialog.findChild<QLabel *>(u"pastSessionsStateLabel"_s)->text().contains("The disk is full."_L1));
    QCOMPARE(view->model()->rowCount(), 2);
}

void PastSessionsTest::saysHowFarALongSessionIsRead()
{
    FakeArchive archive;
    archive.summaries = summaries;
    archive.longSession = FakeArchive::begun<Result<SessionState>>();
    PastSessionsDialog dialog(&archive, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *label = dialog.findChild<QLabel *>(u"pastSessionsStateLabel"_s);
    QTRY_VERIFY(!label->text().contains(u"Reading"_s));
    dialog.read(1);
    QCOMPARE(label->text(), u"Reading the session…"_s);
    archive.longSession->setProgressValue(37);
    QTRY_COMPARE(label->text(), u"Reading the session… 37%"_s);
    QSignalSpy read(&dialog, &PastSessionsDialog::sessionRead);
    archive.longSession->addResult(SessionState());
    archive.longSession->finish();
    QTRY_COMPARE(read.size(), 1);
}

void PastSessionsTest::readsNoFurtherWhenItIsClosed()
{
    FakeArchive archive;
    archive.summaries = summaries;
    archive.longSession = FakeArchive::begun<Result<SessionState>>();
    auto dialog = std::make_unique<PastSessionsDialog>(&archive, nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->read(1);
    const auto first = archive.longSession;
    archive.longSession = FakeArchive::begun<Result<SessionState>>();
    dialog->read(2); // another one is wanted
    QVERIFY(first->isCanceled());
    first->finish();
    QVERIFY(!archive.longSession->isCanceled());
    dialog.reset();
    QVERIFY(archive.longSession->isCanceled());
    archive.longSession->finish();
}

LABCHAT_TEST(PastSessionsTest, QApplication)
#include "tst_pastsessions.moc"
