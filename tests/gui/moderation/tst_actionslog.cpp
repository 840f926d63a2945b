// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptmodel.h"
#include "console/session/countdowns.h"
#include "gui/actingfixture.h"
#include "support/testprogram.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The log of the operators' actions, and undoing from it.
class ActionsLogTest final : public ActingFixture {
    Q_OBJECT

private slots:
    void init();
    void undoesTheNewestByKey();
    void undoesAnActWithAllItsParts();
    void undoesOnePartOfAnAct();
    void namesWhatItUndoesAndSkipsNothingSilently();
    void pausesNobodyByEnter();
    void saysHowMuchTimeAnUndoGivesBack();
    void undoesAnAdvance();
    void undoesTheSelectedRow();
    void filtersTheLogAndExportsWhatIsShown();
    void readsWhatWasDoneBefore();
    void saysThatTheLogCannotBeRead();
    void goesWhereItWasDone();

private:
    Decision perform(const Command &command)
    {
        const Decision decision = decide(m_state, command, QDateTime::currentMSecsSinceEpoch());
        if (decision)
            m_state.apply(*decision);
        return decision;
    }
    void perform(const QString &action) { ActingFixture::perform(action); }
};

void ActionsLogTest::init()
{
    ActingFixture::init();
    runSession(groupStudy(8, 4), 8);
    trigger(u"transcriptAction"_s);
}

void ActionsLogTest::undoesTheNewestByKey()
{
    say(1, u"hello"_s);
    QVERIFY(!find<QAction>(u"undoAction"_s)->isEnabled());
    select(transcript(), {0});
    trigger(u"hideMessageAction"_s);
    confirm();
    const qint64 hiding = grant().constFirst().seq;
    QTRY_VERIFY(find<QAction>(u"undoAction"_s)->toolTip().contains("P1"_L1));
    QTRY_COMPARE(find<QAction>(u"undoAction"_s)->text(), u"&Undo: Hid a message of P1 in Group 1…"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().contains("Hid a message of P1 in Group 1"_L1));
    confirm();
    QVERIFY(!actionOf<SetHidden>(lastWish()).hidden);
    QCOMPARE(lastWish().intervention.undoes, hiding);
    QCOMPARE(lastWish().intervention.reason, QString());
    grant();
    QCOMPARE(messageState(0), MessageState::Said);
    QVERIFY(logged(1, Undone).contains("grace"_L1));
    QVERIFY(!find<QAction>(u"undoAction"_s)->isEnabled()); // the same key does not undo an undo
}

void ActionsLogTest::undoesAnActWithAllItsParts()
{
    selectParticipants({1, 2, 4});
    perform(u"muteParticipantAction"_s);
    QCOMPARE(log()->model()->rowCount(), 1);
    QCOMPARE(logged(0, Action), u"Muted P1, P2, P4 for a while"_s);
    QCOMPARE(logged(0, Target), u"P1, P2, P4"_s);
    const QModelIndex act = log()->model()->index(0, 0);
    QCOMPARE(log()->model()->rowCount(act), 3);
    QCOMPARE(log()->model()->index(1, Action, act).data().toString(), u"Muted P2 for a while"_s);
    QCOMPARE(find<QAction>(u"undoAction"_s)->text(), u"&Undo: Muted P1, P2, P4 for a while…"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().startsWith("Undo: Muted P1, P2, P4 for a while"_L1));
    confirm();
    QCOMPARE(int(lastWishes().size()), 3);
    grant();
    for (const int participant : {1, 2, 4})
        QVERIFY(m_state.participant(participant).mutes.isEmpty());
    QVERIFY(logged(1, Undone).startsWith("by grace"_L1));
    QCOMPARE(log()->model()->rowCount(), 2); // the undo is one act, too
    QVERIFY(!find<QAction>(u"undoAction"_s)->isEnabled());
}

void ActionsLogTest::undoesOnePartOfAnAct()
{
    selectParticipants({1, 2});
    perform(u"holdParticipantAction"_s);
    log()->expandAll();
    const QModelIndex act = log()->model()->index(0, 0);
    log()->setCurrentIndex(log()->model()->index(0, 0, act)); // the newest on top
    click(u"undoPushButton"_s);
    confirm();
    QCOMPARE(int(lastWishes().size()), 1);
    QCOMPARE(actionOf<SetHolding>(lastWish()).participant, 2);
    grant();
    QVERIFY(logged(1, Undone).startsWith("1 of 2 by grace"_L1));
    QCOMPARE(find<QAction>(u"undoAction"_s)->text(), u"&Undo: Started to hold messages of P1 for approval…"_s); // what is left of it
}

void ActionsLogTest::namesWhatItUndoesAndSkipsNothingSilently()
{
    perform(u"freezeChannelAction"_s);
    const Moderate announce{Announce{{}, {u"Experimenter"_s, u"Hello"_s}}, {u"grace"_s, {}, {}, 0}}; // this can never be undone
    commit({*perform(announce)});
    QCOMPARE(find<QAction>(u"undoAction"_s)->text(), u"&Undo earlier: Froze Group 1…"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().startsWith("Undo: Froze Group 1"_L1));
    QVERIFY2(text(u"explanationLabel"_s).startsWith("What you did later cannot be undone: Announced to everybody"_L1),
             qPrintable(text(u"explanationLabel"_s)));
    const qsizetype sent = m_service->moderations.size();
    confirm(); // Enter, from habit
    QCOMPARE(m_service->moderations.size(), sent);
}

void ActionsLogTest::pausesNobodyByEnter()
{
    for (int i = 0; i < 2; ++i) { // pause and resume
        trigger(u"pauseAction"_s);
        grant();
    }
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(find<QLabel>(u"questionLabel"_s)->text().startsWith("Undo: Resumed the session"_L1));
    QVERIFY2(text(u"explanationLabel"_s).startsWith("It pauses the session: nobody can write"_L1), qPrintable(text(u"explanationLabel"_s)));
    const qsizetype sent = m_service->moderations.size();
    confirm();
    QCOMPARE(m_service->moderations.size(), sent);
    QVERIFY(!m_state.isPaused());
}

/// Of the page's countdown, and of a chat that was ended.
void ActionsLogTest::saysHowMuchTimeAnUndoGivesBack()
{
    runSession(marketStudy(), 8);
    selectParticipants({1, 2});
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const auto setTo = [&](const CountdownTarget &target, qint64 leftMs) {
        return Moderate{SetCountdown{target.participant, target.channel, m_state.clockAt(nowMs) + leftMs, {}, 0}, {u"grace"_s, {}, {}, 0}};
    };
    QString said;
    const auto undo = [&] {
        trigger(u"undoAction"_s);
        QTRY_VERIFY(find<QLabel>(u"explanationLabel"_s));
        said = text(u"explanationLabel"_s);
        find<QDialog>(u"InterventionDialog"_s)->reject();
        QTRY_VERIFY(!find<QDialog>(u"InterventionDialog"_s));
    };
    static const QRegularExpression givesBack(u"^It gives back 2:[0-5][0-9]. Time left then: (3:00|2:5[0-9])\\."_s);
    commit({*perform(setTo({1, 0}, 30'000))}); // of three minutes
    undo();
    QVERIFY2(givesBack.match(said).hasMatch(), qPrintable(said));
    static const QRegularExpression takesAway(u"^It takes away 9:[0-9]{2}. Time left then: 0:[0-9]{2}\\."_s);
    commit({*perform(setTo({1, 0}, 600'000))});
    undo();
    QVERIFY2(takesAway.match(said).hasMatch(), qPrintable(said));
    static const QRegularExpression chat(u"^It gives back (2:00|1:5[0-9]). Time left then: (2:00|1:5[0-9])\\."_s);
    commit({*perform(setTo({0, 1}, 0))}); // ends the chat of two minutes
    undo();
    QVERIFY2(chat.match(said).hasMatch(), qPrintable(said));
}

void ActionsLogTest::undoesAnAdvance()
{
    runSession(pagedStudy(8, 4), 8);
    selectParticipants({1, 2, 3});
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    grantAdvance();
    QCOMPARE(logged(0, Action), u"Advanced P1, P2, P3 by one page"_s);
    commit({*perform(Advance{2, m_session->study.pages.at(1).name, 1, AdvancedBy::Operator, {u"Ada"_s, {}, {}, 0}})}); // P2 moves on
    log()->sortByColumn(0, Qt::AscendingOrder);
    select(log(), {0});
    click(u"undoPushButton"_s);
    QVERIFY2(text(u"explanationLabel"_s).contains("can no longer be undone"_L1), qPrintable(text(u"explanationLabel"_s)));
    confirm();
    QCOMPARE(int(lastWishes().size()), 2);
    grant();
    QCOMPARE(m_state.participant(1).page, 0);
    QCOMPARE(m_state.participant(2).page, 2);
    QCOMPARE(m_state.participant(3).page, 0);
    QVERIFY(logged(0, Undone).startsWith("2 of 3 by grace"_L1));
    QVERIFY2(logged(2, Action).startsWith("Returned P"_L1), qPrintable(logged(2, Action)));
}

void ActionsLogTest::undoesTheSelectedRow()
{
    find<QTreeView>(u"participantsTreeView"_s)->setCurrentIndex(find<QTreeView>(u"participantsTreeView"_s)->model()->index(2, 0));
    perform(u"removeParticipantAction"_s);
    trigger(u"pauseAction"_s);
    grant();
    select(log(), {1}); // the older one
    click(u"undoPushButton"_s);
    confirm();
    QVERIFY(std::holds_alternative<Readmit>(lastWish().action));
    QCOMPARE(actionOf<Readmit>(lastWish()).participant, 3);
    grant();
    select(log(), {2});
    QVERIFY(!find<QPushButton>(u"undoPushButton"_s)->isEnabled());
}

void ActionsLogTest::filtersTheLogAndExportsWhatIsShown()
{
    perform(u"freezeSessionAction"_s);
    perform(u"holdChannelAction"_s);
    QCOMPARE(log()->model()->rowCount(), 2);
    auto *kinds = find<QComboBox>(u"actionKindsComboBox"_s);
    QCOMPARE(kinds->count(), 3);
    kinds->setCurrentIndex(kinds->findText(u"Freezing"_s));
    QCOMPARE(log()->model()->rowCount(), 1);
    QCOMPARE(kinds->currentData().toString(), u"frozen"_s); // what is saved is the same in every language
    kinds->setCurrentIndex(0);
    QTest::keyClicks(find<QLineEdit>(u"actionsFilterLineEdit"_s), u"GROUP 1"_s);
    QCOMPARE(log()->model()->rowCount(), 1);
    QVERIFY(logged(0, Action).contains("Group 1"_L1));
    const QString file = m_folder->filePath(u"actions.csv"_s);
    click(u"exportActionsPushButton"_s);
    auto *dialog = find<QFileDialog>(u"actionsFileDialog"_s);
    QVERIFY(dialog->selectedFiles().constFirst().endsWith(u"Actions-%1.csv"_s.arg(m_session->code)));
    dialog->selectFile(file);
    static_cast<QDialog *>(dialog)->accept();
    QTRY_VERIFY(find<QLabel>(u"actionsOutcomeLabel"_s)->text().contains("actions.csv"_L1));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(written.readAll()).split(u"\r\n"_s);
    QCOMPARE(int(lines.size()), 3);
    QVERIFY(lines.at(0).startsWith("Time,Operator,Action,"_L1) && lines.at(0).endsWith(",seq,act,reason_id"_L1));
    QVERIFY(lines.at(1).contains(",grace,"_L1) && lines.at(1).contains("Group 1"_L1));
}

void ActionsLogTest::readsWhatWasDoneBefore()
{
    const QList<Event> said = say(2, u"rude, but short"_s);
    const Moderate hide{SetHidden{said.constFirst().channel, said.constFirst().seq, true}, {u"Ada"_s, u"insult"_s, {}, 0}};
    const Event hidden = *decide(m_state, hide, QDateTime::currentMSecsSinceEpoch());
    m_state.apply(hidden);
    m_archive->log.append(hidden);
    emit m_service->sessionOpened(m_state); // continued after a restart
    QTRY_COMPARE(log()->model()->rowCount(), 1);
    QTRY_COMPARE(logged(0, Action), u"Hid a message of P2 in Group 1"_s); // the message is being loaded
    QCOMPARE(logged(0, Words), u"rude, but short"_s);
    QTRY_COMPARE(transcript()->model()->rowCount(), 1);
    QTRY_VERIFY(transcript()->model()->index(0, 0).data(TranscriptModel::MarkRole).toString().contains("Ada: insult"_L1));
}

void ActionsLogTest::saysThatTheLogCannotBeRead()
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

void ActionsLogTest::goesWhereItWasDone()
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

LABCHAT_TEST(ActionsLogTest, QApplication)
#include "tst_actionslog.moc"
