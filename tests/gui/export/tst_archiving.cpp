// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/archiveservice.h"
#include "gui/twosessions.h"
#include "support/testprogram.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Writing a session into a file of its own, and a window that shows one.
class ArchivingTest final : public TwoSessions {
    Q_OBJECT

private slots:
    void archivesASessionThatHasEnded();
    void saysWhyItCouldNot();
    void opensInAWindowOfItsOwn();
    void changesNothingInAnArchive();

private:
    /// From the menu to the file.
    void archiveTo(const QString &file) const;
};

void ArchivingTest::archiveTo(const QString &file) const
{
    trigger(u"archiveSessionAction"_s);
    auto *dialog = find<QFileDialog>(u"archiveFileDialog"_s);
    QVERIFY(dialog);
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).suffix(), u"labchat"_s);
    dialog->selectFile(file);
    static_cast<QDialog *>(dialog)->accept();
    QTRY_VERIFY(find<QMessageBox>(u"archivedMessageBox"_s));
}

void ArchivingTest::archivesASessionThatHasEnded()
{
    openSessions();
    auto *archive = find<QAction>(u"archiveSessionAction"_s);
    QVERIFY(!archive->isEnabled());
    QVERIFY(archive->toolTip().contains("has ended"_L1));
    commit({FakeHistory(m_second, m_second->createdAtMs).event(EventKind::SessionEnded, 0)});
    QTRY_VERIFY(archive->isEnabled());
    archiveTo(m_folder->filePath(u"x.labchat"_s));
    QCOMPARE(m_archive->archived.constFirst(), std::pair(m_second->code, m_folder->filePath(u"x.labchat"_s)));
    QVERIFY(find<QMessageBox>(u"archivedMessageBox"_s)->text().contains("x.labchat"_L1));
}

void ArchivingTest::saysWhyItCouldNot()
{
    m_archive->archivingResult = failure(u"not_written"_s, u"The disk is full."_s);
    openSessions();
    commit({FakeHistory(m_second, m_second->createdAtMs).event(EventKind::SessionEnded, 0)});
    QTRY_VERIFY(find<QAction>(u"archiveSessionAction"_s)->isEnabled());
    archiveTo(m_folder->filePath(u"x.labchat"_s));
    QCOMPARE(find<QMessageBox>(u"archivedMessageBox"_s)->text(), u"The disk is full."_s);
}

void ArchivingTest::opensInAWindowOfItsOwn()
{
    openSessions();
    trigger(u"openArchiveAction"_s);
    auto *dialog = find<QFileDialog>(u"openArchiveDialog"_s);
    QVERIFY(dialog);
    const QString file = m_folder->filePath(u"x.labchat"_s);
    QFile made(file);
    QVERIFY(made.open(QIODevice::WriteOnly));
    dialog->selectFile(file);
    static_cast<QDialog *>(dialog)->accept();
    QTRY_COMPARE(m_openedArchives, QStringList{file});
}

void ArchivingTest::changesNothingInAnArchive()
{
    m_archiveFile = u"/somewhere/<b>x</b>.labchat"_s;
    makeWindow();
    openSessions();
    QCOMPARE(banner(u"archiveBanner"_s), u"This is an archive (/somewhere/<b>x</b>.labchat). Nothing in it can be changed."_s);
    for (const QString &name : {u"newSessionAction"_s, u"archiveSessionAction"_s, u"roomsAction"_s, u"pastSessionsAction"_s})
        QVERIFY2(!find<QAction>(name)->isVisible(), qPrintable(name));
    QVERIFY(!find<QMenu>(u"integrateMenu"_s)->menuAction()->isVisible());
    QVERIFY(!find<QWidget>(u"ConnectPanel"_s)->isVisible());
    QVERIFY(find<QAction>(u"exportAction"_s)->isVisible());

    m_archive->summaries = QList<SessionSummary>{{2, m_second->code, u"Group chat"_s, 1, 5, 10}};
    m_archive->states.insert(2, SessionState(m_second));
    ArchiveService service;
    QSignalSpy opened(&service, &OperatorService::sessionOpened);
    QSignalSpy refused(&service, &OperatorService::moderationRefused);
    service.start(m_archive.get());
    QTRY_COMPARE(opened.size(), 1);
    service.moderate(2, {});
    QCOMPARE(refused.size(), 1);
}

LABCHAT_TEST(ArchivingTest, QApplication)
#include "tst_archiving.moc"
