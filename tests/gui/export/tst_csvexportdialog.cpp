// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/twosessions.h"
#include "support/testprogram.h"

#include <QtCore/QFileInfo>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// From the menu to the file; the log answers when the test says so.
class CsvExportDialogTest final : public TwoSessions {
    Q_OBJECT

private slots:
    void exportsTheShownSessionAndSaysWhatWasWritten();
    void exportsTheSessionThatIsShownByThen();
    void exportsAPastSession();
    void cancelsAnExport();
    void saysWhyAnExportFailed();

private:
    void startExport(const QString &file) const;
};

void CsvExportDialogTest::startExport(const QString &file) const
{
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    click(u"exportPushButton"_s);
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = find<QFileDialog>(u"exportFileDialog"_s)));
    const QFileInfo suggested(dialog->selectedFiles().value(0));
    QVERIFY(suggested.dir().exists());
    const QString code = find<QComboBox>(u"exportSessionComboBox"_s)->currentData().toString();
    QVERIFY(!code.isEmpty());
    const QString title = m_archive->summaries.value_or(QList<SessionSummary>()).isEmpty() ? QString() : u"Group_chat-"_s; // as far as it is known
    QCOMPARE(suggested.fileName(), QString(u"ChatMessages-"_s + title + code + u'-' + QDate::currentDate().toString(Qt::ISODate) + u".csv"_s));
    dialog->selectFile(file);
    static_cast<QDialog *>(dialog)->accept();
    QTRY_COMPARE(int(m_archive->exportCalls.size()), 1);
}

void CsvExportDialogTest::exportsTheShownSessionAndSaysWhatWasWritten()
{
    openSessions();
    m_archive->summaries = QList<SessionSummary>{{2, m_second->code, u"Group chat"_s, 1, 0, 10}, {1, m_first->code, u"Group chat"_s, 1, 0, 5}};
    const QString file = m_folder->filePath(u"out.csv"_s);
    startExport(file);
    const auto call = m_archive->exportCalls.front();
    QCOMPARE(call.request.sessions, QStringList{m_second->code});
    QCOMPARE(call.request.format, ExportFormat::OTree);
    QCOMPARE(call.request.fileName, file);

    auto *progress = find<QProgressBar>(u"exportProgressBar"_s);
    QVERIFY(progress->isVisible());
    QVERIFY(find<QPushButton>(u"cancelPushButton"_s)->isVisible());
    call.promise->setProgressRange(0, 200);
    call.promise->setProgressValue(100);
    QTRY_COMPARE(progress->value(), 100);
    call.promise->addResult(ExportSummary{200, file});
    call.promise->finish();
    QTRY_VERIFY(text(u"outcomeLabel"_s).contains("200"_L1));
    QVERIFY(text(u"outcomeLabel"_s).contains("out.csv"_L1));
    QVERIFY(!progress->isVisible());
    click(u"openFolderPushButton"_s);
    QCOMPARE(m_openedUrls.last(), QUrl::fromLocalFile(m_folder->path()));
    choose(u"exportSessionComboBox"_s, u"All sessions"_s);
    find<QComboBox>(u"formatComboBox"_s)->setCurrentIndex(2);
    click(u"exportPushButton"_s);
    auto *next = find<QFileDialog>(u"exportFileDialog"_s);
    QCOMPARE(next->directory().path(), m_folder->path()); // in the folder of the last one
    QCOMPARE(QFileInfo(next->selectedFiles().value(0)).fileName(), QString(u"Events-"_s + QDate::currentDate().toString(Qt::ISODate) + u".csv"_s));
    next->reject();
    click(u"closePushButton"_s);
    QTRY_VERIFY(!find<QPushButton>(u"closePushButton"_s));
}

void CsvExportDialogTest::exportsTheSessionThatIsShownByThen()
{
    openSessions();
    trigger(u"exportAction"_s);
    auto *session = find<QComboBox>(u"exportSessionComboBox"_s);
    QCOMPARE(session->currentData().toString(), m_second->code);
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Down);
    trigger(u"exportAction"_s);
    QCOMPARE(find<QComboBox>(u"exportSessionComboBox"_s), session);
    QCOMPARE(session->currentData().toString(), m_first->code);
}

void CsvExportDialogTest::exportsAPastSession()
{
    openSessions();
    m_archive->summaries = QList<SessionSummary>{{7, u"past2345"_s, u"Group chat"_s, 5, 9, 3}};
    trigger(u"pastSessionsAction"_s);
    QTRY_VERIFY(find<QPushButton>(u"exportPastSessionPushButton"_s)->isEnabled());
    click(u"exportPastSessionPushButton"_s);
    QCOMPARE(find<QComboBox>(u"exportSessionComboBox"_s)->currentData().toString(), u"past2345"_s);
    click(u"openPastSessionPushButton"_s);
    QTRY_VERIFY(text(u"pastSessionsStateLabel"_s).contains("There is no such session"_L1));
}

void CsvExportDialogTest::cancelsAnExport()
{
    openSessions();
    startExport(m_folder->filePath(u"out.csv"_s));
    const auto call = m_archive->exportCalls.front();
    click(u"cancelPushButton"_s);
    QVERIFY(call.promise->isCanceled());
    call.promise->finish(); // like the archive when it notices
    QTRY_VERIFY(text(u"outcomeLabel"_s).contains("cancelled"_L1));
    QVERIFY(find<QPushButton>(u"exportPushButton"_s)->isEnabled());
    QVERIFY(!find<QPushButton>(u"openFolderPushButton"_s)->isVisible());
}

void CsvExportDialogTest::saysWhyAnExportFailed()
{
    openSessions();
    startExport(m_folder->filePath(u"out.csv"_s));
    const auto call = m_archive->exportCalls.front();
    call.promise->addResult(failure(u"cannot_write"_s, u"The folder is read-only."_s));
    call.promise->finish();
    QTRY_VERIFY(text(u"outcomeLabel"_s).contains("The folder is read-only."_L1));
    QVERIFY(find<QPushButton>(u"exportPushButton"_s)->isEnabled());
}

LABCHAT_TEST(CsvExportDialogTest, QApplication)
#include "tst_csvexportdialog.moc"
