// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptmodel.h"
#include "console/session/sessionmonitor.h"
#include "console/window/mainwindow.h"
#include "gui/fakes.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What the operator does: real widgets, keys and clicks. In place of the server, the rules alone.
class ActingTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void pausesAndResumesWithOneKey();
    void doesOnceWhatAHeldKeyAsks();
    void pausesWhileADialogAsks();
    void pausesWhileAnyDialogIsOpen_data();
    void pausesWhileAnyDialogIsOpen();
    void resumesFromTheBanner();
    void hidesAMessageWithTwoClicks();
    void hidesManyInOneCommit();
    void undoesTheNewestByKey();
    void undoesTheSelectedRow();
    void asksForTheNameOnceForEachSession();
    void offersTheLastReasonFirst();
    void keepsTheOperatorsReasons();
    void mutesTheSelectedParticipantsForAWhile();
    void mutesAnAuthorEverywhere();
    void goesThroughTheQueueByKeys();
    void releasesAndRefusesInTheTranscript();
    void freezesChannelsAndPages();
    void removesAndReadmits();
    void moderatesOnlyWhatIsSelectedNow();
    void offersOnlyWhatTheRulesGrant();
    void tellsWhatWasRefused();
    void advancesInTheOperatorsName();
    void filtersTheLogAndExportsWhatIsShown();
    void readsWhatWasDoneBefore();
    void saysThatTheLogCannotBeRead();
    void goesWhereItWasDone();
    void keepsSessionsApart();
    void givesEveryControlANameAndAToolTip();

private:
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    void trigger(const QString &action) const
    {
        emit find<QMenu>(u"moderateMenu"_s)->aboutToShow(); // as one gets to most of them
        QVERIFY2(find<QAction>(action)->isEnabled(), qPrintable(action));
        find<QAction>(action)->trigger();
    }
    void commit(const QList<Event> &events);
    QList<Event> say(int participant, const QString &body);
    QList<Event> grant();
    void confirm(const QString &reason = {}) const;
    void perform(const QString &action) { trigger(action), confirm(), grant(); }
    void select(QAbstractItemView *view, const QList<int> &rows) const;
    [[nodiscard]] QAbstractItemView *transcript() const { return find<QAbstractItemView>(u"transcriptView"_s); }
    [[nodiscard]] QTreeView *log() const { return find<QTreeView>(u"actionsTreeView"_s); }
    [[nodiscard]] QTreeView *queue() const { return find<QTreeView>(u"heldTreeView"_s); }
    [[nodiscard]] QString logged(int row, int column) const { return log()->model()->index(row, column).data().toString(); }
    [[nodiscard]] MessageState messageState(int row) const
    {
        return transcript()->model()->index(row, 0).data(TranscriptModel::StateRole).value<MessageState>();
    }
    [[nodiscard]] Moderate lastWish() const { return m_service->moderations.constLast().wishes.constLast(); }
    [[nodiscard]] QString banner(const QString &name) const
    {
        auto *frame = find<QWidget>(name);
        return frame->isVisible() ? frame->findChild<QLabel *>(u"bannerTextLabel"_s)->text() : QString();
    }

    enum LogColumn { At, Operator, Action, Target, Words, Reason, Text, Undone };

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeArchive> m_archive;
    std::unique_ptr<MainWindow> m_window;
    SessionPtr m_session;
    SessionState m_state;
    qsizetype m_granted = 0;
};

void ActingTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_folder->path().toLocal8Bit());
    qputenv("USER", "grace");
    m_service = std::make_unique<FakeService>();
    m_archive = std::make_unique<FakeArchive>();
    ConsoleOptions options;
    options.dataDirectory = m_folder->filePath(u"data"_s);
    options.settingsFile = m_folder->filePath(u"settings.ini"_s);
    m_window = std::make_unique<MainWindow>(m_service.get(), m_archive.get(), options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_session = groupSession(1, 8, 4, QDateTime::currentMSecsSinceEpoch());
    m_state = SessionState(m_session);
    m_granted = 0;
    for (int participant = 1; participant <= 8; ++participant)
        m_state.apply(*decide(m_state, Arrive{participant, {}}, QDateTime::currentMSecsSinceEpoch()));
    emit m_service->sessionOpened(m_state);
    emit m_service->opened();
    trigger(u"transcriptAction"_s);
}

void ActingTest::cleanup()
{
    m_window.reset();
}

void ActingTest::commit(const QList<Event> &events)
{
    m_archive->log.append(events);
    const qsizetype messages = std::count_if(m_archive->log.begin(), m_archive->log.end(), [](const Event &event) { return event.channel == 1 && isSaid(event.kind); });
    commitTo(m_window.get(), m_service.get(), events);
    QTRY_VERIFY(transcript()->model()->rowCount() >= messages);
}

QList<Event> ActingTest::say(int participant, const QString &body)
{
    static int said = 0;
    const Decision decision = decide(m_state, Post{participant, m_session->channel(m_session->boxes.at(0).at(participant - 1).first().channel).handle,
                                                   QByteArray::number(++said), body}, QDateTime::currentMSecsSinceEpoch());
    Q_ASSERT(decision);
    m_state.apply(*decision);
    commit({*decision});
    return {*decision};
}

/// Does what the console wished since the last time, as far as the rules grant it.
QList<Event> ActingTest::grant()
{
    QList<Event> events;
    for (; m_granted < m_service->moderations.size(); ++m_granted) {
        for (const Moderate &wish : m_service->moderations.at(m_granted).wishes) {
            const Decision decision = decide(m_state, wish, QDateTime::currentMSecsSinceEpoch());
            if (!decision)
                continue;
            m_state.apply(*decision);
            events.append(*decision);
        }
    }
    commit(events);
    return events;
}

/// Enter, maybe after another reason was typed.
void ActingTest::confirm(const QString &reason) const
{
    auto *reasons = find<QComboBox>(u"reasonComboBox"_s);
    QVERIFY(reasons && reasons->isVisible());
    if (!reason.isEmpty())
        reasons->setEditText(reason);
    QTRY_VERIFY(reasons->hasFocus());
    QTest::keyClick(reasons, Qt::Key_Return);
    QTRY_VERIFY(!find<QComboBox>(u"reasonComboBox"_s));
    m_window->activateWindow(); // as a window manager does, when the dialog is gone
    QTRY_VERIFY(m_window->isActiveWindow());
}

void ActingTest::select(QAbstractItemView *view, const QList<int> &rows) const
{
    view->setFocus();
    view->selectionModel()->clear();
    for (const int row : rows) {
        view->selectionModel()->setCurrentIndex(view->model()->index(row, 0),
                                                QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void ActingTest::pausesAndResumesWithOneKey()
{
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QCOMPARE(int(m_service->moderations.size()), 1);
    QCOMPARE(m_service->moderations.constFirst().session, 1);
    QVERIFY(actionOf<SetPaused>(lastWish()).paused);
    QCOMPARE(lastWish().intervention.operatorName, u"grace"_s);
    QVERIFY(!lastWish().intervention.reason.isEmpty());
    grant();
    QVERIFY(banner(u"pauseBanner"_s).contains("paused since"_L1));
    QVERIFY(banner(u"pauseBanner"_s).contains("grace"_L1));
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QVERIFY(!actionOf<SetPaused>(lastWish()).paused);
    grant();
    QCOMPARE(banner(u"pauseBanner"_s), QString());
    QCOMPARE(log()->model()->rowCount(), 2);
}

void ActingTest::doesOnceWhatAHeldKeyAsks()
{
    for (const QString &name : {u"pauseAction"_s, u"undoAction"_s, u"advanceSelectedAction"_s, u"advanceGroupAction"_s, u"advanceSlowestAction"_s,
                                u"advanceAllAction"_s})
        QVERIFY2(!find<QAction>(name)->autoRepeat(), qPrintable(name));
}

void ActingTest::pausesWhileADialogAsks()
{
    trigger(u"freezeSessionAction"_s);
    auto *reasons = find<QComboBox>(u"reasonComboBox"_s);
    QTRY_VERIFY(reasons->hasFocus());
    QTest::keyClick(reasons, Qt::Key_F9);
    QCOMPARE(int(m_service->moderations.size()), 1);
    QVERIFY(actionOf<SetPaused>(lastWish()).paused);
    QVERIFY(reasons->isVisible());
}

void ActingTest::pausesWhileAnyDialogIsOpen_data()
{
    QTest::addColumn<QString>("action");
    for (const char *action : {"newSessionAction", "endSessionAction", "preferencesAction", "operatorAction", "aboutAction", "advanceAllAction"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void ActingTest::pausesWhileAnyDialogIsOpen()
{
    QFETCH(const QString, action);
    trigger(action);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QWidget *dialog = QApplication::activeModalWidget();
    QTRY_VERIFY(dialog->isActiveWindow());
    QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : dialog, Qt::Key_F9);
    QCOMPARE(int(m_service->moderations.size()), 1);
    QVERIFY(actionOf<SetPaused>(lastWish()).paused);
    QVERIFY(dialog->isVisible());
}

void ActingTest::resumesFromTheBanner()
{
    find<QAbstractButton>(u"pauseToolButton"_s)->click();
    grant();
    QTest::mouseClick(find<QPushButton>(u"resumePushButton"_s), Qt::LeftButton);
    QVERIFY(!actionOf<SetPaused>(lastWish()).paused);
}

void ActingTest::hidesAMessageWithTwoClicks()
{
    const qint64 seq = say(1, u"you idiot"_s).constFirst().seq;
    select(transcript(), {0});
    emit transcript()->customContextMenuRequested(transcript()->visualRect(transcript()->model()->index(0, 0)).center());
    auto *menu = find<QMenu>(u"transcriptMenu"_s);
    QVERIFY(menu->isVisible() && menu->actions().contains(find<QAction>(u"hideMessageAction"_s)));
    menu->close();
    trigger(u"hideMessageAction"_s);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().contains("P1 in Group 1"_L1));
    QVERIFY(find<QLineEdit>(u"wordsLineEdit"_s)->placeholderText().contains("hidden"_L1));
    QTest::keyClicks(find<QLineEdit>(u"wordsLineEdit"_s), u"removed by us"_s);
    confirm();
    QVERIFY(actionOf<SetHidden>(lastWish()).hidden);
    QCOMPARE(actionOf<SetHidden>(lastWish()).message, seq);
    QCOMPARE(actionOf<SetHidden>(lastWish()).channel, 1);
    QCOMPARE(lastWish().intervention.reason, u"insult or threat"_s);
    QCOMPARE(lastWish().intervention.text, u"removed by us"_s);
    grant();
    QCOMPARE(messageState(0), MessageState::Hidden);
    QVERIFY(transcript()->model()->index(0, 0).data(TranscriptModel::MarkRole).toString().contains("grace: insult or threat"_L1));
    QTRY_COMPARE(logged(0, Action), u"Hid a message of P1 in Group 1"_s); // the message was looked up
    QCOMPARE(logged(0, Target), u"P1 · Group 1"_s);
    QCOMPARE(logged(0, Words), u"you idiot"_s);
    QCOMPARE(logged(0, Reason), u"insult or threat"_s);
    QCOMPARE(logged(0, Text), u"removed by us"_s);
}

void ActingTest::hidesManyInOneCommit()
{
    for (int i = 0; i < 3; ++i)
        say(2, u"spam"_s);
    transcript()->setFocus();
    QTest::keyClick(transcript(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(transcript(), Qt::Key_Delete);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().contains("3 messages"_L1));
    confirm(u"flooding"_s);
    QCOMPARE(int(m_service->moderations.size()), 1);
    QCOMPARE(int(m_service->moderations.constLast().wishes.size()), 3);
    QCOMPARE(int(grant().size()), 3);
    select(transcript(), {0, 1});
    perform(u"restoreMessageAction"_s);
    QCOMPARE(messageState(0), MessageState::Said);
    QCOMPARE(messageState(2), MessageState::Hidden);
}

void ActingTest::undoesTheNewestByKey()
{
    say(1, u"hello"_s);
    QVERIFY(!find<QAction>(u"undoAction"_s)->isEnabled());
    select(transcript(), {0});
    trigger(u"hideMessageAction"_s);
    confirm();
    const qint64 hiding = grant().constFirst().seq;
    QTRY_VERIFY(find<QAction>(u"undoAction"_s)->toolTip().contains("P1"_L1));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().contains("Hid a message of P1 in Group 1"_L1));
    confirm();
    QVERIFY(!actionOf<SetHidden>(lastWish()).hidden);
    QCOMPARE(lastWish().intervention.undoes, hiding);
    QCOMPARE(lastWish().intervention.reason, u"mistake"_s);
    grant();
    QCOMPARE(messageState(0), MessageState::Said);
    QVERIFY(logged(1, Undone).contains("grace"_L1));
    QVERIFY(!find<QAction>(u"undoAction"_s)->isEnabled()); // an undoing is not undone by the same key
}

void ActingTest::undoesTheSelectedRow()
{
    find<QTreeView>(u"participantsTreeView"_s)->setCurrentIndex(find<QTreeView>(u"participantsTreeView"_s)->model()->index(2, 0));
    perform(u"removeParticipantAction"_s);
    trigger(u"pauseAction"_s);
    grant();
    select(log(), {1}); // the older one
    QTest::mouseClick(find<QPushButton>(u"undoPushButton"_s), Qt::LeftButton);
    confirm();
    QVERIFY(std::holds_alternative<Readmit>(lastWish().action));
    QCOMPARE(actionOf<Readmit>(lastWish()).participant, 3);
    grant();
    select(log(), {2});
    QVERIFY(!find<QPushButton>(u"undoPushButton"_s)->isEnabled());
}

void ActingTest::asksForTheNameOnceForEachSession()
{
    trigger(u"freezeSessionAction"_s);
    auto *name = find<QLineEdit>(u"operatorLineEdit"_s);
    QVERIFY(name->isVisible());
    QCOMPARE(name->text(), u"grace"_s);
    name->clear();
    QVERIFY(!find<QDialogButtonBox>(u"interventionButtonBox"_s)->button(QDialogButtonBox::Ok)->isEnabled());
    QTest::keyClicks(name, u"Ada"_s);
    confirm();
    QCOMPARE(lastWish().intervention.operatorName, u"Ada"_s);
    grant();
    trigger(u"unfreezeSessionAction"_s);
    QVERIFY(!find<QLineEdit>(u"operatorLineEdit"_s)->isVisible());
    QVERIFY(find<QLabel>(u"loggedLabel"_s)->text().contains("Ada"_L1));
    confirm();
    trigger(u"operatorAction"_s);
    auto *dialog = find<QInputDialog>(u"operatorInputDialog"_s);
    dialog->setTextValue(u"Mary"_s);
    dialog->accept();
    trigger(u"pauseAction"_s);
    QCOMPARE(lastWish().intervention.operatorName, u"Mary"_s);
}

void ActingTest::offersTheLastReasonFirst()
{
    trigger(u"freezeSessionAction"_s);
    confirm(u"fire alarm"_s);
    grant();
    trigger(u"unfreezeSessionAction"_s);
    QVERIFY(find<QComboBox>(u"reasonComboBox"_s)->findText(u"fire alarm"_s) < 0); // of another kind
    confirm();
    grant();
    trigger(u"freezeSessionAction"_s);
    QCOMPARE(find<QComboBox>(u"reasonComboBox"_s)->currentText(), u"fire alarm"_s);
    confirm();
}

void ActingTest::keepsTheOperatorsReasons()
{
    trigger(u"editReasonsAction"_s);
    auto *list = find<QPlainTextEdit>(u"reasonsPlainTextEdit"_s);
    QVERIFY(list->toPlainText().startsWith("insult or threat"_L1));
    list->setPlainText(u"  too   loud \n\ntoo loud\nlate"_s);
    QTest::mouseClick(find<QDialogButtonBox>(u"reasonsButtonBox"_s)->button(QDialogButtonBox::Ok), Qt::LeftButton);
    trigger(u"freezeSessionAction"_s);
    const auto *reasons = find<QComboBox>(u"reasonComboBox"_s);
    QCOMPARE(reasons->currentText(), u"too loud"_s);
    QCOMPARE(reasons->count(), 2);
    confirm();
}

void ActingTest::mutesTheSelectedParticipantsForAWhile()
{
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    select(participants, {1, 3});
    emit participants->customContextMenuRequested(participants->visualRect(participants->model()->index(1, 0)).center());
    QVERIFY(find<QMenu>(u"participantMenu"_s)->actions().contains(find<QAction>(u"muteParticipantAction"_s)));
    find<QMenu>(u"participantMenu"_s)->close();
    const qint64 beforeMs = QDateTime::currentMSecsSinceEpoch();
    trigger(u"muteParticipantAction"_s);
    auto *duration = find<QComboBox>(u"muteDurationComboBox"_s);
    duration->setCurrentIndex(duration->findData(10));
    QVERIFY(!find<QComboBox>(u"muteScopeComboBox"_s)); // everywhere, of course
    confirm();
    const QList<Moderate> wishes = m_service->moderations.constLast().wishes;
    QCOMPARE(int(wishes.size()), 2);
    QCOMPARE(actionOf<Mute>(wishes.at(0)).participant, 2);
    QCOMPARE(actionOf<Mute>(wishes.at(1)).participant, 4);
    QCOMPARE(actionOf<Mute>(wishes.at(0)).channel, 0);
    QVERIFY(actionOf<Mute>(wishes.at(0)).untilMs >= beforeMs + 600'000 && actionOf<Mute>(wishes.at(0)).untilMs < beforeMs + 660'000);
    grant();
    say(1, u"a"_s);
    QVERIFY(!transcript()->model()->index(0, 0).data(TranscriptModel::MutedRole).toBool());
    perform(u"unmuteParticipantAction"_s);
    QVERIFY(m_state.participant(2).mutes.isEmpty() && m_state.participant(4).mutes.isEmpty());
}

void ActingTest::mutesAnAuthorEverywhere()
{
    say(1, u"a"_s);
    say(1, u"b"_s);
    select(transcript(), {0, 1});
    trigger(u"muteAuthorAction"_s);
    find<QComboBox>(u"muteScopeComboBox"_s)->setCurrentIndex(1);
    auto *duration = find<QComboBox>(u"muteDurationComboBox"_s);
    duration->setCurrentIndex(duration->findData(0));
    confirm();
    QCOMPARE(int(m_service->moderations.constLast().wishes.size()), 1);
    QCOMPARE(actionOf<Mute>(lastWish()).participant, 1);
    QCOMPARE(actionOf<Mute>(lastWish()).channel, 0);
    QCOMPARE(actionOf<Mute>(lastWish()).untilMs, 0);
    grant();
    QVERIFY(transcript()->model()->index(1, 0).data(TranscriptModel::MutedRole).toBool());
    perform(u"unmuteAuthorAction"_s);
    QVERIFY(!transcript()->model()->index(1, 0).data(TranscriptModel::MutedRole).toBool());
}

void ActingTest::goesThroughTheQueueByKeys()
{
    perform(u"holdChannelAction"_s);
    say(1, u"one"_s);
    say(2, u"two"_s);
    say(3, u"three"_s);
    QCOMPARE(queue()->model()->rowCount(), 3);
    QCOMPARE(find<QDockWidget>(u"approvalDockWidget"_s)->windowTitle(), u"Waiting for approval (3)"_s);
    auto *button = find<QPushButton>(u"waitingPushButton"_s);
    QVERIFY(button->isVisible() && button->text().contains(u'3'));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(queue()->hasFocus());
    QTest::keyClick(queue(), Qt::Key_Return);
    QVERIFY(std::holds_alternative<ReleaseMessage>(lastWish().action));
    grant();
    QCOMPARE(queue()->model()->rowCount(), 2);
    QTest::keyClick(queue(), Qt::Key_Return); // the next one is selected by now
    grant();
    QTest::keyClick(queue(), Qt::Key_Delete);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().contains("P3"_L1));
    QTest::keyClicks(find<QLineEdit>(u"wordsLineEdit"_s), u"Please stay polite."_s);
    confirm();
    QVERIFY(std::holds_alternative<RefuseMessage>(lastWish().action));
    QCOMPARE(lastWish().intervention.text, u"Please stay polite."_s);
    grant();
    QCOMPARE(queue()->model()->rowCount(), 0);
    QVERIFY(!button->isVisible());
    QVERIFY(find<QLabel>(u"nothingHeldLabel"_s)->isVisible());
}

void ActingTest::releasesAndRefusesInTheTranscript()
{
    say(1, u"first"_s);
    perform(u"holdChannelAction"_s);
    say(2, u"held one"_s);
    say(3, u"held two"_s);
    QCOMPARE(transcript()->model()->rowCount(), 3);
    QCOMPARE(messageState(1), MessageState::Held);
    transcript()->setFocus();
    select(transcript(), {1});
    QTest::keyClick(transcript(), Qt::Key_Return);
    grant();
    QCOMPARE(transcript()->model()->rowCount(), 3);
    QCOMPARE(messageState(1), MessageState::Held); // the second one
    QCOMPARE(messageState(2), MessageState::Said); // said now, below
    QCOMPARE(transcript()->model()->index(2, 0).data().toString(), u"held one"_s);
    select(transcript(), {1});
    QTest::keyClick(transcript(), Qt::Key_Delete);
    confirm(u"off topic"_s);
    grant();
    QCOMPARE(messageState(1), MessageState::Refused);
    QVERIFY(transcript()->model()->index(1, 0).data(TranscriptModel::MarkRole).toString().contains("off topic"_L1));
    QVERIFY(transcript()->model()->index(1, 0).data(Qt::ToolTipRole).toString().contains("refused by grace"_L1));
    QCOMPARE(logged(0, Words), u"held two"_s);
}

void ActingTest::freezesChannelsAndPages()
{
    auto *channels = find<QTreeView>(u"channelsTreeView"_s);
    emit channels->customContextMenuRequested(channels->visualRect(channels->model()->index(1, 0)).center());
    QVERIFY(find<QMenu>(u"channelMenu"_s)->actions().contains(find<QAction>(u"freezeChannelAction"_s)));
    find<QMenu>(u"channelMenu"_s)->close();
    find<QAction>(u"freezeChannelAction"_s)->trigger(); // as a click in that menu does, after it is closed
    confirm();
    grant();
    QCOMPARE(actionOf<SetFrozen>(lastWish()).channel, 2);
    QVERIFY(m_state.channel(2).frozen);
    QAction *page = find<QMenu>(u"moderatePagesMenu"_s)->actions().constFirst();
    QVERIFY(!page->isChecked());
    page->trigger();
    confirm();
    QCOMPARE(actionOf<SetFrozen>(lastWish()).page, u"your_choice"_s);
    grant();
    QVERIFY(page->isChecked());
    page->trigger();
    confirm();
    QVERIFY(!actionOf<SetFrozen>(lastWish()).frozen);
    grant();
    QVERIFY(!page->isChecked());
    QVERIFY(logged(0, Action).contains("Your Choice"_L1));
}

void ActingTest::removesAndReadmits()
{
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    select(participants, {4});
    QVERIFY(!find<QAction>(u"readmitParticipantAction"_s)->isVisible());
    trigger(u"removeParticipantAction"_s);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().contains("Remove P5"_L1));
    confirm();
    grant();
    QVERIFY(m_state.participant(5).removed);
    perform(u"readmitParticipantAction"_s);
    QVERIFY(!m_state.participant(5).removed);
}

void ActingTest::moderatesOnlyWhatIsSelectedNow()
{
    say(1, u"one"_s);
    auto *moderate = find<QMenu>(u"moderateMenu"_s);
    auto *messages = find<QMenu>(u"moderateMessagesMenu"_s);
    select(transcript(), {0});
    emit moderate->aboutToShow();
    QVERIFY(messages->isEnabled());
    find<QAction>(u"wallAction"_s)->trigger();
    emit moderate->aboutToShow();
    QVERIFY(!messages->isEnabled()); // the transcript is not on the screen any more
    select(find<QAbstractItemView>(u"wallView"_s), {1});
    perform(u"freezeChannelAction"_s);
    QCOMPARE(actionOf<SetFrozen>(lastWish()).channel, 2);
    find<QAction>(u"transcriptAction"_s)->trigger();
    perform(u"freezeChannelAction"_s);
    QCOMPARE(actionOf<SetFrozen>(lastWish()).channel, 1);
    emit transcript()->customContextMenuRequested(transcript()->visualRect(transcript()->model()->index(0, 0)).center());
    find<QMenu>(u"transcriptMenu"_s)->close();
    transcript()->selectionModel()->clear();
    emit moderate->aboutToShow();
    QVERIFY(!messages->isEnabled());
}

void ActingTest::offersOnlyWhatTheRulesGrant()
{
    QVERIFY(!find<QAction>(u"hideMessageAction"_s)->isEnabled());
    QVERIFY(find<QAction>(u"hideMessageAction"_s)->toolTip().contains("Nothing is selected"_L1));
    perform(u"freezeChannelAction"_s);
    QVERIFY(!find<QAction>(u"freezeChannelAction"_s)->isEnabled());
    QVERIFY(find<QAction>(u"freezeChannelAction"_s)->toolTip().contains("so already"_L1));
    QVERIFY(find<QAction>(u"unfreezeChannelAction"_s)->isVisible());
    commit({*decide(m_state, EndSession{u"Ada"_s, {}}, QDateTime::currentMSecsSinceEpoch())});
    QVERIFY(!find<QAction>(u"unfreezeChannelAction"_s)->isEnabled());
    QVERIFY(!find<QAction>(u"pauseAction"_s)->isEnabled());
    QVERIFY(!find<QAction>(u"undoAction"_s)->isEnabled());
    QVERIFY(!find<QMenu>(u"moderatePagesMenu"_s)->isEnabled());
}

void ActingTest::tellsWhatWasRefused()
{
    emit m_service->moderationRefused(1, {u"nothing_to_do"_s, u"This is so already."_s});
    QVERIFY(banner(u"refusedBanner"_s).contains("This is so already."_L1));
    emit m_service->moderationRefused(1, {u"not_there"_s, u"This is not there any more."_s});
    QVERIFY(banner(u"refusedBanner"_s).contains(u'2'));
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QCOMPARE(banner(u"refusedBanner"_s), QString());
}

void ActingTest::advancesInTheOperatorsName()
{
    select(find<QTreeView>(u"participantsTreeView"_s), {0});
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QCOMPARE(int(m_service->advances.size()), 1);
    QCOMPARE(m_service->advances.constFirst().intervention.operatorName, u"grace"_s);
}

void ActingTest::filtersTheLogAndExportsWhatIsShown()
{
    perform(u"freezeSessionAction"_s);
    perform(u"holdChannelAction"_s);
    QCOMPARE(log()->model()->rowCount(), 2);
    auto *kinds = find<QComboBox>(u"actionKindsComboBox"_s);
    QCOMPARE(kinds->count(), 3);
    kinds->setCurrentIndex(kinds->findText(u"Freezing"_s));
    QCOMPARE(log()->model()->rowCount(), 1);
    kinds->setCurrentIndex(0);
    QTest::keyClicks(find<QLineEdit>(u"actionsFilterLineEdit"_s), u"GROUP 1"_s);
    QCOMPARE(log()->model()->rowCount(), 1);
    QVERIFY(logged(0, Action).contains("Group 1"_L1));
    const QString file = m_folder->filePath(u"actions.csv"_s);
    QTest::mouseClick(find<QPushButton>(u"exportActionsPushButton"_s), Qt::LeftButton);
    auto *dialog = find<QFileDialog>(u"actionsFileDialog"_s);
    dialog->selectFile(file);
    static_cast<QDialog *>(dialog)->accept();
    QTRY_VERIFY(find<QLabel>(u"actionsOutcomeLabel"_s)->text().contains("actions.csv"_L1));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(written.readAll()).split(u"\r\n"_s);
    QCOMPARE(int(lines.size()), 3);
    QVERIFY(lines.at(0).startsWith("Time,Operator,Action,"_L1));
    QVERIFY(lines.at(1).contains(",grace,"_L1) && lines.at(1).contains("Group 1"_L1));
}

void ActingTest::readsWhatWasDoneBefore()
{
    const QList<Event> said = say(2, u"rude, but short"_s);
    const Moderate hide{SetHidden{said.constFirst().channel, said.constFirst().seq, true}, {u"Ada"_s, u"insult"_s, {}, 0}};
    const Event hidden = *decide(m_state, hide, QDateTime::currentMSecsSinceEpoch());
    m_state.apply(hidden);
    m_archive->log.append(hidden);
    emit m_service->sessionOpened(m_state); // taken up again after a restart
    QTRY_COMPARE(log()->model()->rowCount(), 1);
    QTRY_COMPARE(logged(0, Action), u"Hid a message of P2 in Group 1"_s); // the message is looked up
    QCOMPARE(logged(0, Words), u"rude, but short"_s);
    QTRY_COMPARE(transcript()->model()->rowCount(), 1);
    QTRY_VERIFY(transcript()->model()->index(0, 0).data(TranscriptModel::MarkRole).toString().contains("Ada: insult"_L1));
}

void ActingTest::saysThatTheLogCannotBeRead()
{
    auto *failure = find<QLabel>(u"actionsFailureLabel"_s);
    QVERIFY(failure->isHidden());
    m_archive->interventionsFailure = Error{u"cannot_read"_s, u"The disk is gone."_s};
    emit m_service->sessionOpened(m_state);
    QTRY_VERIFY(!failure->isHidden());
    QVERIFY(failure->text().contains("The disk is gone."_L1));
    m_archive->interventionsFailure.reset();
    emit m_service->sessionOpened(m_state);
    QVERIFY(failure->isHidden());
}

void ActingTest::goesWhereItWasDone()
{
    select(find<QTreeView>(u"participantsTreeView"_s), {6});
    perform(u"removeParticipantAction"_s);
    select(find<QTreeView>(u"participantsTreeView"_s), {0});
    emit log()->doubleClicked(log()->model()->index(0, 0));
    QCOMPARE(find<QTreeView>(u"participantsTreeView"_s)->currentIndex().row(), 6);
    select(find<QTreeView>(u"channelsTreeView"_s), {1});
    perform(u"freezeChannelAction"_s);
    select(find<QTreeView>(u"channelsTreeView"_s), {0});
    emit log()->doubleClicked(log()->model()->index(0, 0));
    QCOMPARE(find<QLabel>(u"channelTitleLabel"_s)->text(), u"Group 2"_s);
}

void ActingTest::keepsSessionsApart()
{
    trigger(u"freezeSessionAction"_s); // the dialog is open while another session comes to the front
    const SessionPtr other = groupSession(2, 4, 2, m_session->createdAtMs);
    emit m_service->sessionOpened(SessionState(other));
    auto *sessions = find<QComboBox>(u"sessionComboBox"_s);
    sessions->setCurrentIndex(0);
    emit sessions->activated(0);
    QVERIFY(m_window->windowTitle().contains(other->code));
    confirm();
    QCOMPARE(m_service->moderations.constLast().session, 1);
    trigger(u"pauseAction"_s);
    QCOMPARE(m_service->moderations.constLast().session, 2);
}

void ActingTest::givesEveryControlANameAndAToolTip()
{
    say(1, u"a"_s);
    select(transcript(), {0});
    trigger(u"muteAuthorAction"_s);
    find<QAbstractButton>(u"editReasonsToolButton"_s)->click();
    const auto controls = m_window->findChildren<QWidget *>();
    for (const QWidget *control : controls) {
        const bool isControl = qobject_cast<const QPushButton *>(control) || qobject_cast<const QComboBox *>(control)
            || qobject_cast<const QLineEdit *>(control) || qobject_cast<const QPlainTextEdit *>(control);
        const bool isInside = qobject_cast<const QComboBox *>(control->parent()) || qobject_cast<const QDialogButtonBox *>(control->parent())
            || qobject_cast<const QAbstractSpinBox *>(control->parent());
        if (!isControl || isInside)
            continue;
        QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
        QVERIFY2(!control->toolTip().isEmpty(), qPrintable(control->objectName()));
    }
}

QTEST_MAIN(ActingTest)
#include "tst_acting.moc"
