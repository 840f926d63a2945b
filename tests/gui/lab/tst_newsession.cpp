// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/newsessiondialog.h"
#include "console/lab/previewmaker.h"
#include "console/lab/studiesmodel.h"
#include "console/widgets/sourceview.h"
#include "console/widgets/texttablemodel.h"
#include "gui/fakes.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QDropEvent>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

const QByteArray timedStudy = R"({
  "name": "timed", "title": "Timed", "num_participants": 4, "players_per_group": 2, "num_rounds": 2,
  "matching": "perfect_strangers", "roles": ["Seller", "Buyer"],
  "pages": [ { "name": "offer", "title": "Your Offer", "ends": "timer", "duration_s": 60, "chats": [ { "name": "group" } ] },
             { "name": "end", "ends": "operator" } ]
})";

const QByteArray brokenStudy = R"({ "name": "broken", "num_participants": 7, "players_per_group": 2, "pages": [ { "nmae": "offer" } ] })";

} // namespace

/// How a session comes about: choosing, changing, looking at what it makes, starting.
class NewSessionTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsEveryShippedStudyWithItsNumbers();
    void listsAFileOnce();
    void showsGroupsAndChannelsBeforeAnythingStarts();
    void tellsOfRowsThatAreNotShown();
    void startsWithChangedNumbersInARoom();
    void saysHowManyWaitInARoom();
    void saysWhatTheRoomMeans();
    void refusesRoundsThatStrangersDoNotAllow();
    void saysWhatIsWrongWithAFileAndChecksItAgain();
    void findsAFileThatWasChangedMeanwhile();
    void startsNothingThatWasChangedMeanwhile();
    void showsMistakesBesideTheFile();
    void showsAllWordsOfAMistake();
    void scrollsToTheLineOfAMistake();
    void opensAFileThatIsChosenOrDropped();
    void refusesAChannelThatOnlyAppearsInTheMaking();
    void onlyTheLatestPreviewCounts();
    void staysQuickWithALargeSession();

private:
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    void makeDialog(const QStringList &recent = {});
    void choose(const QString &title) const;
    QString write(const QString &name, const QByteArray &json) const;
    [[nodiscard]] QString cell(const QString &view, int row, int column) const
    {
        const QAbstractItemModel *model = find<QAbstractItemView>(view)->model();
        return model->index(row, column).data().toString();
    }
    [[nodiscard]] int rows(const QString &view) const { return find<QAbstractItemView>(view)->model()->rowCount(); }
    [[nodiscard]] QPushButton *startButton() const { return find<QDialogButtonBox>(u"newSessionButtonBox"_s)->button(QDialogButtonBox::Ok); }
    [[nodiscard]] QString verdict() const { return find<QLabel>(u"verdictLabel"_s)->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    NewSessionDialog *m_dialog = nullptr;
    QList<SessionRequest> m_requests;
    QStringList m_opened;
};

void NewSessionTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_folder->path().toLocal8Bit());
    m_requests.clear();
    m_opened.clear();
}

void NewSessionTest::cleanup()
{
    delete m_dialog;
    m_dialog = nullptr;
}

void NewSessionTest::makeDialog(const QStringList &recent)
{
    m_dialog = new NewSessionDialog({u"lab1"_s, u"lab2"_s}, recent, nullptr);
    connect(m_dialog, &NewSessionDialog::sessionRequested, this, [this](const SessionRequest &request) { m_requests.append(request); });
    connect(m_dialog, &NewSessionDialog::fileOpened, this, [this](const QString &path) { m_opened.append(path); });
    connect(m_dialog, &QObject::destroyed, this, [this] { m_dialog = nullptr; });
    m_dialog->open();
}

void NewSessionTest::choose(const QString &title) const
{
    auto *list = find<QListView>(u"studiesListView"_s);
    const QModelIndexList found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, title, 1, Qt::MatchExactly);
    QVERIFY2(!found.isEmpty(), qPrintable(title));
    list->setCurrentIndex(found.first());
}

QString NewSessionTest::write(const QString &name, const QByteArray &json) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        qFatal("cannot write a study");
    return file.fileName();
}

void NewSessionTest::listsEveryShippedStudyWithItsNumbers()
{
    StudiesModel model({}, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), int(shippedStudies().size()) + 1);
    QVERIFY(model.index(0).data(StudiesModel::HeadingRole).toBool());
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
    QVERIFY(model.shippedStudy(model.firstStudy()));
    QVERIFY(model.firstStudy().data(StudiesModel::DescriptionRole).toString().contains("groups of"_L1));
}

void NewSessionTest::listsAFileOnce()
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

void NewSessionTest::showsGroupsAndChannelsBeforeAnythingStarts()
{
    makeDialog();
    choose(u"Chat by role"_s);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 4);
    QCOMPARE(cell(u"groupsPreviewTreeView"_s, 1, 2), u"P3 Seller, P4 Buyer"_s);
    QCOMPARE(rows(u"channelsPreviewTreeView"_s), 2);
    QCOMPARE(cell(u"channelsPreviewTreeView"_s, 0, 0), u"Seller"_s);
    QVERIFY(cell(u"channelsPreviewTreeView"_s, 0, 2).contains(u"P3 as “Group 2 Seller”"_s));
    QVERIFY(verdict().contains(u'4'));
    QVERIFY(m_requests.isEmpty());
}

void NewSessionTest::tellsOfRowsThatAreNotShown()
{
    TextTableModel model({u"a"_s, u"b"_s}, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({{u"1"_s, u"2"_s}}, 1);
    QCOMPARE(model.rowCount(), 1);
    model.setRows({{u"1"_s, u"2"_s}}, 5001);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.isMoreRow(1));
    QVERIFY(model.index(1, 0).data().toString().contains(QLocale().toString(5000)));
}

void NewSessionTest::startsWithChangedNumbersInARoom()
{
    makeDialog({write(u"timed.study.json"_s, timedStudy)});
    choose(u"timed.study.json"_s);
    QTRY_VERIFY(find<QSpinBox>(u"durationSpinBox0"_s));
    QCOMPARE(find<QSpinBox>(u"durationSpinBox0"_s)->value(), 60);
    find<QSpinBox>(u"durationSpinBox0"_s)->setValue(90);
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(8);
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(1);
    find<QComboBox>(u"roomComboBox"_s)->setCurrentIndex(2);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 4);
    QTest::mouseClick(startButton(), Qt::LeftButton);
    QCOMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests.first().study.numParticipants, 8);
    QCOMPARE(m_requests.first().study.numRounds, 1);
    QCOMPARE(m_requests.first().study.pages.first().durationS, 90);
    QCOMPARE(m_requests.first().room, u"lab2"_s);
}

void NewSessionTest::saysHowManyWaitInARoom()
{
    makeDialog();
    auto *rooms = find<QComboBox>(u"roomComboBox"_s);
    const QString room = rooms->itemData(1).toString();
    m_dialog->showWaiting(room, 12);
    QCOMPARE(rooms->itemText(1), QString(room + u" – 12 waiting"));
    rooms->setCurrentIndex(1);
    m_dialog->showWaiting(room, 0);
    QCOMPARE(rooms->itemText(1), room);
    QCOMPARE(rooms->currentData().toString(), room);
    m_dialog->showWaiting(u"nowhere"_s, 3);
    QCOMPARE(rooms->itemText(0), u"No room"_s);
}

void NewSessionTest::saysWhatTheRoomMeans()
{
    makeDialog();
    choose(u"Group chat"_s);
    QTRY_VERIFY(verdict().endsWith(u"2 channels."_s));
    m_dialog->describeRoom(u"lab1"_s, {6, {}});
    m_dialog->describeRoom(u"lab2"_s, {8, u"Demo (abcd2345)"_s});
    auto *rooms = find<QComboBox>(u"roomComboBox"_s);
    rooms->setCurrentIndex(rooms->findData(u"lab1"_s));
    QVERIFY2(verdict().contains(u"2 channels. The room has 6 labels"_s), qPrintable(verdict()));
    rooms->setCurrentIndex(rooms->findData(u"lab2"_s));
    QVERIFY2(verdict().contains(u"Demo (abcd2345) runs in this room"_s), qPrintable(verdict()));
    rooms->setCurrentIndex(0);
    QVERIFY(verdict().endsWith(u"2 channels."_s));
}

void NewSessionTest::refusesRoundsThatStrangersDoNotAllow()
{
    makeDialog({write(u"timed.study.json"_s, timedStudy)});
    choose(u"timed.study.json"_s);
    QTRY_VERIFY(startButton()->isEnabled());
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(4);
    QVERIFY(!startButton()->isEnabled());
    QVERIFY(verdict().contains("Perfect strangers"_L1));
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(2);
    QVERIFY(startButton()->isEnabled());
    find<QSpinBox>(u"groupSizeSpinBox"_s)->setValue(4);
    QVERIFY(verdict().contains("roles"_L1));
    QCOMPARE(rows(u"groupsPreviewTreeView"_s), 0);
}

void NewSessionTest::saysWhatIsWrongWithAFileAndChecksItAgain()
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
    QTest::mouseClick(find<QPushButton>(u"checkAgainPushButton"_s), Qt::LeftButton);
    QTRY_COMPARE(rows(u"groupsPreviewTreeView"_s), 4);
    QVERIFY(!problems->isVisible());
    QVERIFY(startButton()->isEnabled());
}

void NewSessionTest::findsAFileThatWasChangedMeanwhile()
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
    goToTheEditorAndBack(); // nothing was changed
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
    QCOMPARE(m_requests.first().study.numParticipants, 6); // as the operator wanted
    QCOMPARE(m_requests.first().study.numRounds, 1);
}

void NewSessionTest::startsNothingThatWasChangedMeanwhile()
{
    makeDialog();
    m_dialog->openFile(write(u"one.study.json"_s, timedStudy));
    QTRY_VERIFY(startButton()->isEnabled());
    write(u"one.study.json"_s, QByteArray(timedStudy).replace("\"Timed\"", "\"Timed anew\""));
    QEvent activated(QEvent::ActivationChange);
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QCoreApplication::sendEvent(m_dialog, &activated);
    startButton()->click(); // the click that brought the window back
    QTRY_COMPARE(find<QLabel>(u"studyTitleLabel"_s)->text(), u"Timed anew"_s);
    QVERIFY(m_requests.isEmpty());
    QTRY_VERIFY(startButton()->isEnabled());
    QCoreApplication::sendEvent(m_dialog, &activated);
    startButton()->click();
    QTRY_COMPARE(m_requests.size(), 1);
    QCOMPARE(m_requests.first().study.title, u"Timed anew"_s);
}

void NewSessionTest::showsAllWordsOfAMistake()
{
    makeDialog();
    m_dialog->openFile(m_folder->filePath(u"nowhere.study.json"_s)); // beside no text
    auto *problems = find<QTableView>(u"problemsTableView"_s);
    QTRY_VERIFY(problems->isVisible() && !find<SourceView>(u"sourceView"_s)->isVisible());
    m_dialog->openFile(write(u"list.study.json"_s, "[ 1, 2, 3 ]"));
    QTRY_VERIFY(find<SourceView>(u"sourceView"_s)->isVisible());
    problems->setColumnWidth(0, 200); // little is left for the words
    const auto needed = [problems, this] {
        const QRect column(0, 0, problems->columnWidth(2), 1000);
        return problems->fontMetrics().boundingRect(column, Qt::TextWordWrap, cell(u"problemsTableView"_s, 0, 2)).height();
    };
    QTRY_VERIFY(needed() > problems->fontMetrics().height() * 2);
    QTRY_VERIFY(problems->rowHeight(0) >= needed());
}

void NewSessionTest::showsMistakesBesideTheFile()
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
    QCOMPARE(source->selectedLine(), 2); // the first mistake is chosen at once
    QCOMPARE(cell(u"problemsTableView"_s, 1, 0), u"5"_s);
    QTest::keyClick(problems, Qt::Key_Down);
    QCOMPARE(source->selectedLine(), 5);
    QCOMPARE(source->extraSelections().size(), 2);

    m_dialog->openFile(m_folder->filePath(u"nowhere.study.json"_s));
    QTRY_COMPARE(rows(u"problemsTableView"_s), 1);
    QVERIFY(!source->isVisible());
}

void NewSessionTest::scrollsToTheLineOfAMistake()
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

void NewSessionTest::opensAFileThatIsChosenOrDropped()
{
    makeDialog();
    const QString chosen = write(u"one.study.json"_s, timedStudy);
    QTest::mouseClick(find<QPushButton>(u"openStudyPushButton"_s), Qt::LeftButton);
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

void NewSessionTest::refusesAChannelThatOnlyAppearsInTheMaking()
{
    Study study = groupStudy(8, 4);
    study.pages[0].chats[0].channel = u"{{player.role}}"_s; // no roles: an empty name
    PreviewMaker maker(nullptr);
    QSignalSpy failed(&maker, &PreviewMaker::failed);
    maker.make(study);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().code, u"bad_channel"_s);
}

void NewSessionTest::onlyTheLatestPreviewCounts()
{
    PreviewMaker maker(nullptr);
    QSignalSpy made(&maker, &PreviewMaker::made);
    for (int participants = 400; participants <= 420; participants += 4)
        maker.make(groupStudy(participants, 4));
    QTRY_COMPARE(made.size(), 1);
    QCOMPARE(made.first().first().value<SessionPreview>().numGroups, 105);
    maker.make(groupStudy(400, 4));
    maker.forget();
    QVERIFY(!made.wait(200));
}

void NewSessionTest::staysQuickWithALargeSession()
{
    makeDialog();
    choose(u"Group chat"_s);
    QElapsedTimer timer;
    timer.start();
    find<QSpinBox>(u"roundsSpinBox"_s)->setValue(20);
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(1000);
    QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
    qint64 longest = 0;
    while (!cell(u"groupsPreviewTreeView"_s, SessionPreview::maxRows, 0).contains(QLocale().toString(5000 - SessionPreview::maxRows))) {
        QElapsedTimer turn;
        turn.start();
        QCoreApplication::processEvents();
        longest = qMax(longest, turn.elapsed());
        QVERIFY(timer.elapsed() < 60000);
    }
    QVERIFY2(longest < 250, qPrintable(QString::number(longest)));
    QCOMPARE(rows(u"channelsPreviewTreeView"_s), SessionPreview::maxRows + 1);
}

QTEST_MAIN(NewSessionTest)
#include "tst_newsession.moc"
