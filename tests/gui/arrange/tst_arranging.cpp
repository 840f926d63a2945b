// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/attention.h"
#include "console/window/mainwindow.h"
#include "gui/fakes.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What the experimenter tells participants and arranges among them, by the console's real widgets. The server is a
/// fake; what it grants is what the rules would.
class ExperimenterTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void announcesToWhoIsSelected();
    void announcesToEverybodyWhileTheSelectionIsOutOfSight();
    void announcesToTheSessionItWasOpenedFor();
    void announcesToARole();
    void keepsAnAnnouncementUntilItIsStored();
    void keepsTextsAtHand();
    void saysSomethingInAChannelOnceItIsStored();
    void keepsADraftForEachChannel();
    void saysNothingInASessionThatHasEnded();
    void extendsAndEndsCountdownsFromTheMenu();
    void showsWhatACountdownWillBecome();
    void closesAChatByItsCountdown();
    void countsDownInTheTableOfParticipants();
    void raisesACallForHelpAndAnswersIt();
    void keepsALineNewThatNobodyHasLookedAt();
    void goesToTheSessionThatCalls();
    void staysSilentIfToldTo();
    void changesPlaces();
    void givesAPlaceToANewPerson();
    void movesAChatToAnotherChannel();
    void remembersPreferences();
    void givesEveryControlANameAndAToolTip();

private:
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    void trigger(const QString &action) const { find<QAction>(action)->trigger(); }
    void click(const QString &button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void confirm() const { QTest::mouseClick(find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton); }
    [[nodiscard]] QString text(const QString &label) const { return find<QLabel>(label)->text(); }
    void choose(const QString &box, const QString &text) const;
    void select(const QList<int> &participants) const;
    [[nodiscard]] QString cell(const QString &view, int row, int column) const;
    void enterText(QLineEdit *line, const QString &text) const;
    void showTranscript(int row) const;

    void commit(const Event &event);
    void happens(EventKind kind, int participant, const QString &body = {});
    void grant();
    void refuse(const QString &text) const { emit m_service->moderationRefused(m_session->id, {u"not_stored"_s, text}); }
    [[nodiscard]] const Moderate &wish() const { return m_service->moderations.constLast().wishes.constFirst(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeArchive> m_archive;
    std::unique_ptr<MainWindow> m_window;
    QList<QUrl> m_openedUrls;
    SessionPtr m_session;
    SessionState m_state;
};

namespace {

/// Sellers and buyers in pairs; a page of three minutes, whose chat closes after two.
Study marketStudy()
{
    Study study = groupStudy(8, 2);
    study.roles = {u"Seller"_s, u"Buyer"_s};
    study.helpLine = true;
    PageSpec timed = study.pages.constFirst();
    timed.ends = PageEnd::Timer;
    timed.durationS = 180;
    timed.chats.first().limits.closesAfterS = 120;
    study.pages = {timed};
    return study;
}

} // namespace

void ExperimenterTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<FakeService>();
    m_archive = std::make_unique<FakeArchive>();
    m_openedUrls.clear();
    QSettings(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat).setValue("operator/name"_L1, u"Ann"_s);
    ConsoleOptions options;
    options.dataDirectory = m_folder->filePath(u"data"_s);
    options.settingsFile = m_folder->filePath(u"settings.ini"_s);
    options.openUrl = [this](const QUrl &url) {
        m_openedUrls.append(url);
        return true;
    };
    m_window = std::make_unique<MainWindow>(m_service.get(), m_archive.get(), options);
    m_window->show();
    m_session = sessionOf(marketStudy(), 1, QDateTime::currentMSecsSinceEpoch());
    m_state = SessionState(m_session);
    emit m_service->sessionOpened(m_state);
    emit m_service->opened();
    emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s}));
    for (int participant = 1; participant <= 6; ++participant)
        happens(EventKind::Arrived, participant);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void ExperimenterTest::cleanup()
{
    m_window.reset();
}

void ExperimenterTest::choose(const QString &box, const QString &text) const
{
    auto *combo = find<QComboBox>(box);
    QVERIFY2(combo->findText(text) >= 0, qPrintable(text));
    combo->setCurrentIndex(combo->findText(text));
}

void ExperimenterTest::select(const QList<int> &participants) const
{
    auto *view = find<QTreeView>(u"participantsTreeView"_s);
    view->clearSelection();
    for (const int participant : participants) {
        const QModelIndex index = view->model()->index(participant - 1, 0);
        view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

QString ExperimenterTest::cell(const QString &view, int row, int column) const
{
    return find<QTreeView>(view)->model()->index(row, column).data().toString();
}

void ExperimenterTest::enterText(QLineEdit *line, const QString &text) const
{
    line->setFocus();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

/// Of the channel in a row of the table.
void ExperimenterTest::showTranscript(int row) const
{
    trigger(u"transcriptAction"_s);
    auto *channels = find<QTreeView>(u"channelsTreeView"_s);
    channels->setCurrentIndex(channels->model()->index(row, 0));
}

void ExperimenterTest::commit(const Event &event)
{
    m_state.apply(event);
    emit m_service->eventsCommitted({event});
}

void ExperimenterTest::happens(EventKind kind, int participant, const QString &body)
{
    Event event = nextEvent(m_state, kind, participant, QDateTime::currentMSecsSinceEpoch());
    event.body = body;
    if (!body.isEmpty())
        event.nonce = QByteArray::number(event.seq);
    commit(event);
}

/// What the operator wished last.
void ExperimenterTest::grant()
{
    for (const Moderate &one : m_service->moderations.constLast().wishes) {
        const Decision decision = decideModeration(m_state, one, QDateTime::currentMSecsSinceEpoch());
        QVERIFY2(decision, decision ? "" : qPrintable(decision.error().text));
        commit(*decision);
    }
}

void ExperimenterTest::announcesToWhoIsSelected()
{
    select({2, 5});
    QTest::keyClick(m_window.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(find<QComboBox>(u"audienceKindComboBox"_s)->currentText(), u"Selected participants"_s);
    QVERIFY2(text(u"reachesLabel"_s).contains("P2, P5"_L1), qPrintable(text(u"reachesLabel"_s)));
    auto *words = find<QPlainTextEdit>(u"announcementPlainTextEdit"_s);
    QPushButton *announce = find<QDialogButtonBox>(u"announceButtonBox"_s)->button(QDialogButtonBox::Ok);
    QVERIFY(!announce->isEnabled());
    find<QComboBox>(u"announceReasonComboBox"_s)->setEditText(u"a slow start"_s);
    QTest::keyClicks(words, u"Two more minutes"_s);
    QTest::keyClick(words, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(int(m_service->moderations.size()), 1);
    QCOMPARE(wish().kind, EventKind::Announced);
    QCOMPARE(wish().audience.kind, Audience::Kind::Participants);
    QCOMPARE(wish().intervention.reason, u"a slow start"_s);
    QCOMPARE(wish().audience.participants, QList<int>({2, 5}));
    QCOMPARE(wish().body, u"Two more minutes"_s);
    QCOMPARE(wish().nickname, u"Experimenter"_s);
    QCOMPARE(wish().intervention.operatorName, u"Ann"_s);
    grant();
    QTRY_VERIFY(!find<QDialogButtonBox>(u"announceButtonBox"_s));
}

void ExperimenterTest::announcesToEverybodyWhileTheSelectionIsOutOfSight()
{
    select({2, 5});
    const auto bars = find<QMainWindow>(u"workspace"_s)->findChildren<QTabBar *>();
    for (QTabBar *bar : bars) {
        for (int tab = 0; tab < bar->count(); ++tab) {
            if (bar->tabText(tab) == "Log of actions"_L1)
                QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
        }
    }
    QTRY_VERIFY(find<QWidget>(u"participantsTreeView"_s)->visibleRegion().isEmpty());
    trigger(u"announceAction"_s);
    QCOMPARE(find<QComboBox>(u"audienceKindComboBox"_s)->currentText(), u"Everybody"_s);
}

void ExperimenterTest::announcesToTheSessionItWasOpenedFor()
{
    trigger(u"announceAction"_s);
    auto *dialog = find<QDialog>(u"AnnounceDialog"_s);
    find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->setPlainText(u"Two more minutes"_s);
    QVERIFY2(dialog->windowTitle().contains(m_session->code), qPrintable(dialog->windowTitle()));
    QVERIFY(!find<QLabel>(u"elsewhereLabel"_s)->isVisible());
    select({2, 5});
    trigger(u"announceAction"_s); // the same dialog, for those
    QCOMPARE(m_window->findChildren<QDialog *>(u"AnnounceDialog"_s).size(), 1);
    QCOMPARE(find<QComboBox>(u"audienceKindComboBox"_s)->currentText(), u"Selected participants"_s);
    QVERIFY(text(u"reachesLabel"_s).contains("P2, P5"_L1));
    QCOMPARE(find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->toPlainText(), u"Two more minutes"_s);

    emit m_service->sessionOpened(SessionState(groupSession(2, 4, 2, QDateTime::currentMSecsSinceEpoch())));
    QTest::keyClick(find<QComboBox>(u"sessionComboBox"_s), Qt::Key_Home);
    QTRY_VERIFY(find<QLabel>(u"elsewhereLabel"_s)->isVisible());
    QVERIFY(text(u"elsewhereLabel"_s).contains(m_session->code));
    find<QDialogButtonBox>(u"announceButtonBox"_s)->button(QDialogButtonBox::Ok)->click();
    QCOMPARE(m_service->moderations.constLast().session, 1);
}

void ExperimenterTest::announcesToARole()
{
    trigger(u"announceAction"_s);
    QCOMPARE(find<QComboBox>(u"audienceKindComboBox"_s)->currentText(), u"Everybody"_s);
    QVERIFY(!find<QComboBox>(u"audienceComboBox"_s)->isVisible());
    QCOMPARE(find<QComboBox>(u"audienceKindComboBox"_s)->findText(u"Selected participants"_s), -1);
    choose(u"audienceKindComboBox"_s, u"A role"_s);
    choose(u"audienceComboBox"_s, u"Buyer"_s);
    QVERIFY2(text(u"reachesLabel"_s).contains("P2, P4, P6, P8"_L1), qPrintable(text(u"reachesLabel"_s)));
    find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->setPlainText(u"Buyers, please decide."_s);
    QTest::mouseClick(find<QDialogButtonBox>(u"announceButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QCOMPARE(wish().audience.kind, Audience::Kind::Role);
    QCOMPARE(wish().audience.role, u"Buyer"_s);
}

void ExperimenterTest::keepsAnAnnouncementUntilItIsStored()
{
    trigger(u"announceAction"_s);
    auto *words = find<QPlainTextEdit>(u"announcementPlainTextEdit"_s);
    QPushButton *announce = find<QDialogButtonBox>(u"announceButtonBox"_s)->button(QDialogButtonBox::Ok);
    words->setPlainText(u"Please wait."_s);
    QTest::mouseClick(announce, Qt::LeftButton);
    QVERIFY(words->isVisible() && !announce->isEnabled());
    refuse(u"The disk is full."_s);
    QVERIFY(find<QLabel>(u"announceProblemLabel"_s)->isVisible());
    QCOMPARE(text(u"announceProblemLabel"_s), u"The disk is full."_s);
    QCOMPARE(words->toPlainText(), u"Please wait."_s);
    QTest::mouseClick(announce, Qt::LeftButton);
    QCOMPARE(int(m_service->moderations.size()), 2);
    QVERIFY(!find<QLabel>(u"announceProblemLabel"_s)->isVisible());
    grant();
    QTRY_VERIFY(!find<QPlainTextEdit>(u"announcementPlainTextEdit"_s));
}

void ExperimenterTest::keepsTextsAtHand()
{
    trigger(u"announceAction"_s);
    auto *presets = find<QAbstractItemView>(u"presetsListView"_s);
    auto *words = find<QPlainTextEdit>(u"announcementPlainTextEdit"_s);
    const auto clickPreset = [&](int row) {
        QTest::mouseClick(presets->viewport(), Qt::LeftButton, {}, presets->visualRect(presets->model()->index(row, 0)).center());
    };
    clickPreset(0);
    QCOMPARE(words->toPlainText(), u"Please wait a moment."_s);
    clickPreset(1); // one of the list gives way to another
    QCOMPARE(words->toPlainText(), u"5 minutes left."_s);
    QVERIFY(!find<QPushButton>(u"keepPresetPushButton"_s)->isEnabled());
    words->setPlainText(u"The experiment begins. "_s);
    words->moveCursor(QTextCursor::End);
    clickPreset(0); // what was typed does not
    QCOMPARE(words->toPlainText(), u"The experiment begins. Please wait a moment."_s);
    const int before = presets->model()->rowCount();
    click(u"keepPresetPushButton"_s);
    QCOMPARE(presets->model()->rowCount(), before + 1);
    QCOMPARE(QSettings(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat).value("experimenter/announcements"_L1).toStringList().constLast(),
             words->toPlainText());
    presets->setCurrentIndex(presets->model()->index(0, 0));
    click(u"removePresetPushButton"_s);
    QCOMPARE(presets->model()->rowCount(), before);
    QCOMPARE(presets->model()->index(0, 0).data().toString(), u"5 minutes left."_s);
}

void ExperimenterTest::saysSomethingInAChannelOnceItIsStored()
{
    showTranscript(1);
    QLineEdit *line = nullptr;
    for (auto *each : m_window->findChildren<QLineEdit *>(u"composerLineEdit"_s))
        line = each->isVisible() ? each : line;
    QVERIFY(line);
    QCOMPARE(line->placeholderText(), u"Say as Experimenter…"_s);
    enterText(line, u"Hello, group"_s);
    QCOMPARE(int(m_service->moderations.size()), 1);
    QCOMPARE(wish().kind, EventKind::Message);
    QCOMPARE(wish().participant, 0);
    QCOMPARE(wish().channel, 2);
    QCOMPARE(wish().nickname, u"Experimenter"_s);
    QCOMPARE(line->text(), u"Hello, group"_s);
    QVERIFY(line->isReadOnly());
    QTest::keyClick(line, Qt::Key_Return); // impatience does not say it twice
    QCOMPARE(int(m_service->moderations.size()), 1);

    refuse(u"The disk is full."_s);
    QCOMPARE(line->text(), u"Hello, group"_s);
    auto *problem = line->parent()->findChild<QLabel *>(u"composerProblemLabel"_s);
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"The disk is full."_s);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(!problem->isVisible());
    grant();
    QTRY_COMPARE(line->text(), QString());
    const QAbstractItemModel *transcript = find<QAbstractItemView>(u"transcriptView"_s)->model();
    QTRY_COMPARE(transcript->rowCount(), 1);
    QCOMPARE(transcript->index(0, 0).data().toString(), u"Hello, group"_s);
}

void ExperimenterTest::keepsADraftForEachChannel()
{
    showTranscript(0);
    QLineEdit *line = nullptr;
    for (auto *each : m_window->findChildren<QLineEdit *>(u"composerLineEdit"_s))
        line = each->isVisible() ? each : line;
    QVERIFY(line);
    QTest::keyClicks(line, u"for the first"_s);
    showTranscript(1);
    QCOMPARE(line->text(), QString());
    enterText(line, u"for the second"_s);
    showTranscript(0); // while the other is on its way
    QCOMPARE(line->text(), u"for the first"_s);
    grant();
    QCOMPARE(line->text(), u"for the first"_s);
    showTranscript(1);
    QCOMPARE(line->text(), QString());
}

void ExperimenterTest::saysNothingInASessionThatHasEnded()
{
    showTranscript(0);
    QLineEdit *line = nullptr;
    for (auto *each : m_window->findChildren<QLineEdit *>(u"composerLineEdit"_s))
        line = each->isVisible() ? each : line;
    QVERIFY(line && line->isEnabled());
    happens(EventKind::SessionEnded, 0);
    QTRY_VERIFY(!line->isEnabled());
    QCOMPARE(line->placeholderText(), u"The session has ended"_s);
    QVERIFY(!find<QAction>(u"announceAction"_s)->isEnabled());
    QVERIFY(find<QAction>(u"swapSeatsAction"_s)->toolTip().contains("ended"_L1));
}

void ExperimenterTest::extendsAndEndsCountdownsFromTheMenu()
{
    select({1, 3});
    auto *menu = find<QMenu>(u"countdownMenu"_s);
    emit menu->aboutToShow();
    QVERIFY2(menu->title().contains("P1, P3"_L1), qPrintable(menu->title()));
    menu->findChild<QAction *>(u"extend1minAction"_s)->trigger();
    const QList<Moderate> wishes = m_service->moderations.constLast().wishes;
    QCOMPARE(int(wishes.size()), 2);
    QCOMPARE(wishes.at(1).kind, EventKind::CountdownSet);
    QCOMPARE(wishes.at(1).participant, 3);
    QCOMPARE(wishes.at(1).untilMs, m_state.pageEndOf(3) + 60'000);
    QVERIFY(!wishes.at(1).intervention.reason.isEmpty());
    grant();
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    menu->findChild<QAction *>(u"endCountdownAction"_s)->trigger();
    QVERIFY(wish().untilMs >= before && wish().untilMs <= QDateTime::currentMSecsSinceEpoch());
    emit menu->aboutToShow();
    menu->findChild<QAction *>(u"countdownByStudyAction"_s)->trigger();
    QCOMPARE(wish().untilMs, Moderate::asTheStudySays);

    select({8}); // has not come: nothing counts down
    emit menu->aboutToShow();
    QVERIFY(!menu->findChild<QAction *>(u"extend1minAction"_s)->isEnabled());
    select({});
    QVERIFY2(menu->title().contains("everybody"_L1), qPrintable(menu->title()));
    emit menu->aboutToShow();
    menu->findChild<QAction *>(u"shorten1minAction"_s)->trigger();
    QCOMPARE(int(m_service->moderations.constLast().wishes.size()), 6);
}

void ExperimenterTest::showsWhatACountdownWillBecome()
{
    happens(EventKind::Paused, 0);
    select({2});
    find<QMenu>(u"countdownMenu"_s)->findChild<QAction *>(u"changeCountdownAction"_s)->trigger();
    QTRY_COMPARE(find<QTreeView>(u"countdownTreeView"_s)->model()->rowCount(), 1);
    QCOMPARE(cell(u"countdownTreeView"_s, 0, 0), u"P2"_s);
    QCOMPARE(cell(u"countdownTreeView"_s, 0, 2), u"3:00"_s);
    QVERIFY(text(u"countdownNoteLabel"_s).contains("paused"_L1));
    QTest::qWait(1100); // the clock stands still
    QCOMPARE(cell(u"countdownTreeView"_s, 0, 2), u"3:00"_s);
    click(u"fiveMinutesPushButton"_s);
    QCOMPARE(find<QComboBox>(u"changeComboBox"_s)->currentText(), u"Extend by"_s);
    QCOMPARE(cell(u"countdownTreeView"_s, 0, 3), u"8:00"_s);
    choose(u"changeComboBox"_s, u"Shorten by"_s);
    find<QSpinBox>(u"minutesSpinBox"_s)->setValue(1);
    find<QSpinBox>(u"secondsSpinBox"_s)->setValue(30);
    QCOMPARE(cell(u"countdownTreeView"_s, 0, 3), u"1:30"_s);
    choose(u"scopeComboBox"_s, u"everybody's pages"_s);
    QCOMPARE(find<QTreeView>(u"countdownTreeView"_s)->model()->rowCount(), 6);
    choose(u"changeComboBox"_s, u"As the study says"_s);
    QVERIFY(!find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok)->isEnabled());
    choose(u"changeComboBox"_s, u"Let it end in"_s);
    confirm();
    QCOMPARE(int(m_service->moderations.constLast().wishes.size()), 6);
    QCOMPARE(wish().untilMs, m_state.clockAt(QDateTime::currentMSecsSinceEpoch()) + 90'000);
    QVERIFY(!wish().intervention.reason.isEmpty());
}

void ExperimenterTest::closesAChatByItsCountdown()
{
    showTranscript(1);
    emit find<QMenu>(u"moderateMenu"_s)->aboutToShow();
    auto *menu = find<QMenu>(u"channelCountdownMenu"_s);
    emit menu->aboutToShow();
    menu->findChild<QAction *>(u"extend30sAction"_s)->trigger();
    QCOMPARE(wish().channel, 2);
    QCOMPARE(wish().participant, 0);
    QCOMPARE(wish().untilMs, m_state.participant(4).enteredAtMs + 150'000);
    grant();
    QCOMPARE(m_state.channel(2).closesAtMs.value_or(0), m_state.participant(4).enteredAtMs + 150'000);
}

void ExperimenterTest::countsDownInTheTableOfParticipants()
{
    auto *view = find<QTreeView>(u"participantsTreeView"_s);
    int column = -1;
    for (int i = 0; i < view->model()->columnCount(); ++i)
        column = view->model()->headerData(i, Qt::Horizontal).toString() == u"Time left"_s ? i : column;
    QVERIFY(column >= 0 && !view->isColumnHidden(column));
    const QString first = cell(u"participantsTreeView"_s, 0, column);
    QVERIFY2(first == u"3:00"_s || first == u"2:59"_s, qPrintable(first));
    QTRY_VERIFY(cell(u"participantsTreeView"_s, 0, column) != first);
    QCOMPARE(cell(u"participantsTreeView"_s, 7, column), QString());
}

void ExperimenterTest::raisesACallForHelpAndAnswersIt()
{
    QSignalSpy sounded(find<Attention>({}), &Attention::sounded);
    auto *dock = find<QDockWidget>(u"helpDockWidget"_s);
    auto *banner = find<QWidget>(u"helpBanner"_s);
    QVERIFY(dock->isHidden() && banner->isHidden());
    happens(EventKind::HelpRequested, 3, u"I cannot see the chat"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->findChild<QLabel *>(u"bannerTextLabel"_s)->text().contains(u"P3 calls for help: “I cannot see the chat”"_s));
    QCOMPARE(int(sounded.size()), 1);
    auto *again = m_window->findChild<QTimer *>(u"soundAgainTimer"_s);
    QCOMPARE(again->interval(), 30'000);
    again->start(20);
    QTRY_VERIFY(sounded.size() >= 3);
    QCOMPARE(find<QPushButton>(u"statusHelpPushButton"_s)->text(), u"Calls for help: 1"_s);
    QCOMPARE(dock->windowTitle(), u"Help (1)"_s);
    happens(EventKind::HelpRequested, 5, u"Me, too"_s);
    QTRY_COMPARE(dock->windowTitle(), u"Help (2)"_s);
    QVERIFY(banner->findChild<QLabel *>(u"bannerTextLabel"_s)->text().endsWith("P3"_L1)); // waits, too

    click(u"answerHelpPushButton"_s); // the newest
    QVERIFY(dock->isVisible() && banner->isHidden());
    QCOMPARE(wish().kind, EventKind::HelpRead);
    QCOMPARE(wish().participant, 5);
    grant();
    QTRY_COMPARE(dock->windowTitle(), u"Help (1)"_s);
    QCOMPARE(cell(u"helpTreeView"_s, 0, 0), u"P3"_s);
    QCOMPARE(cell(u"helpTreeView"_s, 0, 1), u"new"_s);
    QCOMPARE(cell(u"helpTreeView"_s, 1, 1), u"read"_s);
    QCOMPARE(find<QAbstractItemView>(u"helpTalkView"_s)->model()->index(0, 0).data().toString(), u"Me, too"_s);

    auto *line = dock->findChild<QLineEdit *>(u"composerLineEdit"_s);
    QVERIFY(line->hasFocus());
    enterText(line, u"Coming"_s);
    QCOMPARE(wish().kind, EventKind::HelpAnswered);
    QCOMPARE(wish().participant, 5);
    QCOMPARE(wish().nickname, u"Experimenter"_s);
    QCOMPARE(line->text(), u"Coming"_s);
    grant();
    QTRY_COMPARE(cell(u"helpTreeView"_s, 1, 1), u"answered"_s);
    QCOMPARE(line->text(), QString());
    QTRY_COMPARE(find<QAbstractItemView>(u"helpTalkView"_s)->model()->rowCount(), 2);
    QVERIFY(!cell(u"helpTreeView"_s, 0, 2).isEmpty());
    QCOMPARE(cell(u"helpTreeView"_s, 1, 2), QString());
}

void ExperimenterTest::keepsALineNewThatNobodyHasLookedAt()
{
    happens(EventKind::HelpRequested, 3, u"Hello?"_s);
    QTRY_COMPARE(find<QDockWidget>(u"helpDockWidget"_s)->windowTitle(), u"Help (1)"_s);
    const auto *again = m_window->findChild<QTimer *>(u"soundAgainTimer"_s);
    QVERIFY(again->isActive());
    trigger(u"helpLineAction"_s);
    grant();
    QTRY_COMPARE(find<QDockWidget>(u"helpDockWidget"_s)->windowTitle(), u"Help"_s);
    const auto wishes = m_service->moderations.size();
    happens(EventKind::HelpRequested, 3, u"Is anybody there?"_s);
    QTRY_COMPARE(find<QDockWidget>(u"helpDockWidget"_s)->windowTitle(), u"Help (1)"_s);
    QVERIFY(find<QWidget>(u"helpBanner"_s)->isVisible());
    QCOMPARE(m_service->moderations.size(), wishes);
    auto *calls = find<QTreeView>(u"helpTreeView"_s);
    QTest::mouseClick(calls->viewport(), Qt::LeftButton, {}, calls->visualRect(calls->model()->index(0, 0)).center());
    QCOMPARE(m_service->moderations.size(), wishes + 1);
    QCOMPARE(wish().kind, EventKind::HelpRead);
}

void ExperimenterTest::goesToTheSessionThatCalls()
{
    const SessionPtr other = sessionOf(marketStudy(), 2, m_session->createdAtMs);
    SessionState state(other);
    emit m_service->sessionOpened(state);
    QVERIFY(m_window->windowTitle().contains(m_session->code));
    Event call = nextEvent(state, EventKind::HelpRequested, 2, other->createdAtMs);
    call.body = u"Here"_s;
    emit m_service->eventsCommitted({call});
    auto *banner = find<QWidget>(u"helpBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->findChild<QLabel *>(u"bannerTextLabel"_s)->text().contains(other->code));
    QCOMPARE(find<QDockWidget>(u"helpDockWidget"_s)->windowTitle(), u"Help"_s); // it shows the other session
    click(u"statusHelpPushButton"_s);
    QVERIFY(m_window->windowTitle().contains(other->code));
    QCOMPARE(m_service->moderations.constLast().session, 2);
    QCOMPARE(wish().participant, 2);
}

void ExperimenterTest::staysSilentIfToldTo()
{
    QSignalSpy sounded(find<Attention>({}), &Attention::sounded);
    trigger(u"preferencesAction"_s);
    find<QCheckBox>(u"soundsCheckBox"_s)->setChecked(false);
    QTest::mouseClick(find<QDialogButtonBox>(u"preferencesButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton);
    happens(EventKind::HelpRequested, 3, u"Hello?"_s);
    QTRY_VERIFY(find<QWidget>(u"helpBanner"_s)->isVisible());
    QVERIFY(sounded.isEmpty());
}

void ExperimenterTest::changesPlaces()
{
    select({2});
    trigger(u"swapSeatsAction"_s);
    auto *seats = find<QTreeView>(u"seatsTreeView"_s);
    QCOMPARE(seats->model()->rowCount(), 7);
    QPushButton *ok = find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok);
    QVERIFY(!ok->isEnabled());
    seats->setCurrentIndex(seats->model()->index(3, 0)); // P5, for P2 is not among them
    QVERIFY(ok->isEnabled());
    const QString effect = text(u"seatEffectLabel"_s);
    QVERIFY2(effect.contains(u"Who is at P2 goes to P5: group 3, role Seller, page “Your Choice”, chats: Group 3."_s), qPrintable(effect));
    QVERIFY2(effect.contains("Who is at P5 goes to P2: group 1, role Buyer"_L1), qPrintable(effect));
    confirm();
    QCOMPARE(wish().kind, EventKind::SeatsSwapped);
    QCOMPARE(wish().participant, 2);
    QCOMPARE(wish().other, 5);
}

void ExperimenterTest::givesAPlaceToANewPerson()
{
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    int linkColumn = -1;
    for (int i = 0; i < participants->model()->columnCount(); ++i)
        linkColumn = participants->model()->headerData(i, Qt::Horizontal).toString() == u"Link"_s ? i : linkColumn;
    const QString oldLink = cell(u"participantsTreeView"_s, 3, linkColumn);
    select({4});
    trigger(u"replacePersonAction"_s);
    QVERIFY(text(u"explanationLabel"_s).contains("stops working at once"_L1));
    QVERIFY(!find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok)->isDefault()); // Enter is too quick for what stays
    confirm();
    QCOMPARE(wish().kind, EventKind::PersonReplaced);
    QCOMPARE(wish().participant, 4);
    grant();
    QTRY_VERIFY(find<QLabel>(u"newLinkLabel"_s));
    const QString link = text(u"newLinkLabel"_s);
    QCOMPARE(link, QString(u"http://192.168.1.20:8000/p/"_s + m_state.ticketOf(4)));
    QVERIFY(link != oldLink);
    QVERIFY(!find<QLabel>(u"qrLabel"_s)->pixmap().isNull());
    QCOMPARE(cell(u"participantsTreeView"_s, 3, linkColumn), link);
    click(u"copyNewLinkPushButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), link);
    click(u"openNewLinkPushButton"_s);
    QCOMPARE(m_openedUrls, QList<QUrl>{QUrl(link)});
}

void ExperimenterTest::movesAChatToAnotherChannel()
{
    select({1});
    trigger(u"moveChatAction"_s);
    QCOMPARE(find<QComboBox>(u"targetChannelComboBox"_s)->count(), 3); // not where it leads already
    choose(u"targetChannelComboBox"_s, u"Group 3"_s);
    QVERIFY2(text(u"channelEffectLabel"_s).contains("P5, P6"_L1), qPrintable(text(u"channelEffectLabel"_s)));
    confirm();
    QCOMPARE(wish().kind, EventKind::ChannelMoved);
    QCOMPARE(wish().participant, 1);
    QCOMPARE(wish().channel, 1);
    QCOMPARE(wish().other, 3);
    grant();
    QTRY_VERIFY(find<QAction>(u"moveChatAction"_s)->isEnabled());
    select({8}); // has not come, but has a chat
    QVERIFY(find<QAction>(u"moveChatAction"_s)->isEnabled());
    select({1, 2});
    QVERIFY(!find<QAction>(u"moveChatAction"_s)->isEnabled());
    QVERIFY(find<QAction>(u"swapSeatsAction"_s)->toolTip().contains("one participant"_L1));
}

void ExperimenterTest::remembersPreferences()
{
    trigger(u"preferencesAction"_s);
    find<QLineEdit>(u"experimenterNameLineEdit"_s)->setText(u" Dr. Roe "_s);
    find<QPlainTextEdit>(u"announcementsPlainTextEdit"_s)->setPlainText(u"One\n\n Two \nOne\n"_s);
    QTest::mouseClick(find<QDialogButtonBox>(u"preferencesButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton);
    showTranscript(0);
    QStringList invitations;
    for (auto *each : m_window->findChildren<QLineEdit *>(u"composerLineEdit"_s))
        invitations.append(each->placeholderText());
    QVERIFY(invitations.contains(u"Say as Dr. Roe…"_s));
    trigger(u"announceAction"_s);
    const QAbstractItemModel *presets = find<QAbstractItemView>(u"presetsListView"_s)->model();
    QCOMPARE(presets->rowCount(), 2);
    QCOMPARE(presets->index(1, 0).data().toString(), u"Two"_s);
    QVERIFY(text(u"announcedAsLabel"_s).contains(u"“Dr. Roe”"_s));
}

void ExperimenterTest::givesEveryControlANameAndAToolTip()
{
    showTranscript(0);
    select({1});
    trigger(u"replacePersonAction"_s);
    confirm();
    grant();
    QTRY_VERIFY(find<QLabel>(u"newLinkLabel"_s));
    happens(EventKind::HelpRequested, 3, u"Hello?"_s);
    trigger(u"helpLineAction"_s);
    trigger(u"announceAction"_s);
    trigger(u"preferencesAction"_s);
    trigger(u"swapSeatsAction"_s);
    trigger(u"moveChatAction"_s);
    find<QMenu>(u"countdownMenu"_s)->findChild<QAction *>(u"changeCountdownAction"_s)->trigger();
    const auto controls = m_window->findChildren<QWidget *>();
    for (const QWidget *control : controls) {
        const bool isControl = qobject_cast<const QPushButton *>(control) || qobject_cast<const QComboBox *>(control)
            || qobject_cast<const QAbstractItemView *>(control) || qobject_cast<const QPlainTextEdit *>(control) || qobject_cast<const QCheckBox *>(control)
            || qobject_cast<const QAbstractSpinBox *>(control) || (qobject_cast<const QLineEdit *>(control) && !qobject_cast<const QAbstractSpinBox *>(control->parent()));
        const bool isInside = qobject_cast<const QComboBox *>(control->parent()) || control->inherits("QComboBoxListView")
            || control->inherits("QHeaderView") || qobject_cast<const QDialogButtonBox *>(control->parent());
        if (!isControl || isInside)
            continue;
        QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
        QVERIFY2(!control->toolTip().isEmpty() || control->objectName() == "transcriptView"_L1, qPrintable(control->objectName()));
    }
}

QTEST_MAIN(ExperimenterTest)
#include "tst_arranging.moc"
