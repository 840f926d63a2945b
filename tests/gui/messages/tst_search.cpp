// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/searchdelegate.h"
#include "console/messages/searchmodel.h"
#include "gui/consolefixture.h"
#include "support/testprogram.h"

#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The search as the operator uses it; the log answers when the test says so.
class SearchTest final : public ConsoleFixture {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void comesUpByKeyAndIsHiddenBefore();
    void asksOnceForWhatWasTypedInOneGo();
    void keepsOnlyTheNewestQuery();
    void showsWhatWasFoundAndHowMuchThereIs();
    void saysThatNothingWasFoundOrWhyNot();
    void showsTheMessageInItsChannelByKey();
    void showsAMessageThatIsFarBackByDoubleClick();
    void opensASessionThatIsNotInTheConsole();
    void searchesAgainWhenSomethingIsSaidThatWouldBeFound();
    void beginsLongTextsNearTheHit();

private:
    [[nodiscard]] QAbstractItemModel *results() const { return find<QListView>(u"searchListView"_s)->model(); }
    [[nodiscard]] QString state() const { return text(u"searchStateLabel"_s); }
    [[nodiscard]] QString shownChannel() const { return text(u"channelTitleLabel"_s); }
    [[nodiscard]] QString selectedMessage() const { return find<QAbstractItemView>(u"transcriptView"_s)->currentIndex().data().toString(); }
    void type(const QString &words);
    void answer(const QList<Event> &messages, qint64 total) const;

    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
};

void SearchTest::init()
{
    ConsoleFixture::init();
    makeWindow();
    m_session = groupSession(1, 12, 4, QDateTime::currentMSecsSinceEpoch());
    m_history = std::make_unique<FakeHistory>(m_session, m_session->createdAtMs);
    openSessions({m_session});
    m_tester = std::make_unique<QAbstractItemModelTester>(results(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void SearchTest::cleanup()
{
    m_tester.reset();
    ConsoleFixture::cleanup();
}

void SearchTest::type(const QString &words)
{
    trigger(u"searchAction"_s);
    QTest::keyClicks(find<QLineEdit>(u"searchLineEdit"_s), words);
}

void SearchTest::answer(const QList<Event> &messages, qint64 total) const
{
    SearchResults found;
    for (const Event &event : messages)
        found.hits.prepend({event.session, event.seq, event.atMs, event.channel, event.participant, event.nickname, event.body, m_session->code, u"Group chat"_s, u"1"_s});
    found.total = total;
    const auto &call = m_archive->searchCalls.back();
    call.promise->addResult(found);
    call.promise->finish();
}

void SearchTest::comesUpByKeyAndIsHiddenBefore()
{
    auto *dock = find<QDockWidget>(u"searchDockWidget"_s);
    QVERIFY(!dock->isVisible());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(dock->isVisible());
    QVERIFY(find<QLineEdit>(u"searchLineEdit"_s)->hasFocus());
    QVERIFY(!state().isEmpty());
}

void SearchTest::asksOnceForWhatWasTypedInOneGo()
{
    type(u"hello"_s);
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 1);
    QCOMPARE(m_archive->searchCalls.back().request.text, u"hello"_s);
    QCOMPARE(m_archive->searchCalls.back().request.session, 1);
    find<QComboBox>(u"searchScopeComboBox"_s)->setCurrentIndex(1);
    QCOMPARE(int(m_archive->searchCalls.size()), 2);
    QCOMPARE(m_archive->searchCalls.back().request.session, 0);
}

void SearchTest::keepsOnlyTheNewestQuery()
{
    type(u"hel"_s);
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 1);
    type(u"hello"_s);
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 2);
    QVERIFY(m_archive->searchCalls.front().promise->isCanceled());
    answer({m_history->message(1, u"hello"_s)}, 1);
    QTRY_COMPARE(results()->rowCount(), 1);
    find<QLineEdit>(u"searchLineEdit"_s)->clear();
    QTRY_COMPARE(results()->rowCount(), 0);
    QCOMPARE(int(m_archive->searchCalls.size()), 2);
}

void SearchTest::showsWhatWasFoundAndHowMuchThereIs()
{
    type(u"message"_s);
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 1);
    answer(m_history->messages(2, 200), 1234);
    QTRY_COMPARE(results()->rowCount(), 200);
    QVERIFY(state().contains(QLocale().toString(200)) && state().contains(QLocale().toString(1234)));
    const QModelIndex newest = results()->index(0, 0);
    QCOMPARE(newest.data().toString(), u"message 200"_s);
    QVERIFY(newest.data(SearchModel::WhoRole).toString().startsWith("Player"_L1));
    QCOMPARE(newest.data(SearchModel::WhereRole).toString(), u"Group 2"_s);
    find<QComboBox>(u"searchScopeComboBox"_s)->setCurrentIndex(1);
    answer(m_history->messages(2, 1), 1);
    QTRY_COMPARE(results()->rowCount(), 1);
    QVERIFY(results()->index(0, 0).data(SearchModel::WhereRole).toString().contains(m_session->code));
}

void SearchTest::saysThatNothingWasFoundOrWhyNot()
{
    type(u"nowhere"_s);
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 1);
    answer({}, 0);
    QTRY_VERIFY(state().contains("No message"_L1));
    type(u"later"_s);
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 2);
    m_archive->searchCalls.back().promise->addResult(failure(u"disk_full"_s, u"The disk is full."_s));
    m_archive->searchCalls.back().promise->finish();
    QTRY_VERIFY(state().contains("The disk is full."_L1));
}

void SearchTest::showsTheMessageInItsChannelByKey()
{
    const QList<Event> said = m_history->messages(3, 4);
    m_archive->log = said;
    emit m_service->eventsCommitted(said);
    type(u"message"_s);
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 1);
    answer(said, 4);
    QTRY_COMPARE(results()->rowCount(), 4);
    QCOMPARE(shownChannel(), u"Group 1"_s);
    auto *edit = find<QLineEdit>(u"searchLineEdit"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(selectedMessage(), u"message 4"_s);
    QCOMPARE(shownChannel(), u"Group 3"_s);
    QTest::keyClick(edit, Qt::Key_Down);
    auto *list = find<QListView>(u"searchListView"_s);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(selectedMessage(), u"message 3"_s);
}

void SearchTest::showsAMessageThatIsFarBackByDoubleClick()
{
    const QList<Event> said = m_history->messages(1, 4000);
    m_archive->log = said;
    emit m_service->eventsCommitted(said);
    type(u"message"_s);
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 1);
    answer({said.at(999)}, 1);
    QTRY_COMPARE(results()->rowCount(), 1);
    auto *list = find<QListView>(u"searchListView"_s);
    const QPoint at = list->visualRect(results()->index(0, 0)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, at);
    QTRY_COMPARE(selectedMessage(), u"message 1000"_s);
    auto *transcript = find<QAbstractItemView>(u"transcriptView"_s);
    const QRect row = transcript->visualRect(transcript->currentIndex());
    QVERIFY(transcript->viewport()->rect().contains(row));
    QVERIFY(row.top() > transcript->viewport()->height() / 4); // with the messages before it
    QVERIFY(row.bottom() < transcript->viewport()->height() * 3 / 4);
}

void SearchTest::opensASessionThatIsNotInTheConsole()
{
    const SessionPtr past = groupSession(7, 8, 4, m_session->createdAtMs);
    FakeHistory history(past, past->createdAtMs);
    const QList<Event> said = history.messages(2, 3);
    m_archive->log = said;
    m_archive->states.insert(7, SessionState(past));
    type(u"message"_s);
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 1);
    answer({said.at(1)}, 1);
    QTRY_COMPARE(results()->rowCount(), 1);
    QTest::keyClick(find<QLineEdit>(u"searchLineEdit"_s), Qt::Key_Return);
    QTRY_COMPARE(selectedMessage(), u"message 2"_s);
    QVERIFY(m_window->windowTitle().contains(past->code));
}

void SearchTest::searchesAgainWhenSomethingIsSaidThatWouldBeFound()
{
    type(u"two WORDS"_s);
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 1);
    answer({}, 0);
    QTRY_VERIFY(state().contains("No message"_L1));
    emit m_service->eventsCommitted({m_history->message(1, u"words, two of them"_s)});
    QTRY_COMPARE(int(m_archive->searchCalls.size()), 2);
}

void SearchTest::beginsLongTextsNearTheHit()
{
    const QString lead = u"word "_s.repeated(100);
    QCOMPARE(SearchDelegate::snippet(u"a\n b"_s, {u"b"_s}), u"a b"_s);
    QCOMPARE(SearchDelegate::snippet(lead + u"needle and more"_s, {u"needle"_s}), u"… word word word needle and more"_s);
    QCOMPARE(SearchDelegate::snippet(QString(80, u'x') + u"needle"_s, {u"needle"_s}), u"… needle"_s);
}

LABCHAT_TEST(SearchTest, QApplication)
#include "tst_search.moc"
