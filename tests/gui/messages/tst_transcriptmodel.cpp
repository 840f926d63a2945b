// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/messages/transcriptfixture.h"
#include "support/testprogram.h"

#include <QtWidgets/QApplication>

using namespace LabChat;
using namespace Qt::StringLiterals;

class TranscriptModelTest final : public TranscriptTest {
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void loadsTheLastPageOfTheChannel();
    void appendsABatchWithOneInsertion();
    void takesMessagesThatCameWhileItLoadedExactlyOnce();
    void dropsTheAnswerForAnotherSelection();
    void prependsOlderPagesUntilThereAreNone();
    void asksForOlderMessagesOnceAtATime();
    void forgetsTheOldestWhileTheEndIsFollowed();
    void countsWhatItDoesNotKeepWhileOlderMessagesAreRead();
    void dropsTheEndWhenReadingVeryFarBack();
    void saysWhyMessagesCannotBeReadAndTriesAgain();
    void keepsTheBodyExactlyAsItWasTyped();
    void saysThatNoChannelIsSelected();
    void loadsAroundAMessageAndOnInBothDirections();
    void locatesAMessageThatIsLoadedAtOnce();
    void missesNothingWhenItComesBackToTheEnd();
    void loadsOnWhenItReachesTheEndWhileOlderMessagesAreRead();
    void keepsABoundedNumberOfRowsOnTheWayBack();
};

void TranscriptModelTest::loadsTheLastPageOfTheChannel()
{
    commit(m_history->messages(1, 700));
    commit(m_history->messages(2, 10));
    m_model->setChannel(m_monitor->session(7), 1);
    QCOMPARE(m_model->phase(), TranscriptModel::Phase::Loading);
    QTRY_COMPARE(m_model->rowCount(), 500);
    QCOMPARE(m_model->phase(), TranscriptModel::Phase::Ready);
    QCOMPARE(body(499), u"message 700"_s);
    QVERIFY(m_model->hasOlder());
}

void TranscriptModelTest::appendsABatchWithOneInsertion()
{
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->phase(), TranscriptModel::Phase::Ready);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QList<Event> batch = m_history->messages(1, 50);
    batch += m_history->messages(2, 50);
    commit(batch);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(m_model->rowCount(), 50);
    QCOMPARE(m_model->index(1, 0).data(TranscriptModel::NicknameRole).toString(), u"Player 2"_s);
    QCOMPARE(m_model->index(1, 0).data(TranscriptModel::PlaceRole).toString(), u"P2"_s);
}

void TranscriptModelTest::takesMessagesThatCameWhileItLoadedExactlyOnce()
{
    m_archive.answersAtOnce = false;
    commit(m_history->messages(1, 3));
    m_model->setChannel(m_monitor->session(7), 1);
    commit(m_history->messages(1, 2));
    QCOMPARE(m_model->rowCount(), 0);
    // The archive read after the first of the two events was on disk, but before the second.
    FakeArchive::answer(m_archive.messagesCalls.back(), m_archive.log.mid(0, 4));
    QTRY_COMPARE(m_model->rowCount(), 5);
    QCOMPARE(body(3), u"message 1"_s);
    QCOMPARE(body(4), u"message 2"_s);
}

void TranscriptModelTest::dropsTheAnswerForAnotherSelection()
{
    m_archive.answersAtOnce = false;
    commit(m_history->messages(1, 3));
    commit(m_history->messages(2, 2));
    m_model->setChannel(m_monitor->session(7), 1);
    m_model->setChannel(m_monitor->session(7), 2);
    QCOMPARE(int(m_archive.messagesCalls.size()), 2);
    m_archive.answer(m_archive.messagesCalls[1]);
    QTRY_COMPARE(m_model->rowCount(), 2);
    m_archive.answer(m_archive.messagesCalls[0]);
    QCoreApplication::processEvents();
    QCOMPARE(m_model->rowCount(), 2);
}

void TranscriptModelTest::prependsOlderPagesUntilThereAreNone()
{
    commit(m_history->messages(1, 1200));
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->rowCount(), 500);
    m_model->loadOlder();
    QTRY_COMPARE(m_model->rowCount(), 1000);
    QCOMPARE(body(0), u"message 201"_s);
    m_model->loadOlder();
    QTRY_COMPARE(m_model->rowCount(), 1200);
    QVERIFY(!m_model->hasOlder());
    m_model->loadOlder();
    QCOMPARE(int(m_archive.messagesCalls.size()), 3);
}

void TranscriptModelTest::asksForOlderMessagesOnceAtATime()
{
    commit(m_history->messages(1, 1200));
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->rowCount(), 500);
    m_archive.answersAtOnce = false;
    m_model->loadOlder();
    m_model->loadOlder();
    QCOMPARE(int(m_archive.messagesCalls.size()), 2);
    commit(m_history->messages(1, 1)); // live messages continue in the meantime
    QCOMPARE(m_model->rowCount(), 501);
    m_archive.answer(m_archive.messagesCalls.back());
    QTRY_COMPARE(m_model->rowCount(), 1001);
}

void TranscriptModelTest::forgetsTheOldestWhileTheEndIsFollowed()
{
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->phase(), TranscriptModel::Phase::Ready);
    for (int i = 0; i < 13; ++i) {
        commit(m_history->messages(1, 500));
        QVERIFY(m_model->rowCount() <= TranscriptModel::maxRows);
    }
    QVERIFY(m_model->rowCount() >= TranscriptModel::maxRows - 2 * TranscriptModel::pageSize);
    QVERIFY(m_model->hasOlder());
    const int kept = m_model->rowCount();
    m_model->setFollowing(false);
    m_model->loadOlder();
    QTRY_COMPARE(m_model->rowCount(), kept + 500);
}

void TranscriptModelTest::countsWhatItDoesNotKeepWhileOlderMessagesAreRead()
{
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->phase(), TranscriptModel::Phase::Ready);
    commit(m_history->messages(1, 100));
    m_model->setFollowing(false);
    commit(m_history->messages(1, 9000));
    QCOMPARE(m_model->rowCount(), 9100);
    commit(m_history->messages(1, 2000));
    commit(m_history->messages(1, 5));
    QCOMPARE(m_model->rowCount(), 9100);
    QCOMPARE(m_model->missed(), 2005);
    QVERIFY(m_model->isDetached());
    m_model->reload();
    QTRY_COMPARE(m_model->rowCount(), 500);
    QCOMPARE(m_model->missed(), 0);
    QVERIFY(!m_model->isDetached());
}

void TranscriptModelTest::dropsTheEndWhenReadingVeryFarBack()
{
    commit(m_history->messages(1, 11000));
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->rowCount(), 500);
    m_model->setFollowing(false);
    for (int rows = 1000; rows <= 10000; rows += 500) {
        m_model->loadOlder();
        QTRY_COMPARE(m_model->rowCount(), rows);
    }
    m_model->loadOlder();
    QTRY_VERIFY(m_model->isDetached());
    QCOMPARE(m_model->rowCount(), TranscriptModel::maxRowsReadBack);
    QCOMPARE(body(0), u"message 501"_s);
}

void TranscriptModelTest::saysWhyMessagesCannotBeReadAndTriesAgain()
{
    m_archive.answersAtOnce = false;
    m_model->setChannel(m_monitor->session(7), 1);
    FakeArchive::answer(m_archive.messagesCalls.back(), failure(u"not_read"_s, u"The disk is gone."_s));
    QTRY_COMPARE(m_model->phase(), TranscriptModel::Phase::Failed);
    QCOMPARE(m_model->failureText(), u"The disk is gone."_s);
    commit(m_history->messages(1, 2));
    QCOMPARE(m_model->rowCount(), 0);
    m_model->reload();
    m_archive.answer(m_archive.messagesCalls.back());
    QTRY_COMPARE(m_model->rowCount(), 2);
}

void TranscriptModelTest::keepsTheBodyExactlyAsItWasTyped()
{
    const QString typed = u"<b>bold?</b>\n  \tمرحبا 👩‍👩‍👧 \u202Eabc"_s;
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->phase(), TranscriptModel::Phase::Ready);
    commit({m_history->message(1, typed)});
    QCOMPARE(body(0), typed);
    QVERIFY(m_model->index(0, 0).data(TranscriptModel::CopyRole).toString().endsWith(typed));
}

void TranscriptModelTest::saysThatNoChannelIsSelected()
{
    QCOMPARE(m_model->phase(), TranscriptModel::Phase::NoChannel);
    m_model->setChannel(m_monitor->session(7), 1);
    m_model->setChannel(nullptr, 0);
    QCOMPARE(m_model->phase(), TranscriptModel::Phase::NoChannel);
    QTest::qWait(0);
    QCOMPARE(m_model->rowCount(), 0);
}

void TranscriptModelTest::loadsAroundAMessageAndOnInBothDirections()
{
    commit(m_history->messages(1, 3000));
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->rowCount(), 500);
    QSignalSpy located(m_model.get(), &TranscriptModel::located);
    m_model->showAround(1000);
    QTRY_COMPARE(located.size(), 1);
    QCOMPARE(body(located.first().first().toInt()), u"message 1000"_s);
    QCOMPARE(m_model->rowCount(), 1000);
    QCOMPARE(body(0), u"message 500"_s);
    QCOMPARE(body(999), u"message 1499"_s);
    QVERIFY(m_model->isDetached() && m_model->hasOlder());
    m_model->loadOlder();
    QTRY_COMPARE(body(0), u"message 1"_s);
    m_model->setFollowing(true); // scrolled to the end of the loaded rows
    QTRY_COMPARE(body(m_model->rowCount() - 1), u"message 1999"_s);
    QVERIFY(m_model->isDetached());
}

void TranscriptModelTest::locatesAMessageThatIsLoadedAtOnce()
{
    commit(m_history->messages(1, 10));
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->rowCount(), 10);
    QSignalSpy located(m_model.get(), &TranscriptModel::located);
    m_model->showAround(4);
    QCOMPARE(located.size(), 1);
    QCOMPARE(located.first().first().toInt(), 3);
    QVERIFY(!m_model->isDetached());
}

void TranscriptModelTest::missesNothingWhenItComesBackToTheEnd()
{
    commit(m_history->messages(1, 1300));
    m_model->setChannel(m_monitor->session(7), 1);
    QTRY_COMPARE(m_model->rowCount(), 500);
    m_model->showAround(300);
    QTRY_COMPARE(m_model->rowCount(), 799);
    m_model->setFollowing(false);
    commit(m_history->messages(1, 7));
    QCOMPARE(m_model->missed(), 7);
    for (int rows = 799 + 500; rows <= 1307; rows += 500) {
        m_model->setFollowing(true);
        QTRY_COMPARE(m_model->rowCount(), qMin(rows, 1307));
        m_model->setFollowing(false);
    }
    m_model->setFollowing(true); // the answer is pending
    commit(m_history->messages(1, 3));
    QTRY_VERIFY(!m_model->isDetached());
    QCOMPARE(m_model->missed(), 0);
    QTRY_COMPARE(m_model->rowCount(), 1310);
    for (int row = 0; row < 1300; ++row)
        QCOMPARE(body(row), u"message %1"_s.arg(row + 1));
    commit(m_history->messages(1, 1));
    QCOMPARE(m_model->rowCount(), 1311);
}

void TranscriptModelTest::loadsOnWhenItReachesTheEndWhileOlderMessagesAreRead()
{
    commit(m_history->messages(1, 2100));
    m_model->setChannel(m_monitor->session(7), 1);
    m_model->showAround(1001);
    QTRY_COMPARE(m_model->rowCount(), 1000);
    m_model->setFollowing(false);
    m_model->loadOlder();
    m_model->setFollowing(true);
    QTRY_COMPARE(m_model->rowCount(), 2000);
    QCOMPARE(body(0), u"message 1"_s);
    QVERIFY(m_model->isDetached());
}

void TranscriptModelTest::keepsABoundedNumberOfRowsOnTheWayBack()
{
    commit(m_history->messages(1, 12000));
    m_model->setChannel(m_monitor->session(7), 1);
    m_model->showAround(1);
    QTRY_COMPARE(m_model->phase(), TranscriptModel::Phase::Ready);
    for (int i = 0; i < 24 && m_model->isDetached(); ++i) {
        const QString last = body(m_model->rowCount() - 1);
        m_model->setFollowing(false);
        m_model->setFollowing(true);
        QTRY_VERIFY(body(m_model->rowCount() - 1) != last || !m_model->isDetached());
        QVERIFY(m_model->rowCount() <= TranscriptModel::maxRowsReadBack);
    }
    QVERIFY(!m_model->isDetached());
    QCOMPARE(body(m_model->rowCount() - 1), u"message 12000"_s);
    QVERIFY(m_model->hasOlder());
}

LABCHAT_TEST(TranscriptModelTest, QApplication)
#include "tst_transcriptmodel.moc"
