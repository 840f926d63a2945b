// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/studiesmodel.h"
#include "console/lab/studycopy.h"
#include "console/widgets/sourceview.h"
#include "core/session/runnablestudy.h"
#include "core/study/studyjson.h"
#include "gui/lab/newsessionfixture.h"
#include "support/testprogram.h"

#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

const QByteArray brokenStudy = R"({ "name": "broken", "num_participants": 7, "players_per_group": 2, "pages": [ { "nmae": "offer" } ] })";

} // namespace

/// The researcher's own studies, from the disk to the form: selecting, mistakes, changes.
class StudyFilesTest final : public NewSessionFixture {
    Q_OBJECT

private slots:
    void listsAFileOnce();
    void opensAFileThatIsChosenOrDropped();
    void saysWhatIsWrongWithAFileAndChecksItAgain();
    void findsAFileThatWasChangedMeanwhile();
    void startsNothingThatWasChangedMeanwhile();
    void showsMistakesBesideTheFile();
    void showsAllWordsOfAMistake();
    void scrollsToTheLineOfAMistake();
    void duplicatesAnIncludedStudy();
    void copiesEachIncludedStudyWhole();
    void overwritesNoFolder();
    void leavesNothingOfACopyThatFails();
    void opensAFileInTheEditor();
};

void StudyFilesTest::listsAFileOnce()
{
    StudiesModel model({u"/a/one.study.json"_s, u"/a/two.study.json"_s}, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int before = model.rowCount();
    QCOMPARE(model.index(before - 1).data().toString(), u"two.study.json"_s);
    QCOMPARE(model.addFile(u"/a/two.study.json"_s), model.index(before - 1));
    QCOMPARE(model.rowCount(), before);
    QCOMPARE(model.addFile(u"/b/three.study.json"_s).row(), before - 2);
    QCOMPARE(model.rowCount(), before + 1);
}

void StudyFilesTest::opensAFileThatIsChosenOrDropped()
{
    makeDialog();
    const QString chosen = write(u"one.study.json"_s, timedStudy);
    click(u"openStudyPushButton"_s);
    auto *files = find<QFileDialog>(u"studyFileDialog"_s);
    QVERIFY(files);
    files->selectFile(chosen);
    static_cast<QDialog *>(files)->accept();
    QTRY_COMPARE(find<QLabel>(u"studyTitleLabel"_s)->text(), u"Timed"_s);

    QMimeData other;
    other.setUrls({QUrl::fromLocalFile(u"/tmp/notes.txt"_s)});
    QVERIFY(draggedStudyFile(&other).isEmpty());
    QMimeData study;
    const QString dropped = write(u"two.study.json"_s, timedStudy);
    study.setUrls({QUrl::fromLocalFile(dropped)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &study, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_dialog, &enter);
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &study, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_dialog, &drop);
    QCOMPARE(find<QListView>(u"studiesListView"_s)->currentIndex().data().toString(), u"two.study.json"_s);
    QCOMPARE(m_opened, QStringList({chosen, dropped}));
}

void StudyFilesTest::saysWhatIsWrongWithAFileAndChecksItAgain()
{
    makeDialog();
    QVERIFY(!find<QPushButton>(u"checkAgainPushButton"_s)->isEnabled());
    const QString path = write(u"broken.study.json"_s, brokenStudy);
    m_dialog->openFile(path);
    QVERIFY(!startButton()->isEnabled());
    auto *problems = find<QTableView>(u"problemsTableView"_s);
    QTRY_VERIFY(problems->isVisible());
    QVERIFY(problems->model()->rowCount() > 1);
    const QModelIndexList places = problems->model()->match(problems->model()->index(0, 1), Qt::DisplayRole, u"/pages/0"_s, 1, Qt::MatchStartsWith);
    QVERIFY(!places.isEmpty());
    QVERIFY(places.first().siblingAtColumn(2).data().toString().contains("name"_L1));

    write(u"broken.study.json"_s, timedStudy);
    click(u"checkAgainPushButton"_s);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 4);
    QVERIFY(!problems->isVisible());
    QVERIFY(startButton()->isEnabled());
}

void StudyFilesTest::findsAFileThatWasChangedMeanwhile()
{
    makeDialog();
    const QString path = write(u"one.study.json"_s, timedStudy);
    m_dialog->openFile(path);
    QTRY_VERIFY(startButton()->isEnabled());
    QWidget editor;
    const auto goToTheEditorAndBack = [&] {
        editor.show();
        editor.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    };
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(6);
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(1);
    goToTheEditorAndBack(); // nothing has changed
    write(u"one.study.json"_s, brokenStudy);
    goToTheEditorAndBack();
    QTRY_VERIFY(find<QTableView>(u"problemsTableView"_s)->isVisible());
    QVERIFY(!startButton()->isEnabled());
    write(u"one.study.json"_s, QByteArray(timedStudy).replace("\"Timed\"", "\"Timed anew\""));
    goToTheEditorAndBack();
    QTRY_COMPARE(find<QLabel>(u"studyTitleLabel"_s)->text(), u"Timed anew"_s);
    QTRY_VERIFY(startButton()->isEnabled());
    startButton()->click();
    QTRY_COMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests.first().study.numParticipants, 6); // as the operator chose
    QCOMPARE(m_requests.first().study.numRounds, 1);
}

void StudyFilesTest::startsNothingThatWasChangedMeanwhile()
{
    makeDialog();
    m_dialog->openFile(write(u"one.study.json"_s, timedStudy));
    QTRY_VERIFY(startButton()->isEnabled());
    write(u"one.study.json"_s, QByteArray(timedStudy).replace("\"Timed\"", "\"Timed anew\""));
    QEvent activated(QEvent::ActivationChange);
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QCoreApplication::sendEvent(m_dialog, &activated);
    startButton()->click(); // the same click brought the window back
    QTRY_COMPARE(find<QLabel>(u"studyTitleLabel"_s)->text(), u"Timed anew"_s);
    QVERIFY(m_requests.isEmpty());
    QTRY_VERIFY(startButton()->isEnabled());
    QCoreApplication::sendEvent(m_dialog, &activated);
    startButton()->click();
    QTRY_COMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests.first().study.title, u"Timed anew"_s);
}

void StudyFilesTest::showsMistakesBesideTheFile()
{
    makeDialog();
    QByteArray json = timedStudy;
    json.replace("\"ends\": \"operator\"", "\"ends\": \"nobody\"").replace("\"title\": \"Timed\"", "\"titel\": \"Größe\"");
    m_dialog->openFile(write(u"broken.study.json"_s, json));
    auto *problems = find<QTableView>(u"problemsTableView"_s);
    auto *source = find<SourceView>(u"sourceView"_s);
    QTRY_VERIFY(problems->isVisible() && source->isVisible());
    QCOMPARE(rows(u"problemsTableView"_s), 2);
    QCOMPARE(source->toPlainText(), QString::fromUtf8(json));
    QVERIFY(source->isReadOnly());
    QCOMPARE(cell(u"problemsTableView"_s, 0, 0), u"2"_s);
    QCOMPARE(source->selectedLine(), 2); // the first mistake is selected at once
    QCOMPARE(cell(u"problemsTableView"_s, 1, 0), u"5"_s);
    QTest::keyClick(problems, Qt::Key_Down);
    QCOMPARE(source->selectedLine(), 5);
    QCOMPARE(source->extraSelections().size(), 2);

    m_dialog->openFile(m_folder->filePath(u"nowhere.study.json"_s));
    QTRY_COMPARE(rows(u"problemsTableView"_s), 1);
    QVERIFY(!source->isVisible());
}

void StudyFilesTest::showsAllWordsOfAMistake()
{
    makeDialog();
    m_dialog->openFile(m_folder->filePath(u"nowhere.study.json"_s)); // without a text beside them
    auto *problems = find<QTableView>(u"problemsTableView"_s);
    QTRY_VERIFY(problems->isVisible() && !find<SourceView>(u"sourceView"_s)->isVisible());
    m_dialog->openFile(write(u"list.study.json"_s, "[ 1, 2, 3 ]"));
    QTRY_VERIFY(find<SourceView>(u"sourceView"_s)->isVisible());
    const int words = problems->fontMetrics().horizontalAdvance(cell(u"problemsTableView"_s, 0, 2)); // little space is left for them, with any font
    const auto needed = [problems, this] {
        const QRect column(0, 0, problems->columnWidth(2), 1000);
        return problems->fontMetrics().boundingRect(column, Qt::TextWordWrap, cell(u"problemsTableView"_s, 0, 2)).height();
    };
    const auto squeeze = [problems, words] { problems->setColumnWidth(0, problems->columnWidth(0) + problems->columnWidth(2) - words / 4); };
    QTRY_VERIFY((squeeze(), needed() > problems->fontMetrics().height() * 3 / 2)); // more than a line, with any font
    QTRY_VERIFY(problems->rowHeight(0) >= needed());
}

void StudyFilesTest::scrollsToTheLineOfAMistake()
{
    makeDialog();
    QByteArray json = timedStudy;
    json.replace("\"pages\"", QByteArray(QByteArray(300, '\n') + "\"name\": \"again\", \"pages\""));
    m_dialog->openFile(write(u"long.study.json"_s, json));
    auto *source = find<SourceView>(u"sourceView"_s);
    QTRY_VERIFY(source->isVisible());
    auto *problems = find<QTableView>(u"problemsTableView"_s);
    QCOMPARE(cell(u"problemsTableView"_s, rows(u"problemsTableView"_s) - 1, 0), u"304"_s);
    problems->selectRow(rows(u"problemsTableView"_s) - 1);
    QCOMPARE(source->selectedLine(), 304);
    QVERIFY(source->viewport()->rect().contains(source->cursorRect().center()));
}

void StudyFilesTest::duplicatesAnIncludedStudy()
{
    makeDialog();
    choose(u"Demo"_s);
    QVERIFY(!find<QPushButton>(u"editStudyPushButton"_s)->isEnabled());
    QStringList edited;
    connect(m_dialog, &NewSessionDialog::editRequested, this, [&edited](const QString &path) { edited.append(path); });
    click(u"duplicateStudyPushButton"_s);
    auto *folders = find<QFileDialog>(u"copyFolderDialog"_s);
    QVERIFY(folders);
    folders->setDirectory(m_folder->path());
    folders->selectFile(m_folder->path());
    static_cast<QDialog *>(folders)->accept();
    const QString copy = m_folder->filePath(u"demo/demo.study.json"_s);
    QTRY_COMPARE(edited, QStringList{copy});
    QTRY_VERIFY(startButton()->isEnabled()); // it is selected, read and without mistakes
    QCOMPARE(find<QLabel>(u"studyTitleLabel"_s)->text(), u"Demo"_s);
    QCOMPARE(m_opened, QStringList{copy}); // it is among the recent files
    QVERIFY(find<QLabel>(u"copyOutcomeLabel"_s)->text().contains(u"demo"_s));
    QVERIFY(!find<QPushButton>(u"duplicateStudyPushButton"_s)->isEnabled());
    QVERIFY(QFileInfo(copy).isWritable());
    QVERIFY(QFileInfo::exists(m_folder->filePath(u"demo/study.schema.json"_s)));
}

void StudyFilesTest::copiesEachIncludedStudyWhole()
{
    const QStringList names = shippedStudies();
    for (const QString &name : names) {
        const Result<QString> copy = copyIncludedStudy(name, m_folder->path());
        QVERIFY2(copy, qPrintable(name));
        const StudyResult original = findStudy(name), copied = readStudyFile(*copy);
        QVERIFY2(copied, qPrintable(name));
        QCOMPARE(studyToJson(*copied), studyToJson(*original));
        QFile file(*copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\"$schema\": \"study.schema.json\""));
    }
}

void StudyFilesTest::overwritesNoFolder()
{
    const QString first = *copyIncludedStudy(u"pairs"_s, m_folder->path());
    const QString second = *copyIncludedStudy(u"pairs"_s, m_folder->path());
    QCOMPARE(first, m_folder->filePath(u"pairs/pairs.study.json"_s));
    QCOMPARE(second, m_folder->filePath(u"pairs_2/pairs.study.json"_s));
}

void StudyFilesTest::leavesNothingOfACopyThatFails()
{
    const QString blocked = write(u"file"_s, "not a folder");
    const Result<QString> copy = copyIncludedStudy(u"pairs"_s, blocked);
    QVERIFY(!copy);
    QCOMPARE(copy.error().code, u"not_written"_s);
    QVERIFY(copy.error().text.contains(u"pairs"_s));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"file"_s});
}

void StudyFilesTest::opensAFileInTheEditor()
{
    const QString file = write(u"one.study.json"_s, timedStudy);
    makeDialog({file});
    choose(u"one.study.json"_s);
    QStringList edited;
    connect(m_dialog, &NewSessionDialog::editRequested, this, [&edited](const QString &path) { edited.append(path); });
    click(u"editStudyPushButton"_s);
    QCOMPARE(edited, QStringList{file});
}

LABCHAT_TEST(StudyFilesTest, QApplication)
#include "tst_studyfiles.moc"
