// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/accountname.h"
#include "gui/actingfixture.h"
#include "support/testprogram.h"

#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The operators' input: their name, their reasons, and their messages in a channel.
class OperatorInputTest final : public ActingFixture {
    Q_OBJECT

private slots:
    void init();
    void asksForTheNameOnceForEachSession();
    void asksForTheNameThatNobodyKnows();
    void saysWhatIsLoggedWithoutAName();
    void readsTheNameOfTheAccount_data();
    void readsTheNameOfTheAccount();
    void offersTheLastReasonFirst();
    void offersEachActionItsOwnReasons();
    void keepsTheOperatorsReasons();
    void keepsSessionsApart();
    void saysSomethingInAChannelOnceItIsStored();
    void keepsADraftForEachChannel();
    void saysNothingInASessionThatHasEnded();
    void givesEveryControlANameAndAToolTip();

private:
    /// The input line for the shown channel.
    [[nodiscard]] QLineEdit *composer() const
    {
        const auto lines = m_window->findChildren<QLineEdit *>(u"composerLineEdit"_s);
        const auto shown = std::find_if(lines.begin(), lines.end(), [](const QLineEdit *line) { return line->isVisible(); });
        return shown == lines.end() ? nullptr : *shown;
    }
};

void OperatorInputTest::init()
{
    m_accountName = u"grace"_s;
    ActingFixture::init();
    runSession(groupStudy(8, 4), 8);
    trigger(u"transcriptAction"_s);
}

void OperatorInputTest::asksForTheNameOnceForEachSession()
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

/// Nobody's name is “operator” or that of the lab's account.
void OperatorInputTest::asksForTheNameThatNobodyKnows()
{
    m_accountName.clear();
    runSession(groupStudy(8, 4), 8);
    trigger(u"freezeSessionAction"_s);
    auto *name = find<QLineEdit>(u"operatorLineEdit"_s);
    QCOMPARE(name->text(), QString());
    QVERIFY(name->placeholderText().contains("log"_L1)); // what it is for
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Ada"_s);
    accept(u"interventionButtonBox"_s);
    QCOMPARE(lastWish().intervention.operatorName, u"Ada"_s);
    m_accountName = u"grace"_s;
    runSession(groupStudy(8, 4), 8); // the next start: it is known now
    trigger(u"freezeSessionAction"_s);
    QCOMPARE(find<QLineEdit>(u"operatorLineEdit"_s)->text(), u"Ada"_s);
}

void OperatorInputTest::saysWhatIsLoggedWithoutAName()
{
    m_accountName.clear();
    runSession(groupStudy(8, 4), 8);
    const QString said = u"if empty, the log says “grace”"_s; // the account
    trigger(u"operatorAction"_s);
    auto *dialog = find<QInputDialog>(u"operatorInputDialog"_s);
    QCOMPARE(dialog->findChild<QLineEdit *>()->placeholderText(), said);
    dialog->accept();
    trigger(u"pauseAction"_s);
    QCOMPARE(lastWish().intervention.operatorName, u"grace"_s);
    trigger(u"endSessionAction"_s);
    auto *name = find<QDialogButtonBox>(u"endSessionButtonBox"_s)->window()->findChild<QLineEdit *>(u"operatorLineEdit"_s);
    QCOMPARE(name->text(), QString());
    QCOMPARE(name->placeholderText(), said);
    accept(u"endSessionButtonBox"_s);
    QCOMPARE(m_service->endings.first().operatorName, u"grace"_s);
}

void OperatorInputTest::readsTheNameOfTheAccount_data()
{
    QTest::addColumn<QString>("comment");
    QTest::addColumn<QString>("name");
    QTest::newRow("name") << u"Grace Hopper"_s << u"Grace Hopper"_s;
    QTest::newRow("name, room and telephone") << u"Grace Hopper,123,,"_s << u"Grace Hopper"_s;
    QTest::newRow("none") << u",,,"_s << QString();
    QTest::newRow("the account's name") << u"& Hopper"_s << u"Grace Hopper"_s;
}

void OperatorInputTest::readsTheNameOfTheAccount()
{
    QFETCH(const QString, comment);
    QFETCH(const QString, name);
    QCOMPARE(fullNameIn(comment, u"grace"_s), name);
}

void OperatorInputTest::offersTheLastReasonFirst()
{
    trigger(u"freezeSessionAction"_s);
    confirm(u"fire alarm"_s);
    grant();
    trigger(u"unfreezeSessionAction"_s);
    QVERIFY(find<QComboBox>(u"reasonComboBox"_s)->findText(u"fire alarm"_s) < 0); // of another kind
    QCOMPARE(find<QComboBox>(u"reasonComboBox"_s)->currentText(), QString()); // none is chosen
    confirm();
    grant();
    trigger(u"freezeSessionAction"_s);
    QCOMPARE(find<QComboBox>(u"reasonComboBox"_s)->currentText(), QString());
    QCOMPARE(find<QComboBox>(u"reasonComboBox"_s)->itemText(0), u"fire alarm"_s);
    confirm();
}

void OperatorInputTest::offersEachActionItsOwnReasons()
{
    const auto offered = [this] {
        const auto *reasons = find<QComboBox>(u"reasonComboBox"_s);
        QStringList texts;
        for (int i = 0; i < reasons->count(); ++i)
            texts.append(reasons->itemText(i));
        return texts;
    };
    say(1, u"a"_s);
    trigger(u"freezeSessionAction"_s);
    QVERIFY(offered().contains(u"instructions are given"_s) && !offered().contains(u"insult or threat"_s));
    confirm(u"technical problem"_s);
    QCOMPARE(lastWish().intervention.reasonId, u"technical_problem"_s);
    // Remembered by its identifier: in another language it is offered in that language.
    QCOMPARE(QSettings(settingsFile(), QSettings::IniFormat).value("operator/lastReasons/freeze"_L1).toStringList(), QStringList{u"technical_problem"_s});
    grant();
    select(transcript(), {0});
    trigger(u"hideMessageAction"_s);
    QCOMPARE(offered().constFirst(), u"insult or threat"_s);
    QVERIFY(!offered().contains(u"instructions are given"_s));
    confirm();
}

void OperatorInputTest::keepsTheOperatorsReasons()
{
    trigger(u"editReasonsAction"_s);
    auto *list = find<QPlainTextEdit>(u"reasonsPlainTextEdit"_s);
    QCOMPARE(list->toPlainText(), QString());
    list->setPlainText(u"  too   loud \n\ntoo loud\nlate"_s);
    accept(u"reasonsButtonBox"_s);
    trigger(u"freezeSessionAction"_s);
    const auto *reasons = find<QComboBox>(u"reasonComboBox"_s);
    QCOMPARE(reasons->itemText(reasons->count() - 2), u"too loud"_s); // after the reasons of this action
    QCOMPARE(reasons->itemText(reasons->count() - 1), u"late"_s);
    confirm();
}

void OperatorInputTest::keepsSessionsApart()
{
    trigger(u"freezeSessionAction"_s); // another session comes to the front while the dialog is open
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

void OperatorInputTest::saysSomethingInAChannelOnceItIsStored()
{
    showTranscript(1);
    QLineEdit *line = composer();
    QVERIFY(line);
    QCOMPARE(line->placeholderText(), u"Write as Experimenter…"_s);
    enterText(line, u"Hello, group"_s);
    QCOMPARE(int(m_service->moderations.size()), 1);
    QVERIFY(std::holds_alternative<Say>(lastWish().action));
    QCOMPARE(actionOf<Say>(lastWish()).channel, 2);
    QCOMPARE(actionOf<Say>(lastWish()).words.nickname, u"Experimenter"_s);
    QCOMPARE(line->text(), u"Hello, group"_s);
    QVERIFY(line->isReadOnly());
    QTest::keyClick(line, Qt::Key_Return); // pressing Return twice does not send it twice
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

void OperatorInputTest::keepsADraftForEachChannel()
{
    showTranscript(0);
    QLineEdit *line = composer();
    QVERIFY(line);
    QTest::keyClicks(line, u"for the first"_s);
    showTranscript(1);
    QCOMPARE(line->text(), QString());
    enterText(line, u"for the second"_s);
    showTranscript(0); // while the other one is being sent
    QCOMPARE(line->text(), u"for the first"_s);
    grant();
    QCOMPARE(line->text(), u"for the first"_s);
    showTranscript(1);
    QCOMPARE(line->text(), QString());
}

void OperatorInputTest::saysNothingInASessionThatHasEnded()
{
    showTranscript(0);
    QLineEdit *line = composer();
    QVERIFY(line && line->isEnabled());
    happens(EventKind::SessionEnded, 0);
    QTRY_VERIFY(!line->isEnabled());
    QCOMPARE(line->placeholderText(), u"The session has ended"_s);
    QVERIFY(!find<QAction>(u"announceAction"_s)->isEnabled());
    QVERIFY(find<QAction>(u"swapSeatsAction"_s)->toolTip().contains("ended"_L1));
}

void OperatorInputTest::givesEveryControlANameAndAToolTip()
{
    say(1, u"a"_s);
    select(transcript(), {0});
    trigger(u"muteAuthorAction"_s);
    find<QAbstractButton>(u"editReasonsToolButton"_s)->click();
    verifyEveryControlHasANameAndAToolTip();
}

LABCHAT_TEST(OperatorInputTest, QApplication)
#include "tst_operatorinput.moc"
