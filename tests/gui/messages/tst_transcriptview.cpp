// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/transcriptmodel.h"
#include "console/messages/transcriptpanel.h"
#include "console/messages/transcriptview.h"
#include "gui/fakes.h"
#include "support/testprogram.h"

#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

using namespace LabChat;
using namespace Qt::StringLiterals;

class TranscriptViewTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysInWordsWhatIsNotThere();
    void startsAtTheEndAndStaysThere();
    void staysAtTheMessageThatIsReadAndCountsNewOnes();
    void loadsOlderMessagesAtTheTopAndKeepsThePlace();
    void staysAtTheEndWhenTheOldestAreForgotten();
    void goesUpWithoutJumpingThoughHeightsAreGuessed();
    void goesBackToTheEndWithTheKeyboard();
    void growsRowsWithTheirText();
    void copiesTheSelectedMessages();
    void offersToTryAgainWhenReadingFailed();

private:
    void commit(const QList<Event> &events);
    void showChannel(int messages);
    [[nodiscard]] QScrollBar *bar() const { return m_view->verticalScrollBar(); }
    /// The message at the upper edge, and how many pixels of it are above the edge.
    [[nodiscard]] std::pair<QString, int> place() const
    {
        const QModelIndex index = m_view->indexAt({20, 0});
        return {index.data().toString(), m_view->visualRect(index).top()};
    }

    FakeArchive m_archive;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<TranscriptPanel> m_panel;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
    TranscriptView *m_view = nullptr;
    TranscriptModel *m_model = nullptr;
};

void TranscriptViewTest::init()
{
    m_archive = {};
    m_service = std::make_unique<FakeService>();
    m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
    m_panel = std::make_unique<TranscriptPanel>(&m_archive, nullptr);
    m_session = groupSession(7, 8, 4, 1000);
    m_history = std::make_unique<FakeHistory>(m_session, 1000);
    emit m_service->sessionOpened(SessionState(m_session));
    connect(m_monitor.get(), &SessionMonitor::changed, m_panel.get(), &TranscriptPanel::update);
    m_view = m_panel->findChild<TranscriptView *>(u"transcriptView"_s);
    m_model = m_panel->findChild<TranscriptModel *>();
    m_panel->resize(600, 400);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TranscriptViewTest::cleanup()
{
    m_panel.reset();
    m_monitor.reset();
}

void TranscriptViewTest::commit(const QList<Event> &events)
{
    QSignalSpy updated(m_monitor.get(), &SessionMonitor::updated);
    m_archive.log += events;
    emit m_service->eventsCommitted(events);
    QVERIFY(updated.wait());
}

void TranscriptViewTest::showChannel(int messages)
{
    commit(m_history->messages(1, messages));
    m_panel->setChannel(m_monitor->session(7), 1, u"Group 1"_s);
    QTRY_COMPARE(m_model->rowCount(), qMin(messages, TranscriptModel::pageSize));
    QCoreApplication::processEvents();
}

void TranscriptViewTest::saysInWordsWhatIsNotThere()
{
    const QImage unselected = m_view->grab().toImage();
    m_panel->setChannel(m_monitor->session(7), 1, u"Group 1"_s);
    QTRY_COMPARE(m_model->phase(), TranscriptModel::Phase::Ready);
    QVERIFY(m_view->grab().toImage() != unselected);
}

void TranscriptViewTest::startsAtTheEndAndStaysThere()
{
    showChannel(300);
    QVERIFY(bar()->maximum() > 1000);
    QCOMPARE(bar()->value(), bar()->maximum());
    commit(m_history->messages(1, 30));
    QCOMPARE(bar()->value(), bar()->maximum());
    m_panel->resize(380, 300);
    QTRY_COMPARE(bar()->value(), bar()->maximum());
    QVERIFY(m_view->isFollowing());
    QVERIFY(!m_panel->findChild<QPushButton *>(u"newestPushButton"_s)->isVisible());
}

void TranscriptViewTest::staysAtTheMessageThatIsReadAndCountsNewOnes()
{
    showChannel(400);
    bar()->setValue(bar()->maximum() / 2);
    QCoreApplication::processEvents();
    const auto before = place();
    QVERIFY(!m_view->isFollowing());
    commit(m_history->messages(1, 3));
    QCoreApplication::processEvents();
    QCOMPARE(place(), before);
    auto *newest = m_panel->findChild<QPushButton *>(u"newestPushButton"_s);
    QVERIFY(newest->isVisible());
    QVERIFY(newest->text().startsWith(u'3'));
    QTest::mouseClick(newest, Qt::LeftButton);
    QVERIFY(m_view->isFollowing());
    QCOMPARE(bar()->value(), bar()->maximum());
    QVERIFY(!newest->isVisible());
}

void TranscriptViewTest::loadsOlderMessagesAtTheTopAndKeepsThePlace()
{
    showChannel(1200);
    m_archive.answersAtOnce = false;
    bar()->setValue(50);
    const auto before = place();
    QCOMPARE(int(m_archive.messagesCalls.size()), 2);
    m_archive.answer(m_archive.messagesCalls.back());
    QTRY_COMPARE(m_model->rowCount(), 1000);
    QCOMPARE(place(), before);
    QVERIFY(bar()->value() > 1000);
}

void TranscriptViewTest::staysAtTheEndWhenTheOldestAreForgotten()
{
    showChannel(500);
    m_view->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
    for (int i = 0; i < 12; ++i) {
        commit(m_history->messages(1, 500));
        QCOMPARE(bar()->value(), bar()->maximum());
        QVERIFY(m_view->isFollowing());
    }
    QVERIFY(m_model->rowCount() <= TranscriptModel::maxRows);
    QCOMPARE(m_view->indexAt({20, m_view->viewport()->height() - 5}).row(), m_model->rowCount() - 1);
}

void TranscriptViewTest::goesUpWithoutJumpingThoughHeightsAreGuessed()
{
    QList<Event> messages;
    for (int i = 0; i < 300; ++i) // narrow letters: every estimate is too high
        messages.append(m_history->message(1 + i % 4, QString::number(i) + u": "_s + QString(u"il "_s).repeated(i % 90)));
    commit(messages);
    m_panel->setChannel(m_monitor->session(7), 1, u"Group 1"_s);
    QTRY_COMPARE(m_model->rowCount(), 300);
    while (bar()->value() > 200) {
        const QModelIndex seen = m_view->indexAt({20, 0});
        const int before = m_view->visualRect(seen).top();
        bar()->setValue(bar()->value() - 60);
        QCOMPARE(m_view->visualRect(seen).top(), before + 60);
    }
}

void TranscriptViewTest::goesBackToTheEndWithTheKeyboard()
{
    showChannel(300);
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Home);
    QCOMPARE(bar()->value(), 0);
    QVERIFY(!m_view->isFollowing());
    QTest::keyClick(m_view, Qt::Key_Down);
    QCOMPARE(m_view->currentIndex().row(), 1);
    QTest::keyClick(m_view, Qt::Key_End);
    QCOMPARE(m_view->currentIndex().row(), 299);
    QVERIFY(m_view->isFollowing());
    QTest::keyClick(m_view, Qt::Key_PageUp);
    QVERIFY(m_view->currentIndex().row() < 299);
}

void TranscriptViewTest::growsRowsWithTheirText()
{
    showChannel(2);
    commit({m_history->message(1, u"one\ntwo\nthree"_s), m_history->message(1, QString(u"word "_s).repeated(200))});
    const int one = m_view->visualRect(m_model->index(0, 0)).height();
    QVERIFY(m_view->visualRect(m_model->index(2, 0)).height() > 2 * one);
    QVERIFY(m_view->visualRect(m_model->index(3, 0)).height() > 5 * one);
    m_panel->setZoom(5);
    QVERIFY(m_view->visualRect(m_model->index(3, 0)).height() > 8 * one);
}

void TranscriptViewTest::copiesTheSelectedMessages()
{
    showChannel(5);
    m_view->setFocus();
    m_view->setCurrentIndex(m_model->index(1, 0));
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keySequence(m_view, QKeySequence::Copy);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).endsWith("message 2"_L1));
    QVERIFY(lines.at(1).contains(m_session->participant(3).code));
}

void TranscriptViewTest::offersToTryAgainWhenReadingFailed()
{
    m_archive.answersAtOnce = false;
    auto *retry = m_panel->findChild<QPushButton *>(u"retryPushButton"_s);
    m_panel->setChannel(m_monitor->session(7), 1, u"Group 1"_s);
    QVERIFY(!retry->isVisible());
    FakeArchive::answer(m_archive.messagesCalls.back(), failure(u"not_read"_s, u"The disk is gone."_s));
    QTRY_VERIFY(retry->isVisible());
    m_archive.answersAtOnce = true;
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_COMPARE(m_model->phase(), TranscriptModel::Phase::Ready);
    QVERIFY(!retry->isVisible());
}

LABCHAT_TEST(TranscriptViewTest, QApplication)
#include "tst_transcriptview.moc"
