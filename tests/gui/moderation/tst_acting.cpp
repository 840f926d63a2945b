// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptmodel.h"
#include "gui/actingfixture.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionFrame>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The operator's actions on messages, channels and participants: real widgets, keys and clicks.
class ActingTest final : public ActingFixture {
    Q_OBJECT

private slots:
    void init();
    void showsAllOfWhatParticipantsRead();
    void hidesAMessageWithTwoClicks();
    void hidesManyInOneCommit();
    void mutesTheSelectedParticipantsForAWhile();
    void mutesAnAuthorEverywhere();
    void goesThroughTheQueueByKeys();
    void releasesAndRefusesInTheTranscript();
    void freezesChannelsAndPages();
    void removesAndReadmits();
    void moderatesOnlyWhatIsSelectedNow();
    void logsNoReasonThatNobodyGave();
    void showsKeysWhereTheyWork();
    void goesToTheAuthorAndTalksInPrivate();
    void alignsTheFieldsOfMute();
    void offersOnlyWhatTheRulesGrant();
    void reportsWhatWasRefused();

private:
    [[nodiscard]] QTreeView *queue() const { return find<QTreeView>(u"heldTreeView"_s); }
};

void ActingTest::init()
{
    ActingFixture::init();
    runSession(groupStudy(8, 4), 8);
    trigger(u"transcriptAction"_s);
}

/// Also the grey text that they read if the operator types nothing.
void ActingTest::showsAllOfWhatParticipantsRead()
{
    selectParticipants({2});
    trigger(u"muteParticipantAction"_s);
    const auto room = [](const QLineEdit *line) {
        QStyleOptionFrame option;
        option.initFrom(line);
        option.lineWidth = line->style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, line);
        return line->style()->subElementRect(QStyle::SE_LineEditContents, &option, line).width() - 4; // QLineEdit's own margin
    };
    for (const QLineEdit *line : {find<QLineEdit>(u"wordsLineEdit"_s), find<QComboBox>(u"reasonComboBox"_s)->lineEdit(), find<QLineEdit>(u"operatorLineEdit"_s)}) {
        const int needed = line->fontMetrics().horizontalAdvance(line->placeholderText());
        QVERIFY(needed > 0);
        QVERIFY2(room(line) >= needed, qPrintable(u"%1: %2 of %3"_s.arg(line->placeholderText()).arg(room(line)).arg(needed)));
    }
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
    QVERIFY(find<QLabel>(u"explanationLabel"_s)->text().startsWith(u"“you idiot”"_s)); // what will be hidden
    QVERIFY(find<QLineEdit>(u"wordsLineEdit"_s)->placeholderText().contains("hidden"_L1));
    QTest::keyClicks(find<QLineEdit>(u"wordsLineEdit"_s), u"removed by us"_s);
    confirm(u"insult or threat"_s);
    QVERIFY(actionOf<SetHidden>(lastWish()).hidden);
    QCOMPARE(actionOf<SetHidden>(lastWish()).message, seq);
    QCOMPARE(actionOf<SetHidden>(lastWish()).channel, 1);
    QCOMPARE(lastWish().intervention.reason, u"insult or threat"_s);
    QCOMPARE(lastWish().intervention.reasonId, u"insult"_s);
    QCOMPARE(lastWish().intervention.text, u"removed by us"_s);
    grant();
    QCOMPARE(messageState(0), MessageState::Hidden);
    QVERIFY(transcript()->model()->index(0, 0).data(TranscriptModel::MarkRole).toString().contains("grace: insult or threat"_L1));
    QTRY_COMPARE(logged(0, Action), u"Hid a message of P1 in Group 1"_s); // the message was loaded
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
    confirm(u"as agreed"_s);
    QCOMPARE(lastWish().intervention.reasonId, QString()); // these are the operator's own words
    QCOMPARE(int(m_service->moderations.size()), 1);
    QCOMPARE(int(lastWishes().size()), 3);
    QCOMPARE(int(grant().size()), 3);
    QCOMPARE(log()->model()->rowCount(), 1); // one act
    QCOMPARE(logged(0, Action), u"Hid 3 messages"_s);
    select(transcript(), {0, 1});
    perform(u"restoreMessageAction"_s);
    QCOMPARE(messageState(0), MessageState::Said);
    QCOMPARE(messageState(2), MessageState::Hidden);
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
    QVERIFY(!find<QComboBox>(u"muteScopeComboBox"_s)); // everywhere, without a choice
    confirm();
    const QList<Moderate> wishes = lastWishes();
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
    QCOMPARE(int(lastWishes().size()), 1);
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
    QCOMPARE(lastWish().intervention.reason, QString());
    grant();
    QCOMPARE(queue()->model()->rowCount(), 2);
    QTest::keyClick(queue(), Qt::Key_Return); // the next one is now selected
    grant();
    QTest::keyClick(queue(), Qt::Key_Delete);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().contains("P3"_L1));
    QVERIFY(find<QLabel>(u"explanationLabel"_s)->text().startsWith(u"“three”"_s));
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
    QCOMPARE(messageState(2), MessageState::Said); // released, below
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
    find<QAction>(u"freezeChannelAction"_s)->trigger(); // like a click in that menu, after it has closed
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
    QVERIFY(!messages->isEnabled()); // the transcript is no longer visible
    select(find<QAbstractItemView>(u"wallView"_s), {1});
    perform(u"freezeChannelAction"_s);
    QCOMPARE(actionOf<SetFrozen>(lastWish()).channel, 2);
    select(find<QAbstractItemView>(u"wallView"_s), {0}); // the channel of the transcript follows
    find<QAction>(u"transcriptAction"_s)->trigger();
    perform(u"freezeChannelAction"_s);
    QCOMPARE(actionOf<SetFrozen>(lastWish()).channel, 1);
    emit transcript()->customContextMenuRequested(transcript()->visualRect(transcript()->model()->index(0, 0)).center());
    find<QMenu>(u"transcriptMenu"_s)->close();
    transcript()->selectionModel()->clear();
    emit moderate->aboutToShow();
    QVERIFY(!messages->isEnabled());
}

/// In each kind of action: Enter in the dialog must not make up a reason, also not one that was given before.
void ActingTest::logsNoReasonThatNobodyGave()
{
    say(1, u"hello"_s);
    select(find<QTreeView>(u"participantsTreeView"_s), {1});
    select(transcript(), {0});
    for (const QString &reason : {u"off topic"_s, QString()}) {
        for (const QString &action : {u"hideMessageAction"_s, u"restoreMessageAction"_s, u"muteParticipantAction"_s, u"unmuteParticipantAction"_s,
                                      u"freezeSessionAction"_s, u"unfreezeSessionAction"_s, u"removeParticipantAction"_s, u"readmitParticipantAction"_s,
                                      u"holdChannelAction"_s, u"stopHoldingChannelAction"_s}) {
            trigger(action);
            confirm(reason);
            QCOMPARE(lastWish().intervention.reason, reason);
            QCOMPARE(lastWish().intervention.reasonId, reason.isEmpty() ? QString() : u"off_topic"_s);
            grant();
        }
    }
}

void ActingTest::showsKeysWhereTheyWork()
{
    say(1, u"hello"_s);
    select(transcript(), {0});
    QAction *hide = find<QAction>(u"hideMessageAction"_s);
    QCOMPARE(hide->text(), u"&Hide…"_s);
    emit transcript()->customContextMenuRequested(transcript()->visualRect(transcript()->model()->index(0, 0)).center());
    QCOMPARE(hide->text(), u"&Hide…\tDel"_s);
    find<QMenu>(u"transcriptMenu"_s)->close();
    QTRY_COMPARE(hide->text(), u"&Hide…"_s); // in the menu of the window the key does nothing
    perform(u"holdChannelAction"_s);
    say(2, u"held"_s);
    select(queue(), {0});
    emit queue()->customContextMenuRequested(queue()->visualRect(queue()->model()->index(0, 0)).center());
    QCOMPARE(find<QAction>(u"refuseMessageAction"_s)->text(), u"Re&fuse…\tDel"_s);
    find<QMenu>(u"heldMenu"_s)->close();
}

void ActingTest::goesToTheAuthorAndTalksInPrivate()
{
    say(3, u"hello"_s);
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    select(participants, {0});
    select(transcript(), {0});
    trigger(u"showAuthorAction"_s);
    QCOMPARE(participants->currentIndex().row(), 2);
    QVERIFY(find<QDockWidget>(u"helpDockWidget"_s)->isHidden());
    trigger(u"talkToAuthorAction"_s);
    QTRY_VERIFY(find<QDockWidget>(u"helpDockWidget"_s)->isVisible()); // although nobody has called, and the study has no help line
    auto *line = find<QDockWidget>(u"helpDockWidget"_s)->findChild<QLineEdit *>(u"composerLineEdit"_s);
    QTRY_VERIFY(line->hasFocus());
    QCOMPARE(line->placeholderText(), u"Write to P3 as Experimenter…"_s);
    enterText(line, u"Please stay polite"_s);
    QCOMPARE(actionOf<AnswerHelp>(lastWish()).participant, 3);
    grant();
    QTRY_COMPARE(line->placeholderText(), u"Answer P3 as Experimenter…"_s);
    select(participants, {6});
    trigger(u"talkToParticipantAction"_s);
    QTRY_COMPARE(line->placeholderText(), u"Write to P7 as Experimenter…"_s);
    select(participants, {6, 7});
    QVERIFY(!find<QAction>(u"talkToParticipantAction"_s)->isEnabled());
}

void ActingTest::alignsTheFieldsOfMute()
{
    select(find<QTreeView>(u"participantsTreeView"_s), {1});
    trigger(u"muteParticipantAction"_s);
    const auto left = [](const QWidget *field) { return field->mapToGlobal(QPoint()).x(); };
    auto *duration = find<QComboBox>(u"muteDurationComboBox"_s);
    QTRY_COMPARE(left(duration), left(find<QWidget>(u"reasonComboBox"_s)));
    QCOMPARE(left(duration), left(find<QWidget>(u"wordsLineEdit"_s)));
}

void ActingTest::offersOnlyWhatTheRulesGrant()
{
    QVERIFY(!find<QAction>(u"hideMessageAction"_s)->isEnabled());
    QVERIFY(find<QAction>(u"hideMessageAction"_s)->toolTip().contains("Nothing suitable is selected"_L1));
    perform(u"freezeChannelAction"_s);
    QVERIFY(!find<QAction>(u"freezeChannelAction"_s)->isEnabled());
    QVERIFY(find<QAction>(u"freezeChannelAction"_s)->toolTip().contains("already the case"_L1));
    QVERIFY(find<QAction>(u"unfreezeChannelAction"_s)->isVisible());
    commit({*decide(m_state, EndSession{u"Ada"_s, {}}, QDateTime::currentMSecsSinceEpoch())});
    QVERIFY(!find<QAction>(u"unfreezeChannelAction"_s)->isEnabled());
    QVERIFY(!find<QAction>(u"pauseAction"_s)->isEnabled());
    QVERIFY(!find<QAction>(u"undoAction"_s)->isEnabled());
    QVERIFY(!find<QMenu>(u"moderatePagesMenu"_s)->isEnabled());
}

void ActingTest::reportsWhatWasRefused()
{
    emit m_service->moderationRefused(1, {u"nothing_to_do"_s, u"This is already the case."_s});
    QVERIFY(banner(u"refusedBanner"_s).contains("This is already the case."_L1));
    emit m_service->moderationRefused(1, {u"not_there"_s, u"This no longer exists."_s});
    QVERIFY(banner(u"refusedBanner"_s).contains(u'2'));
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QCOMPARE(banner(u"refusedBanner"_s), QString());
}

LABCHAT_TEST(ActingTest, QApplication)
#include "tst_acting.moc"
