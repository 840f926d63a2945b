// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/roomdialog.h"
#include "console/lab/roomlabelsmodel.h"
#include "console/lab/roomsdialog.h"
#include "console/lab/roomsmodel.h"
#include "gui/fakes.h"
#include "support/testprogram.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QUrlQuery>
#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

class RoomsTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsRoomsByName();
    void showsTheNewestRunningSession();
    void makesARoom();
    void saysAtOnceWhatIsWrong();
    void makesNoSecureRoomWithoutLabels();
    void loadsLabelsFromAFile();
    void changesTheLabelsOfARoomButNotItsName();
    void copiesAndOpensALink();
    void makesSecureLinksAndKeepsThem();
    void showsWhoWaits();
    void tellsLabelsApartThatAreTooLong();
    void countsBrowsersInARoomWithoutLabels();
    void showsWhoHasAPlace();
    void showsTheLinksOfLabels();
    void writesTheLinksOfLabels();

private:
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    void click(const QString &button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }
    [[nodiscard]] QPushButton *keepButton() const { return find<QDialogButtonBox>(u"roomButtonBox"_s)->button(QDialogButtonBox::Ok); }
    [[nodiscard]] QString verdict() const { return find<QLabel>(u"roomVerdictLabel"_s)->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<RoomsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    RoomsDialog *m_dialog = nullptr;
    QList<Room> m_confirmed;
};

void RoomsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_folder->path().toLocal8Bit());
    m_service = std::make_unique<FakeService>();
    m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
    m_model = std::make_unique<RoomsModel>(m_service.get(), m_monitor.get(), nullptr);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setAddress(addressAt({u"http://192.168.1.20:8000"_s}));
    m_confirmed.clear();
    m_dialog = new RoomsDialog(m_model.get(), nullptr);
    connect(m_dialog, &RoomsDialog::roomConfirmed, this, [this](const Room &room) {
        m_confirmed.append(room);
        emit m_service->roomKept(room); // like the server, once it is on disk
    });
    m_dialog->show();
}

void RoomsTest::cleanup()
{
    delete m_dialog;
    m_tester.reset();
    m_model.reset();
    m_monitor.reset();
}

void RoomsTest::listsRoomsByName()
{
    emit m_service->roomKept({u"lab2"_s, {u"PC_1"_s, u"PC_2"_s}});
    emit m_service->roomKept({u"lab1"_s, {}});
    QCOMPARE(m_model->names(), QStringList({u"lab1"_s, u"lab2"_s}));
    QCOMPARE(text(1, RoomsModel::LabelsColumn), u"2 labels"_s);
    QCOMPARE(text(1, RoomsModel::LinkColumn), u"http://192.168.1.20:8000/room/lab2"_s);
    emit m_service->roomKept({u"lab2"_s, {u"PC_1"_s, u"PC_2"_s, u"PC_3"_s}});
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(text(1, RoomsModel::LabelsColumn), u"3 labels"_s);
}

void RoomsTest::showsTheNewestRunningSession()
{
    emit m_service->roomKept({u"lab1"_s, {}});
    QCOMPARE(text(0, RoomsModel::SessionColumn), u"none"_s);
    SessionPtr last;
    for (const qint64 id : {4, 5}) {
        last = *makeSession({groupStudy(4, 2), u"lab1"_s}, id, 1);
        emit m_service->sessionOpened(SessionState(last));
    }
    QVERIFY(text(0, RoomsModel::SessionColumn).contains(last->code));
    FakeHistory history(last, 1);
    emit m_service->eventsCommitted({history.event(EventKind::SessionEnded, 0)});
    QVERIFY(!text(0, RoomsModel::SessionColumn).contains(last->code));
}

void RoomsTest::makesARoom()
{
    QVERIFY(find<QLabel>(u"noRoomsLabel"_s)->isVisible());
    click(u"newRoomPushButton"_s);
    QVERIFY(!keepButton()->isEnabled());
    QTest::keyClicks(find<QLineEdit>(u"roomNameLineEdit"_s), u"lab1"_s);
    find<QPlainTextEdit>(u"labelsPlainTextEdit"_s)->setPlainText(u"PC_1\nPC_2\nPC_1"_s);
    QVERIFY(verdict().contains("2 labels"_L1));
    QVERIFY(verdict().contains("1 duplicate"_L1));
    QTest::mouseClick(keepButton(), Qt::LeftButton);
    QCOMPARE(int(m_confirmed.size()), 1);
    QCOMPARE(m_confirmed.first().name, u"lab1"_s);
    QCOMPARE(m_confirmed.first().labels, QStringList({u"PC_1"_s, u"PC_2"_s}));
    QVERIFY(!find<QLabel>(u"noRoomsLabel"_s)->isVisible());
    QCOMPARE(find<QTreeView>(u"roomsTreeView"_s)->currentIndex().row(), 0);
}

void RoomsTest::saysAtOnceWhatIsWrong()
{
    emit m_service->roomKept({u"lab1"_s, {}});
    click(u"newRoomPushButton"_s);
    auto *name = find<QLineEdit>(u"roomNameLineEdit"_s);
    QTest::keyClicks(name, u"lab 1"_s);
    QVERIFY(verdict().contains("letters, digits"_L1));
    QVERIFY(!keepButton()->isEnabled());
    name->setText(u"lab1"_s);
    QVERIFY(verdict().contains("already"_L1));
    QVERIFY(!keepButton()->isEnabled());
    name->setText(u"lab3"_s);
    QVERIFY(keepButton()->isEnabled());
    find<QPlainTextEdit>(u"labelsPlainTextEdit"_s)->setPlainText(u"PC_1\nPC 2"_s);
    QVERIFY(verdict().contains("Line 2"_L1) && verdict().contains("PC 2"_L1));
    QVERIFY(!keepButton()->isEnabled());
}

void RoomsTest::makesNoSecureRoomWithoutLabels()
{
    const Room secure{u"lab1"_s, {u"PC_1"_s}, u"secret"_s};
    emit m_service->roomKept(secure);
    click(u"editRoomPushButton"_s);
    find<QPlainTextEdit>(u"labelsPlainTextEdit"_s)->clear();
    QVERIFY(!keepButton()->isEnabled());
    QVERIFY(verdict().contains("needs labels"_L1));
    auto *box = find<QCheckBox>(u"secureLinksCheckBox"_s);
    QVERIFY(box->isEnabled());
    box->setChecked(false);
    QVERIFY(keepButton()->isEnabled());
    QVERIFY(verdict().contains("everybody"_L1));
}

void RoomsTest::loadsLabelsFromAFile()
{
    const auto load = [this](const QByteArray &content) {
        QFile file(m_folder->filePath(u"labels.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        click(u"loadLabelsPushButton"_s);
        auto *files = find<QFileDialog>(u"labelsFileDialog"_s);
        QVERIFY(files);
        files->selectFile(file.fileName());
        static_cast<QDialog *>(files)->accept();
        QTRY_VERIFY(!find<QFileDialog>(u"labelsFileDialog"_s));
    };
    click(u"newRoomPushButton"_s);
    load("PC_1\nPC_2\nPC_2\n");
    QTRY_COMPARE(find<QPlainTextEdit>(u"labelsPlainTextEdit"_s)->toPlainText(), u"PC_1\nPC_2"_s);
    load("PC_1\nPC?2\n");
    QTRY_VERIFY(verdict().contains("PC?2"_L1));
    load("\n");
    QTRY_VERIFY(verdict().contains("no label"_L1));
    QCOMPARE(find<QPlainTextEdit>(u"labelsPlainTextEdit"_s)->toPlainText(), u"PC_1\nPC_2"_s);
}

void RoomsTest::changesTheLabelsOfARoomButNotItsName()
{
    emit m_service->roomKept({u"lab1"_s, {u"a"_s}});
    click(u"editRoomPushButton"_s);
    QVERIFY(find<QLineEdit>(u"roomNameLineEdit"_s)->isReadOnly());
    auto *labels = find<QPlainTextEdit>(u"labelsPlainTextEdit"_s);
    QCOMPARE(labels->toPlainText(), u"a"_s);
    labels->setPlainText(u"a\nb"_s);
    QTest::mouseClick(keepButton(), Qt::LeftButton);
    QCOMPARE(m_model->room(0).labels, QStringList({u"a"_s, u"b"_s}));
}

void RoomsTest::copiesAndOpensALink()
{
    QVERIFY(!find<QPushButton>(u"copyRoomPushButton"_s)->isEnabled());
    emit m_service->roomKept({u"lab1"_s, {}});
    click(u"copyRoomPushButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), u"http://192.168.1.20:8000/room/lab1"_s);
    QSignalSpy wanted(m_dialog, &RoomsDialog::linkRequested);
    click(u"openRoomPushButton"_s);
    QCOMPARE(wanted.first().first().toString(), u"http://192.168.1.20:8000/room/lab1"_s);
}

void RoomsTest::makesSecureLinksAndKeepsThem()
{
    emit m_service->roomKept({u"lab1"_s, {}});
    const auto edit = [this](const QString &labels, bool isSecure) {
        click(u"editRoomPushButton"_s);
        find<QPlainTextEdit>(u"labelsPlainTextEdit"_s)->setPlainText(labels);
        auto *secure = find<QCheckBox>(u"secureLinksCheckBox"_s);
        QCOMPARE(secure->isEnabled(), !labels.isEmpty());
        secure->setChecked(isSecure);
        QTest::mouseClick(keepButton(), Qt::LeftButton);
        QTRY_VERIFY(!find<RoomDialog>(u"RoomDialog"_s));
    };
    edit(u"a\nb"_s, false);
    QCOMPARE(m_confirmed.last().secret, QString());
    edit(u"a\nb"_s, true);
    const QString secret = m_confirmed.last().secret;
    QCOMPARE(secret.size(), 64);
    QCOMPARE(text(0, RoomsModel::LabelsColumn), u"2 labels, secure links"_s);
    edit(u"a\nb\nc"_s, true);
    QCOMPARE(m_confirmed.last().secret, secret); // links may be printed already
    edit(u"a\nb\nc"_s, false);
    QCOMPARE(m_confirmed.last().secret, QString());
    QCOMPARE(text(0, RoomsModel::LabelsColumn), u"3 labels"_s);
    edit(u"a"_s, true);
    QVERIFY(m_confirmed.last().secret != secret);
}

void RoomsTest::showsWhoWaits()
{
    emit m_service->roomKept({u"lab1"_s, {u"PC_1"_s, u"PC_2"_s, u"PC_3"_s}});
    auto *labels = find<QTreeView>(u"roomLabelsTreeView"_s);
    const QAbstractItemModelTester tester(labels->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto state = [labels](int row) { return labels->model()->index(row, RoomLabelsModel::StateColumn).data().toString(); };
    QVERIFY(labels->isVisible());
    QCOMPARE(labels->model()->rowCount(), 3);
    QCOMPARE(state(1), u"not there yet"_s);
    QCOMPARE(text(0, RoomsModel::WaitingColumn), QString());
    QCOMPARE(find<QLabel>(u"waitingLabel"_s)->text(), u"Nobody waits in lab1."_s);

    emit m_service->waitingChanged({{u"lab1"_s, {u"PC_2"_s, u"PC_3"_s}, 0}, {u"elsewhere"_s, {u"PC_1"_s}, 0}});
    QCOMPARE(text(0, RoomsModel::WaitingColumn), u"2"_s);
    QCOMPARE(state(0), u"not there yet"_s);
    QCOMPARE(state(1), u"waiting"_s);
    QCOMPARE(find<QLabel>(u"waitingLabel"_s)->text(), u"2 of 3 labels wait in lab1."_s);

    emit m_service->waitingChanged({{u"lab1"_s, {u"PC_3"_s}, 0}});
    QCOMPARE(state(1), u"not there yet"_s);
    QCOMPARE(state(2), u"waiting"_s);
    emit m_service->roomKept({u"lab1"_s, {u"PC_3"_s}});
    QCOMPARE(labels->model()->rowCount(), 1);
    QCOMPARE(state(0), u"waiting"_s);
}

void RoomsTest::tellsLabelsApartThatAreTooLong()
{
    const QString room = u"a_room_with_a_long_name_in_which_this_computer_has_the_number_"_s;
    emit m_service->roomKept({u"lab1"_s, {room + u'1', room + u'2'}});
    const auto *labels = find<QTreeView>(u"roomLabelsTreeView"_s);
    const auto shown = [labels](int row) {
        const QModelIndex label = labels->model()->index(row, RoomLabelsModel::LabelColumn);
        return labels->fontMetrics().elidedText(label.data().toString(), labels->textElideMode(), labels->visualRect(label).width());
    };
    QVERIFY(shown(0) != room + u'1'); // it is too long
    QVERIFY2(shown(0) != shown(1), qPrintable(shown(0)));
}

void RoomsTest::countsBrowsersInARoomWithoutLabels()
{
    emit m_service->roomKept({u"lab1"_s, {}});
    emit m_service->waitingChanged({{u"lab1"_s, {}, 7}});
    QVERIFY(!find<QTreeView>(u"roomLabelsTreeView"_s)->isVisible());
    QCOMPARE(text(0, RoomsModel::WaitingColumn), u"7"_s);
    QVERIFY(find<QLabel>(u"waitingLabel"_s)->text().startsWith(u"7 browser"_s));
}

void RoomsTest::showsWhoHasAPlace()
{
    emit m_service->roomKept({u"lab1"_s, {u"PC_1"_s, u"PC_2"_s}});
    const SessionPtr session = *makeSession({groupStudy(4, 2), u"lab1"_s}, 1, 1);
    emit m_service->sessionOpened(SessionState(session));
    FakeHistory history(session, 1);
    Event arrived = history.event(EventKind::Arrived, 3);
    arrived.detail = {{u"label"_s, u"PC_2"_s}};
    emit m_service->eventsCommitted({arrived});
    auto *labels = find<QTreeView>(u"roomLabelsTreeView"_s);
    QTRY_COMPARE(labels->model()->index(1, RoomLabelsModel::StateColumn).data().toString(), u"in the session: P3"_s);
    QCOMPARE(labels->model()->index(0, RoomLabelsModel::StateColumn).data().toString(), u"not there yet"_s);
    QVERIFY(find<QLabel>(u"waitingLabel"_s)->text().startsWith(u"A session is running in lab1"_s));
}

void RoomsTest::showsTheLinksOfLabels()
{
    emit m_service->roomKept({u"lab1"_s, {}});
    QVERIFY(!find<QPushButton>(u"roomLinksPushButton"_s)->isEnabled());
    const Room secure{u"lab1"_s, {u"PC_1"_s, u"PC_2"_s}, u"5ec2e7"_s};
    emit m_service->roomKept(secure);
    click(u"roomLinksPushButton"_s);
    auto *view = find<QTreeView>(u"roomLinksTreeView"_s);
    QVERIFY(!find<QPushButton>(u"copyRoomPushButton"_s)->isEnabled()); // the room's link alone lets nobody in
    QCOMPARE(view->model()->rowCount(), 2);
    const QUrl link(view->model()->index(1, 1).data().toString());
    QCOMPARE(link.path(), u"/room/lab1"_s);
    const QUrlQuery query(link);
    QCOMPARE(query.queryItemValue(u"participant_label"_s), u"PC_2"_s);
    QVERIFY(mayEnter(secure, u"PC_2"_s, query.queryItemValue(u"hash"_s)));
    click(u"copyRoomLinksPushButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), view->model()->index(0, 1).data().toString());
    click(u"copyAllRoomLinksPushButton"_s);
    QVERIFY(QApplication::clipboard()->text().endsWith(u"PC_2\t"_s + link.toString()));
}

void RoomsTest::writesTheLinksOfLabels()
{
    emit m_service->roomKept({u"lab1"_s, {u"PC_1"_s}, u"5ec2e7"_s});
    click(u"roomLinksPushButton"_s);
    for (const auto &[button, dialog, file] : {std::tuple(u"exportRoomLinksPushButton"_s, u"linksCsvFileDialog"_s, u"links.csv"_s),
                                               std::tuple(u"saveRoomPdfPushButton"_s, u"linksPdfFileDialog"_s, u"links.pdf"_s)}) {
        click(button);
        auto *files = find<QFileDialog>(dialog);
        QVERIFY(files);
        files->selectFile(m_folder->filePath(file));
        static_cast<QDialog *>(files)->accept();
        QTRY_VERIFY(find<QLabel>(u"roomLinksOutcomeLabel"_s)->text().contains(file));
    }
    QFile csv(m_folder->filePath(u"links.csv"_s));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QByteArray written = csv.readAll();
    QVERIFY2(written.startsWith("label,link\r\nPC_1,http://192.168.1.20:8000/room/lab1?participant_label=PC_1&hash="), written.constData());
    QVERIFY(QFileInfo(m_folder->filePath(u"links.pdf"_s)).size() > 1000);
}

LABCHAT_TEST(RoomsTest, QApplication)
#include "tst_rooms.moc"
