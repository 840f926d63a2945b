// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/attention.h"
#include "console/messages/transcriptview.h"
#include "gui/actingfixture.h"
#include "support/testprogram.h"

#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// A call for help from its sound to its answer.
class HelpDeskTest final : public ActingFixture {
    Q_OBJECT

private slots:
    void init();
    void raisesACallForHelpAndAnswersIt();
    void keepsALineNewThatNobodyHasLookedAt();
    void goesToTheSessionThatCalls();
    void staysSilentIfSoundsAreOff();
    void asksForNoCallInAPrivateConversation();
};

void HelpDeskTest::init()
{
    ActingFixture::init();
    runSession(marketStudy(), 6);
}

/// One that the operator begins: there is no call.
void HelpDeskTest::asksForNoCallInAPrivateConversation()
{
    selectParticipants({2});
    trigger(u"talkToParticipantAction"_s);
    QTRY_COMPARE(text(u"helpTitleLabel"_s), u"Private conversation with P2"_s);
    QCOMPARE(find<TranscriptView>(u"helpTalkView"_s)->placeholder(), u"Nothing has been written yet"_s);
}

void HelpDeskTest::raisesACallForHelpAndAnswersIt()
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
    QCOMPARE(dock->windowTitle(), u"Calls for help (1)"_s);
    happens(EventKind::HelpRequested, 5, u"Me, too"_s);
    QTRY_COMPARE(dock->windowTitle(), u"Calls for help (2)"_s);
    QVERIFY(banner->findChild<QLabel *>(u"bannerTextLabel"_s)->text().endsWith("P3"_L1)); // waits, too

    click(u"answerHelpPushButton"_s); // the newest
    QVERIFY(dock->isVisible() && banner->isHidden());
    QVERIFY(std::holds_alternative<ReadHelp>(lastWish().action));
    QCOMPARE(actionOf<ReadHelp>(lastWish()).participant, 5);
    grant();
    QTRY_COMPARE(dock->windowTitle(), u"Calls for help (1)"_s);
    QCOMPARE(cell(u"helpTreeView"_s, 0, 0), u"P3"_s);
    QCOMPARE(cell(u"helpTreeView"_s, 0, 1), u"new"_s);
    QCOMPARE(cell(u"helpTreeView"_s, 1, 1), u"read"_s);
    QCOMPARE(find<QAbstractItemView>(u"helpTalkView"_s)->model()->index(0, 0).data().toString(), u"Me, too"_s);

    auto *line = dock->findChild<QLineEdit *>(u"composerLineEdit"_s);
    QVERIFY(line->hasFocus());
    enterText(line, u"Coming"_s);
    QVERIFY(std::holds_alternative<AnswerHelp>(lastWish().action));
    QCOMPARE(actionOf<AnswerHelp>(lastWish()).participant, 5);
    QCOMPARE(actionOf<AnswerHelp>(lastWish()).words.nickname, u"Experimenter"_s);
    QCOMPARE(line->text(), u"Coming"_s);
    grant();
    QTRY_COMPARE(cell(u"helpTreeView"_s, 1, 1), u"answered"_s);
    QCOMPARE(line->text(), QString());
    QTRY_COMPARE(find<QAbstractItemView>(u"helpTalkView"_s)->model()->rowCount(), 2);
    QVERIFY(!cell(u"helpTreeView"_s, 0, 2).isEmpty());
    QCOMPARE(cell(u"helpTreeView"_s, 1, 2), QString());
}

void HelpDeskTest::keepsALineNewThatNobodyHasLookedAt()
{
    happens(EventKind::HelpRequested, 3, u"Hello?"_s);
    QTRY_COMPARE(find<QDockWidget>(u"helpDockWidget"_s)->windowTitle(), u"Calls for help (1)"_s);
    const auto *again = m_window->findChild<QTimer *>(u"soundAgainTimer"_s);
    QVERIFY(again->isActive());
    trigger(u"helpLineAction"_s);
    grant();
    QTRY_COMPARE(find<QDockWidget>(u"helpDockWidget"_s)->windowTitle(), u"Calls for help"_s);
    const auto wishes = m_service->moderations.size();
    happens(EventKind::HelpRequested, 3, u"Is anybody there?"_s);
    QTRY_COMPARE(find<QDockWidget>(u"helpDockWidget"_s)->windowTitle(), u"Calls for help (1)"_s);
    QVERIFY(find<QWidget>(u"helpBanner"_s)->isVisible());
    QCOMPARE(m_service->moderations.size(), wishes);
    auto *calls = find<QTreeView>(u"helpTreeView"_s);
    QTest::mouseClick(calls->viewport(), Qt::LeftButton, {}, calls->visualRect(calls->model()->index(0, 0)).center());
    QCOMPARE(m_service->moderations.size(), wishes + 1);
    QVERIFY(std::holds_alternative<ReadHelp>(lastWish().action));
}

void HelpDeskTest::goesToTheSessionThatCalls()
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
    QCOMPARE(find<QDockWidget>(u"helpDockWidget"_s)->windowTitle(), u"Calls for help"_s); // it shows the other session
    click(u"statusHelpPushButton"_s);
    QVERIFY(m_window->windowTitle().contains(other->code));
    QCOMPARE(m_service->moderations.constLast().session, 2);
    QCOMPARE(actionOf<ReadHelp>(lastWish()).participant, 2);
}

void HelpDeskTest::staysSilentIfSoundsAreOff()
{
    QSignalSpy sounded(find<Attention>({}), &Attention::sounded);
    trigger(u"preferencesAction"_s);
    find<QCheckBox>(u"soundsCheckBox"_s)->setChecked(false);
    accept(u"preferencesButtonBox"_s);
    happens(EventKind::HelpRequested, 3, u"Hello?"_s);
    QTRY_VERIFY(find<QWidget>(u"helpBanner"_s)->isVisible());
    QVERIFY(sounded.isEmpty());
}

LABCHAT_TEST(HelpDeskTest, QApplication)
#include "tst_helpdesk.moc"
