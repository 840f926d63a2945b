// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptmodel.h"
#include "console/messages/transcriptpanel.h"
#include "console/session/participanttexts.h"
#include "console/widgets/accents.h"
#include "console/widgets/pagebody.h"
#include "gui/monitoringfixture.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtGui/QTextCursor>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The operator's view of one participant's page.
class ParticipantViewTest final : public MonitoringFixture {
    Q_OBJECT

private slots:
    void showsWhatAParticipantSees();
    void showsAParticipantsPageAsTheOperatorLeftIt();
    void showsTheAnswersToChoices();
    void showsLegibleLinks();
};

void ParticipantViewTest::showsTheAnswersToChoices()
{
    Study study = groupStudy(4, 2);
    study.pages.first().bodyHtml = u"<p>Decide</p><lab-choice name=\"offer\" label=\"Your &lt;offer&gt;\"></lab-choice><lab-choice name=\"why\"></lab-choice><p>End</p>"_s;
    const SessionPtr asked = sessionOf(study, 8, QDateTime::currentMSecsSinceEpoch());
    SessionState state(asked);
    FakeHistory history(asked, asked->createdAtMs);
    Event made = history.event(EventKind::ChoiceMade, 1);
    made.body = u"<i>5</i>"_s;
    made.detail = {{u"choice"_s, u"offer"_s}, {u"page"_s, study.pages.first().name}, {u"round"_s, 1}};
    state.apply(made);
    QCOMPARE(withChoices(state, 1, state.textOnPage(1)),
             u"<p>Decide</p><p><b>Your &lt;offer&gt;</b>: &lt;i&gt;5&lt;/i&gt;</p><p><b>why</b>: not answered yet</p><p>End</p>"_s);
}

/// Many dark desktops leave links dark blue; the theme may also change while a page is shown.
void ParticipantViewTest::showsLegibleLinks()
{
    PageBody page;
    page.show(u"<p>Read <a href=\"https://example.org\">this</a></p>"_s, {});
    const auto colorOfLink = [&page] {
        QTextCursor cursor = page.document()->find(u"this"_s);
        return cursor.charFormat().foreground().color();
    };
    QPalette palette = page.palette();
    for (const bool dark : {true, false, true}) {
        palette.setColor(QPalette::Base, dark ? QColor(30, 32, 34) : QColor(Qt::white));
        palette.setColor(QPalette::Text, dark ? QColor(Qt::white) : QColor(Qt::black));
        palette.setColor(QPalette::Link, QColor(0, 0, 255));
        page.setPalette(palette);
        QVERIFY2(contrast(colorOfLink(), palette.color(QPalette::Base)) >= 4.5F, qPrintable(colorOfLink().name()));
    }
}

void ParticipantViewTest::showsWhatAParticipantSees()
{
    commit(m_history->messages(2, 4));
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    participants->setCurrentIndex(participants->model()->index(5, 0)); // P6, the second in group 2
    emit participants->customContextMenuRequested(participants->visualRect(participants->currentIndex()).center());
    auto *menu = find<QMenu>(u"participantMenu"_s);
    const auto actions = menu->actions();
    const auto see = std::find_if(actions.begin(), actions.end(), [](const QAction *action) { return action->text().contains("P6"_L1); });
    QVERIFY(see != actions.end());
    (*see)->trigger();
    menu->close();
    const auto *dock = find<QDockWidget>(u"participantViewDockWidget"_s);
    const auto label = [dock](const QString &name) { return dock->findChild<QLabel *>(name)->text(); };
    QTRY_VERIFY(dock->isVisible());
    QVERIFY(label(u"personLabel"_s).startsWith(u"P6 · "_s));
    QCOMPARE(label(u"pageTitleLabel"_s), u"Your Choice"_s);
    auto *box = dock->findChild<TranscriptPanel *>(u"participantBox1"_s);
    QCOMPARE(box->findChild<QLabel *>(u"channelTitleLabel"_s)->text(), u"Chat with your group"_s);
    auto *view = box->findChild<QAbstractItemView *>(u"transcriptView"_s);
    QTRY_COMPARE(view->model()->rowCount(), 4);
    const auto nickname = [&](int row) { return view->model()->index(row, 0).data(TranscriptModel::NicknameRole).toString(); };
    QCOMPARE(nickname(0), u"Player 1"_s);
    QCOMPARE(nickname(1), u"Player 2 (Me)"_s);
    commit({m_history->message(6, u"live"_s)});
    QCOMPARE(nickname(4), u"Player 2 (Me)"_s);

    participants->setCurrentIndex(participants->model()->index(0, 0)); // follows the selection
    QVERIFY(label(u"personLabel"_s).startsWith(u"P1 · "_s));
    commit({m_history->entered(1, 1, 1)}); // all pages finished
    QVERIFY(!dock->findChild<TranscriptPanel *>(u"participantBox1"_s));
    QCOMPARE(label(u"pageTitleLabel"_s), u"Finished"_s);
}

void ParticipantViewTest::showsAParticipantsPageAsTheOperatorLeftIt()
{
    const auto with = [this](EventKind kind, int participant, const QJsonObject &detail) {
        Event event = m_history->event(kind, participant);
        event.detail = detail;
        return event;
    };
    m_history->setNowMs(QDateTime::currentMSecsSinceEpoch());
    const Event arrived = m_history->event(EventKind::Arrived, 6);
    const Event said = m_history->message(5, u"something bad"_s);
    Event own = m_history->message(6, u"is it allowed?"_s);
    own.kind = EventKind::MessageHeld;
    Event others = m_history->message(7, u"not for P6"_s);
    others.kind = EventKind::MessageHeld;
    Event hiding = with(EventKind::MessageHidden, 5, {{u"message"_s, said.seq}, {u"text"_s, u"Taken out."_s}});
    hiding.channel = said.channel;
    commit({arrived, said, own, others, hiding});
    auto *participants = find<QTreeView>(u"participantsTreeView"_s);
    auto *dock = find<QDockWidget>(u"participantViewDockWidget"_s);
    participants->setCurrentIndex(participants->model()->index(5, 0));
    dock->show();
    const auto label = [dock](const QString &name) { return dock->findChild<QLabel *>(name); };
    auto *view = dock->findChild<TranscriptPanel *>(u"participantBox1"_s)->findChild<QAbstractItemView *>(u"transcriptView"_s);
    QTRY_COMPARE(view->model()->rowCount(), 2);
    QCOMPARE(view->model()->index(0, 0).data().toString(), u"Taken out."_s);
    QCOMPARE(view->model()->index(1, 0).data().toString(), u"is it allowed?"_s);
    QVERIFY(view->model()->index(1, 0).data(TranscriptModel::MarkRole).toString().startsWith("Waiting for"_L1));
    QVERIFY(!label(u"chatStateLabel"_s)->isVisible());

    m_history->setNowMs(QDateTime::currentMSecsSinceEpoch());
    commit({with(EventKind::Muted, 6, {{u"text"_s, u"Please calm down."_s}, {u"until"_s, m_history->nowMs() + 90'500}}),
            with(EventKind::CountdownSet, 6, {{u"ends_at"_s, m_history->nowMs() + 300'500}})});
    QCOMPARE(label(u"chatStateLabel"_s)->text(), u"Please calm down. · You can write again in 1:31"_s);
    QCOMPARE(label(u"pageTimeLabel"_s)->text(), u"Time left 5:01"_s);
    QTRY_VERIFY(label(u"chatStateLabel"_s)->text().endsWith("1:30"_L1)); // without any event

    commit({with(EventKind::CountdownSet, 6, {{u"ends_at"_s, m_history->nowMs() - 1}})}); // before the server has ended the page
    QCOMPARE(label(u"pageTimeLabel"_s)->text(), u"Time is up. This was the last page."_s);
    commit({with(EventKind::CountdownSet, 6, {{u"ends_at"_s, m_history->nowMs() + 300'500}})});

    Event announced = with(EventKind::Announced, 0, {});
    announced.body = u"Ten minutes more"_s;
    announced.nickname = u"Experimenter"_s;
    Event answer = m_history->event(EventKind::HelpAnswered, 6);
    answer.body = u"Yes, it is."_s;
    commit({announced, answer, with(EventKind::Paused, 0, {{u"text"_s, u"Back soon."_s}})});
    QVERIFY(label(u"pageNoticesLabel"_s)->isVisible() && label(u"pageNoticesLabel"_s)->text().endsWith("Ten minutes more"_L1));
    QVERIFY(label(u"pagePauseLabel"_s)->isVisible() && label(u"pagePauseLabel"_s)->text().endsWith("Back soon."_L1));
    QVERIFY(label(u"pageTimeLabel"_s)->text().startsWith("Time left (stopped)"_L1));
    QCOMPARE(label(u"chatStateLabel"_s)->text(), u"The session is paused. It will continue in a moment."_s);
    auto *talk = dock->findChild<QAbstractItemView *>(u"pageHelpView"_s);
    QVERIFY(talk->isVisible());
    QCOMPARE(talk->model()->index(0, 0).data().toString(), u"Yes, it is."_s);

    commit({with(EventKind::Removed, 6, {{u"text"_s, u"Please come to the desk."_s}})});
    QCOMPARE(label(u"pageTitleLabel"_s)->text(), u"You are no longer taking part"_s);
    QCOMPARE(label(u"waitingLabel"_s)->text(), u"Please come to the desk."_s);
    QVERIFY(!dock->findChild<TranscriptPanel *>(u"participantBox1"_s));
    for (const QString &name : {u"pagePauseLabel"_s, u"pageNoticesLabel"_s, u"pageTimeLabel"_s})
        QVERIFY2(!label(name)->isVisible(), qPrintable(name));
    QVERIFY(!talk->isVisible());
}

LABCHAT_TEST(ParticipantViewTest, QApplication)
#include "tst_participantview.moc"
