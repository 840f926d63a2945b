// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/window/mainwindow.h"
#include "gui/fakes.h"

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QTreeWidget>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The console as the operator uses it: real widgets, keys and clicks; only the server and the log are fakes.
class MainWindowTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsAddressLinkAndTitle();
    void opensLinksInTheBrowser();
    void showsTheAddressThatTheOperatorChooses();
    void hintsWhenThereIsNoNetwork();
    void copiesAParticipantsLink();
    void copiesAllLinks();
    void showsTheChannelOfTheParticipantThatIsActivated();
    void switchesBetweenSessions();
    void advancesWhoeverIsMeant();
    void asksOnceBeforeItAdvancesAll();
    void saysWhyNobodyCanBeAdvanced();
    void beginsASessionOfAStudyThatIsDropped();
    void asksForASessionAndShowsItWhenItRuns();
    void saysAtOnceThatNumbersDoNotFit();
    void keepsARoomAndOffersItToSessions();
    void opensAPastSessionToRead();
    void exportsAPastSession();
    void opensTheSplitScreen();
    void endsASessionWithNameAndReason();
    void exportsTheShownSessionAndSaysWhatWasWritten();
    void exportsTheSessionThatIsShownByThen();
    void cancelsAnExport();
    void saysWhyAnExportFailed();
    void usesTheFreePortThatIsOffered();
    void triesTheSamePortAgain();
    void saysThatNothingIsStoredUntilItRecovers();
    void saysWhyTheLogCannotBeOpened();
    void saysThatNoSessionRuns();
    void saysInTheStatusBarHowItStands();
    void asksBeforeItClosesWhileASessionRuns();
    void remembersHowItWasLeft();
    void remembersHowItWasLeftWhenStoppedFromOutside();
    void remembersHowWideItsPanelsWere();
    void goesToTheFiltersByKey();
    void opensTheManualAndAboutFromTheMenu();
    void fitsTheManualsPicturesToThePage();
    void givesEveryControlANameAndAToolTip();

private:
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    void makeWindow();
    void trigger(const QString &action) const { find<QAction>(action)->trigger(); }
    void click(const QString &button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString text(const QString &label) const { return find<QLabel>(label)->text(); }
    [[nodiscard]] QString banner(const QString &name) const
    {
        auto *frame = find<QWidget>(name);
        return frame->isVisible() ? frame->findChild<QLabel *>(u"bannerTextLabel"_s)->text() : QString();
    }
    void openSessions();
    void startExport(const QString &file) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeArchive> m_archive;
    std::unique_ptr<MainWindow> m_window;
    QList<QUrl> m_openedUrls;
    SessionPtr m_first;
    SessionPtr m_second;
};

void MainWindowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_folder->path().toLocal8Bit()); // a fresh account: nothing in it
    m_service = std::make_unique<FakeService>();
    m_archive = std::make_unique<FakeArchive>();
    m_openedUrls.clear();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_first = groupSession(1, 8, 4, nowMs);
    m_second = groupSession(2, 12, 4, nowMs);
    makeWindow();
}

void MainWindowTest::cleanup()
{
    m_window.reset();
}

void MainWindowTest::makeWindow()
{
    ConsoleOptions options;
    options.dataDirectory = m_folder->filePath(u"data"_s); // the log makes it when it is opened
    options.listenRequest = {{}, 8000};
    options.settingsFile = m_folder->filePath(u"settings.ini"_s);
    options.openUrl = [this](const QUrl &url) {
        m_openedUrls.append(url);
        return true;
    };
    m_window = std::make_unique<MainWindow>(m_service.get(), m_archive.get(), options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

/// Two sessions run; the newer one is shown.
void MainWindowTest::openSessions()
{
    emit m_service->sessionOpened(SessionState(m_first));
    emit m_service->sessionOpened(SessionState(m_second));
    emit m_service->opened();
    emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s, u"http://10.0.0.3:8000"_s, u"http://127.0.0.1:8000"_s}));
}

void MainWindowTest::showsAddressLinkAndTitle()
{
    openSessions();
    QCOMPARE(text(u"addressLabel"_s), u"http://192.168.1.20:8000"_s);
    QCOMPARE(text(u"sessionLinkLabel"_s), QString(u"http://192.168.1.20:8000/join/"_s + m_second->code));
    QCOMPARE(m_window->windowTitle(), QString(u"LabChat – Group chat ("_s + m_second->code + u')'));
    QCOMPARE(find<QTreeView>(u"channelsTreeView"_s)->model()->rowCount(), 3);
    QCOMPARE(find<QTreeView>(u"participantsTreeView"_s)->model()->rowCount(), 12);
    click(u"copySessionLinkPushButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), text(u"sessionLinkLabel"_s));
    click(u"copyAddressPushButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), u"http://192.168.1.20:8000"_s);
}

void MainWindowTest::opensLinksInTheBrowser()
{
    openSessions();
    click(u"openSessionLinkPushButton"_s);
    trigger(u"openSessionLinkAction"_s);
    QCOMPARE(m_openedUrls, QList<QUrl>(2, QUrl(text(u"sessionLinkLabel"_s))));
    QVERIFY(!find<QAction>(u"openParticipantLinkAction"_s)->isEnabled());
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    participants->setCurrentIndex(participants->model()->index(2, 0));
    trigger(u"openParticipantLinkAction"_s);
    QCOMPARE(m_openedUrls.last(), QUrl(u"http://192.168.1.20:8000/p/"_s + m_second->participant(3).ticket));
}

void MainWindowTest::showsTheAddressThatTheOperatorChooses()
{
    openSessions();
    auto *addresses = find<QComboBox>(u"addressesComboBox"_s);
    QVERIFY(addresses->isVisible());
    QTest::keyClick(addresses, Qt::Key_Down);
    QCOMPARE(text(u"addressLabel"_s), u"http://10.0.0.3:8000"_s);
    QCOMPARE(text(u"statusAddressLabel"_s), u"http://10.0.0.3:8000"_s);
    QVERIFY(text(u"sessionLinkLabel"_s).startsWith("http://10.0.0.3:8000/join/"_L1));
}

void MainWindowTest::hintsWhenThereIsNoNetwork()
{
    openSessions();
    QVERIFY(!find<QLabel>(u"hintLabel"_s)->isVisible());
    emit m_service->listening(addressAt({u"http://127.0.0.1:8000"_s}));
    QVERIFY(find<QLabel>(u"hintLabel"_s)->isVisible());
    QVERIFY(text(u"hintLabel"_s).contains("no network"_L1));
    QVERIFY(!find<QComboBox>(u"addressesComboBox"_s)->isVisible());
}

void MainWindowTest::copiesAParticipantsLink()
{
    openSessions();
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    emit participants->customContextMenuRequested(participants->visualRect(participants->model()->index(1, 0)).center());
    auto *menu = find<QMenu>(u"participantMenu"_s);
    QVERIFY(menu->isVisible());
    menu->actions().at(0)->trigger();
    QVERIFY(QApplication::clipboard()->text().endsWith(m_second->participant(2).ticket));
    menu->actions().at(2)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), m_second->participant(2).code);
    menu->close();
}

void MainWindowTest::copiesAllLinks()
{
    openSessions();
    click(u"linksPushButton"_s);
    auto *links = find<QTreeView>(u"linksTreeView"_s);
    QCOMPARE(links->model()->rowCount(), 12);
    click(u"copyAllLinksPushButton"_s);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 12);
    QCOMPARE(lines.at(4).split(u'\t'),
             QStringList({u"P5"_s, m_second->participant(5).code, u"http://192.168.1.20:8000/p/"_s + m_second->participant(5).ticket}));
    click(u"openLinkPushButton"_s);
    QVERIFY(m_openedUrls.last().path().endsWith(m_second->participant(1).ticket));
    links->setFocus();
    QTest::keyClick(links, Qt::Key_Escape);
    QTRY_VERIFY(!find<QTreeView>(u"linksTreeView"_s));
}

void MainWindowTest::showsTheChannelOfTheParticipantThatIsActivated()
{
    openSessions();
    QCOMPARE(text(u"channelTitleLabel"_s), u"Group 1"_s);
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    participants->setCurrentIndex(participants->model()->index(10, 0));
    participants->setFocus();
    QTest::keyClick(participants, Qt::Key_Return);
    QCOMPARE(text(u"channelTitleLabel"_s), u"Group 3"_s);
}

void MainWindowTest::switchesBetweenSessions()
{
    openSessions();
    auto *sessions = find<QComboBox>(u"sessionComboBox"_s);
    QCOMPARE(sessions->count(), 2);
    QTest::keyClick(sessions, Qt::Key_Down);
    QVERIFY(m_window->windowTitle().contains(m_first->code));
    QCOMPARE(find<QTreeView>(u"participantsTreeView"_s)->model()->rowCount(), 8);
    QVERIFY(text(u"sessionLinkLabel"_s).endsWith(m_first->code));
    FakeHistory history(m_first, m_first->createdAtMs);
    emit m_service->eventsCommitted(history.messages(1, 4));
    QTRY_COMPARE(find<QAbstractItemView>(u"transcriptView"_s)->model()->rowCount(), 4);
}

void MainWindowTest::advancesWhoeverIsMeant()
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

void MainWindowTest::asksOnceBeforeItAdvancesAll()
{
    openSessions();
    trigger(u"advanceAllAction"_s);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().contains("12"_L1));
    auto *confirm = find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok);
    QVERIFY(!confirm->isDefault()); // Enter must not move everybody by mistake
    find<QComboBox>(u"reasonComboBox"_s)->setEditText(u"late start"_s);
    find<QLineEdit>(u"operatorLineEdit"_s)->setText(u"Ada"_s);
    QVERIFY(m_service->advances.isEmpty());
    QTest::mouseClick(confirm, Qt::LeftButton);
    QCOMPARE(int(m_service->advances.size()), 1);
    QCOMPARE(int(m_service->advances.first().participants.size()), 12);
    QCOMPARE(m_service->advances.first().intervention.reason, u"late start"_s);
}

void MainWindowTest::saysWhyNobodyCanBeAdvanced()
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

void MainWindowTest::beginsASessionOfAStudyThatIsDropped()
{
    openSessions();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_folder->filePath(u"mine.study.json"_s))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    auto *studies = find<QAbstractItemView>(u"studiesListView"_s);
    QVERIFY(studies);
    QCOMPARE(studies->currentIndex().data().toString(), u"mine.study.json"_s);
    QTRY_VERIFY(find<QAbstractItemView>(u"problemsTableView"_s)->isVisible()); // there is no such file
    QTest::keyClick(studies, Qt::Key_Escape);
    QTRY_VERIFY(!find<QAbstractItemView>(u"studiesListView"_s));
    trigger(u"newSessionAction"_s); // remembered
    const QAbstractItemModel *listed = find<QAbstractItemView>(u"studiesListView"_s)->model();
    QCOMPARE(listed->index(listed->rowCount() - 1, 0).data().toString(), u"mine.study.json"_s);
}

void MainWindowTest::asksForASessionAndShowsItWhenItRuns()
{
    openSessions();
    trigger(u"newSessionAction"_s);
    auto *participants = find<QSpinBox>(u"participantsSpinBox"_s);
    QCOMPARE(participants->value(), 4);
    participants->setValue(6);
    find<QSpinBox>(u"groupSizeSpinBox"_s)->setValue(3);
    QTest::mouseClick(find<QDialogButtonBox>(u"newSessionButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(m_service->creations.size(), 1);
    QCOMPARE(m_service->creations.first().study.numParticipants, 6);
    QCOMPARE(m_service->creations.first().study.playersPerGroup, 3);
    emit m_service->sessionOpened(SessionState(groupSession(9, 4, 2, 1))); // one that was made before
    QVERIFY(m_window->windowTitle().contains(m_second->code));
    const SessionPtr third = groupSession(3, 6, 3, QDateTime::currentMSecsSinceEpoch());
    emit m_service->sessionOpened(SessionState(third));
    QVERIFY(m_window->windowTitle().contains(third->code));
    emit m_service->sessionFailed({u"not_stored"_s, u"The disk is full."_s});
    QVERIFY(banner(u"sessionBanner"_s).contains("The disk is full."_L1));
    click(u"dismissPushButton"_s);
    QCOMPARE(banner(u"sessionBanner"_s), QString());
}

void MainWindowTest::saysAtOnceThatNumbersDoNotFit()
{
    openSessions();
    trigger(u"newSessionAction"_s);
    auto *ok = find<QDialogButtonBox>(u"newSessionButtonBox"_s)->button(QDialogButtonBox::Ok);
    QVERIFY(ok->isEnabled());
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(9);
    QVERIFY(!ok->isEnabled());
    QVERIFY(text(u"verdictLabel"_s).contains(u'9'));
    find<QSpinBox>(u"participantsSpinBox"_s)->setValue(12);
    QVERIFY(ok->isEnabled());
}

void MainWindowTest::keepsARoomAndOffersItToSessions()
{
    openSessions();
    trigger(u"roomsAction"_s);
    click(u"newRoomPushButton"_s);
    QTest::keyClicks(find<QLineEdit>(u"roomNameLineEdit"_s), u"lab1"_s);
    QTest::mouseClick(find<QDialogButtonBox>(u"roomButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(int(m_service->keptRooms.size()), 1);
    emit m_service->roomKept(m_service->keptRooms.first());
    trigger(u"newSessionAction"_s);
    auto *rooms = find<QComboBox>(u"roomComboBox"_s);
    rooms->setCurrentIndex(rooms->findData(u"lab1"_s));
    QTest::mouseClick(find<QDialogButtonBox>(u"newSessionButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(m_service->creations.last().room, u"lab1"_s);
    const SessionPtr inRoom = *makeSession(m_service->creations.last(), 3, QDateTime::currentMSecsSinceEpoch());
    emit m_service->sessionOpened(SessionState(inRoom));
    trigger(u"linksAction"_s);
    QCOMPARE(text(u"roomLinkLabel"_s), u"http://192.168.1.20:8000/room/lab1"_s);
}

void MainWindowTest::opensAPastSessionToRead()
{
    openSessions();
    const SessionPtr past = groupSession(7, 4, 2, 1);
    FakeHistory history(past, 1);
    SessionState state(past);
    m_archive->log = history.messages(1, 3);
    for (const Event &event : std::as_const(m_archive->log))
        state.apply(event);
    state.apply(history.event(EventKind::SessionEnded, 0));
    m_archive->states.insert(7, state);
    m_archive->summaries = QList<SessionSummary>{{7, past->code, u"Group chat"_s, 5, 9, 3}, {1, m_first->code, u"Group chat"_s, 1, 0, 5}};
    trigger(u"pastSessionsAction"_s);
    auto *sessions = find<QTreeView>(u"pastSessionsTreeView"_s);
    QTRY_COMPARE(sessions->model()->rowCount(), 2);
    click(u"openPastSessionPushButton"_s);
    QTRY_VERIFY(m_window->windowTitle().contains(past->code));
    QVERIFY(m_window->windowTitle().contains("ended"_L1));
    QCOMPARE(find<QTreeView>(u"participantsTreeView"_s)->model()->rowCount(), 4);
    QTRY_COMPARE(find<QAbstractItemView>(u"transcriptView"_s)->model()->rowCount(), 3);
    for (const QString &action : {u"endSessionAction"_s, u"advanceAllAction"_s, u"linksAction"_s, u"splitScreenAction"_s})
        QVERIFY2(!find<QAction>(action)->isEnabled(), qPrintable(action));
    QTRY_VERIFY(!find<QTreeView>(u"pastSessionsTreeView"_s));

    trigger(u"pastSessionsAction"_s); // one that runs is shown as it is
    QTRY_COMPARE(find<QTreeView>(u"pastSessionsTreeView"_s)->model()->rowCount(), 2);
    sessions = find<QTreeView>(u"pastSessionsTreeView"_s);
    sessions->setCurrentIndex(sessions->model()->index(1, 0));
    sessions->setFocus();
    QTest::keyClick(sessions, Qt::Key_Return);
    QTRY_VERIFY(m_window->windowTitle().contains(m_first->code));
    QVERIFY(find<QAction>(u"endSessionAction"_s)->isEnabled());
}

void MainWindowTest::exportsAPastSession()
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

void MainWindowTest::opensTheSplitScreen()
{
    openSessions();
    trigger(u"splitScreenAction"_s);
    QCOMPARE(m_openedUrls.last(), QUrl(u"http://192.168.1.20:8000/split/"_s + m_second->code));
}

void MainWindowTest::endsASessionWithNameAndReason()
{
    openSessions();
    const auto beOperator = [this](const QString &name) {
        trigger(u"operatorAction"_s);
        auto *dialog = find<QInputDialog>(u"operatorInputDialog"_s);
        dialog->setTextValue(name);
        dialog->accept();
        QTRY_VERIFY(!find<QInputDialog>(u"operatorInputDialog"_s));
    };
    beOperator(u"Grace"_s);
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Down);
    beOperator(u"Mary"_s);
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Up);
    trigger(u"endSessionAction"_s);
    QCOMPARE(find<QLineEdit>(u"operatorLineEdit"_s)->text(), u"Grace"_s); // of this session
    auto *reason = find<QComboBox>(u"endReasonComboBox"_s)->lineEdit();
    QTest::keyClicks(reason, u"all done"_s);
    auto *name = find<QLineEdit>(u"operatorLineEdit"_s);
    name->clear();
    QTest::keyClicks(name, u"Ada"_s);
    QTest::mouseClick(find<QDialogButtonBox>(u"endSessionButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(m_service->endings.size(), 1);
    QCOMPARE(m_service->endings.first().session, 2);
    QCOMPARE(m_service->endings.first().operatorName, u"Ada"_s);
    QCOMPARE(m_service->endings.first().reason, u"all done"_s);

    FakeHistory history(m_second, m_second->createdAtMs);
    emit m_service->eventsCommitted({history.event(EventKind::SessionEnded, 0)});
    QTRY_VERIFY(m_window->windowTitle().contains("ended"_L1));
    QVERIFY(!find<QAction>(u"endSessionAction"_s)->isEnabled());
    QVERIFY(!find<QPushButton>(u"openSessionLinkPushButton"_s)->isEnabled());
}

void MainWindowTest::startExport(const QString &file) const
{
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    click(u"exportPushButton"_s);
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = find<QFileDialog>(u"exportFileDialog"_s)));
    const QFileInfo suggested(dialog->selectedFiles().value(0));
    QVERIFY(suggested.dir().exists());
    QCOMPARE(suggested.fileName(), QString(u"ChatMessages-"_s + QDate::currentDate().toString(Qt::ISODate) + u".csv"_s));
    dialog->selectFile(file);
    static_cast<QDialog *>(dialog)->accept();
    QTRY_COMPARE(int(m_archive->exportCalls.size()), 1);
}

void MainWindowTest::exportsTheShownSessionAndSaysWhatWasWritten()
{
    openSessions();
    m_archive->summaries = QList<SessionSummary>{{2, m_second->code, u"Group chat"_s, 1, 0, 10}, {1, m_first->code, u"Group chat"_s, 1, 0, 5}};
    const QString file = m_folder->filePath(u"out.csv"_s);
    startExport(file);
    const auto call = m_archive->exportCalls.front();
    QCOMPARE(call.request.sessionCode, m_second->code);
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
    click(u"exportPushButton"_s);
    auto *next = find<QFileDialog>(u"exportFileDialog"_s);
    QCOMPARE(next->directory().path(), m_folder->path()); // beside the last one
    next->reject();
    click(u"closePushButton"_s);
    QTRY_VERIFY(!find<QPushButton>(u"closePushButton"_s));
}

void MainWindowTest::exportsTheSessionThatIsShownByThen()
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

void MainWindowTest::cancelsAnExport()
{
    openSessions();
    startExport(m_folder->filePath(u"out.csv"_s));
    const auto call = m_archive->exportCalls.front();
    click(u"cancelPushButton"_s);
    QVERIFY(call.promise->isCanceled());
    call.promise->finish(); // as the archive does when it notices
    QTRY_VERIFY(text(u"outcomeLabel"_s).contains("cancelled"_L1));
    QVERIFY(find<QPushButton>(u"exportPushButton"_s)->isEnabled());
    QVERIFY(!find<QPushButton>(u"openFolderPushButton"_s)->isVisible());
}

void MainWindowTest::saysWhyAnExportFailed()
{
    openSessions();
    startExport(m_folder->filePath(u"out.csv"_s));
    const auto call = m_archive->exportCalls.front();
    call.promise->addResult(failure(u"cannot_write"_s, u"The folder is read-only."_s));
    call.promise->finish();
    QTRY_VERIFY(text(u"outcomeLabel"_s).contains("The folder is read-only."_L1));
    QVERIFY(find<QPushButton>(u"exportPushButton"_s)->isEnabled());
}

void MainWindowTest::usesTheFreePortThatIsOffered()
{
    emit m_service->opened();
    emit m_service->listenFailed({u"port_in_use"_s, u"Port 8000 is used by another program."_s}, 8001);
    QVERIFY(banner(u"listenBanner"_s).contains("Port 8000"_L1));
    QVERIFY(find<QPushButton>(u"usePortPushButton"_s)->text().contains("8001"_L1));
    click(u"usePortPushButton"_s);
    QCOMPARE(m_service->listens.size(), 1);
    QCOMPARE(m_service->listens.first().port, 8001);
    emit m_service->listening(addressAt({u"http://192.168.1.20:8001"_s}));
    QCOMPARE(banner(u"listenBanner"_s), QString());
    QCOMPARE(text(u"addressLabel"_s), u"http://192.168.1.20:8001"_s);
}

void MainWindowTest::triesTheSamePortAgain()
{
    emit m_service->opened();
    emit m_service->listenFailed({u"port_in_use"_s, u"Port 8000 is used by another program."_s}, 0);
    QVERIFY(!find<QPushButton>(u"usePortPushButton"_s)->isVisible());
    click(u"tryAgainPushButton"_s);
    QCOMPARE(m_service->listens.first().port, 8000);
}

void MainWindowTest::saysThatNothingIsStoredUntilItRecovers()
{
    openSessions();
    emit m_service->storageFailed({u"not_stored"_s, u"The disk is full."_s});
    QVERIFY(banner(u"storageBanner"_s).contains("The disk is full."_L1));
    QVERIFY(banner(u"storageBanner"_s).contains("refused"_L1));
    emit m_service->storageRecovered();
    QVERIFY(banner(u"storageBanner"_s).contains("again"_L1));
}

void MainWindowTest::saysWhyTheLogCannotBeOpened()
{
    emit m_service->openFailed({u"data_in_use"_s, u"Used by process 4711."_s});
    QVERIFY(find<QLabel>(u"failedTextLabel"_s)->isVisible());
    QCOMPARE(text(u"failedTextLabel"_s), u"Used by process 4711."_s);
    QVERIFY(!find<QAction>(u"newSessionAction"_s)->isEnabled());
    click(u"quitPushButton"_s);
    QVERIFY(!m_window->isVisible());
}

void MainWindowTest::saysThatNoSessionRuns()
{
    QVERIFY(find<QLabel>(u"startingLabel"_s)->isVisible());
    emit m_service->opened();
    QVERIFY(find<QLabel>(u"noSessionTitleLabel"_s)->isVisible());
    click(u"newSessionPushButton"_s);
    QVERIFY(find<QSpinBox>(u"participantsSpinBox"_s));
}

void MainWindowTest::saysInTheStatusBarHowItStands()
{
    QVERIFY(!find<QLabel>(u"statusDiskLabel"_s)->isVisible());
    QVERIFY(QDir().mkpath(m_folder->filePath(u"data"_s)));
    openSessions();
    FakeHistory history(m_second, m_second->createdAtMs);
    emit m_service->eventsCommitted(history.messages(1, 1200));
    emit m_service->presenceChanged({{2, 1, true, 1}, {2, 2, true, 1}});
    QTRY_COMPARE(text(u"statusOnlineLabel"_s), u"2 of 12 online"_s);
    QVERIFY(text(u"statusMessagesLabel"_s).contains(QLocale().toString(1200)));
    QVERIFY(text(u"statusCommitLabel"_s).contains(u':'));
    QVERIFY(find<QLabel>(u"statusDiskLabel"_s)->isVisible());
    QVERIFY(text(u"statusDiskLabel"_s).contains("free"_L1));
}

void MainWindowTest::asksBeforeItClosesWhileASessionRuns()
{
    openSessions();
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    auto *box = find<QMessageBox>(u"quitMessageBox"_s);
    QVERIFY(box && m_window->isVisible());
    QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(!find<QMessageBox>(u"quitMessageBox"_s));
    QVERIFY(m_window->isVisible());
    m_window->close();
    click(u"confirmQuitPushButton"_s);
    QTRY_VERIFY(!m_window->isVisible());
}

void MainWindowTest::remembersHowItWasLeft()
{
    openSessions();
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Down);
    const int normalTiles = find<QSlider>(u"tileSizeSlider"_s)->value();
    trigger(u"zoomInAction"_s); // of the wall, which is shown at first
    const int largerTiles = find<QSlider>(u"tileSizeSlider"_s)->value();
    QVERIFY(largerTiles > normalTiles);
    trigger(u"transcriptAction"_s);
    const QFont normal = find<QAbstractItemView>(u"transcriptView"_s)->font();
    trigger(u"zoomInAction"_s);
    const QFont zoomed = find<QAbstractItemView>(u"transcriptView"_s)->font();
    QVERIFY(zoomed.pointSizeF() > normal.pointSizeF());
    find<QTreeView>(u"channelsTreeView"_s)->sortByColumn(3, Qt::DescendingOrder);
    find<QLineEdit>(u"channelsFilterLineEdit"_s)->setText(u"Group"_s);
    find<QLineEdit>(u"participantsFilterLineEdit"_s)->setText(u"P"_s);
    find<QLineEdit>(u"actionsFilterLineEdit"_s)->setText(u"mute"_s);
    find<QComboBox>(u"searchScopeComboBox"_s)->setCurrentIndex(1);
    find<QComboBox>(u"activityBreakdownComboBox"_s)->setCurrentIndex(1);
    find<QTreeView>(u"heldTreeView"_s)->header()->resizeSection(0, 123);
    find<QTreeView>(u"helpTreeView"_s)->header()->resizeSection(0, 124);
    find<QTreeView>(u"alertsTreeView"_s)->header()->resizeSection(0, 125);
    find<QTimer>(u"saveLayoutTimer"_s)->start(1); // as it does each minute: a crash loses nothing
    const auto isStored = [this] { return QSettings(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat).value(u"workspace/actionFilter"_s) == u"mute"_s; };
    QTRY_VERIFY(isStored());
    m_window->close();
    click(u"confirmQuitPushButton"_s);
    QTRY_VERIFY(!m_window->isVisible());

    makeWindow();
    openSessions();
    QVERIFY(m_window->windowTitle().contains(m_first->code));
    QVERIFY(find<QAbstractItemView>(u"transcriptView"_s)->isVisible());
    QCOMPARE(find<QAbstractItemView>(u"transcriptView"_s)->font().pointSizeF(), zoomed.pointSizeF());
    QCOMPARE(find<QSlider>(u"tileSizeSlider"_s)->value(), largerTiles);
    const auto field = [this](const QString &name) { return find<QLineEdit>(name)->text(); };
    const auto choice = [this](const QString &name) { return find<QComboBox>(name)->currentIndex(); };
    const auto width = [this](const QString &name) { return find<QTreeView>(name)->header()->sectionSize(0); };
    QCOMPARE(field(u"channelsFilterLineEdit"_s), u"Group"_s);
    QCOMPARE(field(u"participantsFilterLineEdit"_s), u"P"_s);
    QCOMPARE(field(u"actionsFilterLineEdit"_s), u"mute"_s);
    QCOMPARE(choice(u"searchScopeComboBox"_s), 1);
    QCOMPARE(choice(u"activityBreakdownComboBox"_s), 1);
    QCOMPARE(width(u"heldTreeView"_s), 123);
    QCOMPARE(width(u"helpTreeView"_s), 124);
    QCOMPARE(width(u"alertsTreeView"_s), 125);
    trigger(u"resetLayoutAction"_s);
    for (const QString &name : {u"channelsFilterLineEdit"_s, u"participantsFilterLineEdit"_s, u"actionsFilterLineEdit"_s})
        QCOMPARE(field(name), QString());
    QCOMPARE(choice(u"searchScopeComboBox"_s) + choice(u"activityBreakdownComboBox"_s), 0);
    for (const QString &name : {u"heldTreeView"_s, u"helpTreeView"_s, u"alertsTreeView"_s})
        QVERIFY2(width(name) < 123 || width(name) > 125, qPrintable(name));
    QCOMPARE(find<QSlider>(u"tileSizeSlider"_s)->value(), normalTiles);
    QCOMPARE(find<QAbstractItemView>(u"transcriptView"_s)->font().pointSizeF(), normal.pointSizeF());
}

void MainWindowTest::remembersHowItWasLeftWhenStoppedFromOutside()
{
    openSessions();
    trigger(u"streamAction"_s);
    m_window.reset();
    makeWindow();
    openSessions();
    QVERIFY(find<QWidget>(u"streamView"_s)->isVisible());
}

void MainWindowTest::remembersHowWideItsPanelsWere()
{
    openSessions();
    m_window->resize(1900, 1000);
    trigger(u"searchAction"_s);
    const auto dock = [this](const QString &name) { return find<QDockWidget>(name); };
    auto *workspace = find<QMainWindow>(u"workspace"_s);
    const QStringList names{u"treeDockWidget"_s, u"searchDockWidget"_s, u"participantsDockWidget"_s};
    QTRY_VERIFY(dock(u"searchDockWidget"_s)->isVisible());
    workspace->resizeDocks({dock(u"treeDockWidget"_s), dock(u"searchDockWidget"_s)}, {420, 510}, Qt::Horizontal);
    workspace->resizeDocks({dock(u"participantsDockWidget"_s)}, {310}, Qt::Vertical);
    QTRY_COMPARE(dock(u"searchDockWidget"_s)->width(), 510);
    QList<QSize> sizes;
    for (const QString &name : names)
        sizes.append(dock(name)->size());
    m_window->close();
    click(u"confirmQuitPushButton"_s);
    QTRY_VERIFY(!m_window->isVisible());

    makeWindow();
    m_window->resize(1180, 730); // as a window is for a moment that is maximised as soon as it is shown
    QTest::qWait(20);
    m_window->resize(1900, 1000);
    openSessions();
    for (int i = 0; i < names.size(); ++i)
        QTRY_COMPARE(dock(names.at(i))->size(), sizes.at(i));
    QTRY_VERIFY(!find<QTimer>(u"settledTimer"_s)->isActive()); // from now on it is the operator who changes sizes
    workspace = find<QMainWindow>(u"workspace"_s);
    workspace->resizeDocks({dock(u"treeDockWidget"_s)}, {350}, Qt::Horizontal);
    QTRY_COMPARE(dock(u"treeDockWidget"_s)->width(), 350);
    m_window->resize(1800, 950);
    QTest::qWait(50);
    QCOMPARE(dock(u"treeDockWidget"_s)->width(), 350);
}

void MainWindowTest::goesToTheFiltersByKey()
{
    openSessions();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keySequence(m_window.get(), QKeySequence::Find);
    QVERIFY(find<QLineEdit>(u"wallFilterLineEdit"_s)->hasFocus());
    QTest::keySequence(m_window.get(), QKeySequence::Find);
    QVERIFY(find<QLineEdit>(u"channelsFilterLineEdit"_s)->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"group 2"_s);
    QCOMPARE(find<QTreeView>(u"channelsTreeView"_s)->model()->rowCount(), 1);
    QTest::keySequence(m_window.get(), QKeySequence::Find);
    QVERIFY(find<QLineEdit>(u"participantsFilterLineEdit"_s)->hasFocus());
}

void MainWindowTest::opensTheManualAndAboutFromTheMenu()
{
    trigger(u"manualAction"_s);
    auto *page = find<QWidget>(u"pageTextBrowser"_s);
    QVERIFY(page && page->isVisible());
    trigger(u"protocolAction"_s);
    QVERIFY(find<QTextBrowser>(u"pageTextBrowser"_s)->toPlainText().contains("labchat.v1"_L1));
    trigger(u"aboutAction"_s);
    auto *about = find<QMessageBox>(u"aboutMessageBox"_s);
    QVERIFY(about && about->text().contains("General Public License"_L1));
    about->close();
}

void MainWindowTest::fitsTheManualsPicturesToThePage()
{
    trigger(u"manualAction"_s);
    auto *page = find<QTextBrowser>(u"pageTextBrowser"_s);
    auto *contents = find<QTreeWidget>(u"contentsTreeWidget"_s);
    const auto items = contents->findItems(u"The monitor"_s, Qt::MatchExactly);
    QCOMPARE(int(items.size()), 1);
    contents->setCurrentItem(items.first());
    const auto pictureWidth = [page] {
        const QUrl url = page->document()->baseUrl().resolved(QUrl(u"images/console.png"_s));
        return page->document()->resource(QTextDocument::ImageResource, url).value<QPixmap>().deviceIndependentSize().width();
    };
    for (const int width : {700, 900, 2400}) {
        page->window()->resize(width, 600);
        QTRY_COMPARE(page->window()->width(), width);
        const double room = page->viewport()->width() - 2 * page->document()->documentMargin();
        QTRY_VERIFY2(pictureWidth() <= room && (pictureWidth() > room - 2 || pictureWidth() == 1366), qPrintable(QString::number(pictureWidth())));
        QTRY_VERIFY(!page->horizontalScrollBar()->isVisible());
    }
}

void MainWindowTest::givesEveryControlANameAndAToolTip()
{
    openSessions();
    trigger(u"linksAction"_s);
    trigger(u"highlightRulesAction"_s);
    trigger(u"exportAction"_s);
    trigger(u"endSessionAction"_s);
    trigger(u"newSessionAction"_s);
    trigger(u"roomsAction"_s);
    click(u"newRoomPushButton"_s);
    trigger(u"pastSessionsAction"_s);
    const auto controls = m_window->findChildren<QWidget *>();
    for (const QWidget *control : controls) {
        const bool isControl = qobject_cast<const QPushButton *>(control) || qobject_cast<const QComboBox *>(control)
            || qobject_cast<const QAbstractItemView *>(control) || (qobject_cast<const QLineEdit *>(control) && !qobject_cast<const QAbstractSpinBox *>(control->parent()));
        const bool isInside = qobject_cast<const QComboBox *>(control->parent()) || control->inherits("QComboBoxListView")
            || control->inherits("QHeaderView") || qobject_cast<const QDialogButtonBox *>(control->parent());
        if (!isControl || isInside)
            continue;
        QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
        QVERIFY2(!control->toolTip().isEmpty() || control->objectName() == "transcriptView"_L1, qPrintable(control->objectName()));
    }
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
