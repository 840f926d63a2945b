// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/messagewindow.h"
#include "support/testprogram.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace LabChat;

namespace {

/// A list of messages whose text is their number; the test decides what comes from the log.
class Numbers final : public MessageWindow {
public:
    using MessageWindow::append;
    using MessageWindow::extend;
    using MessageWindow::hasRoomFor;
    using MessageWindow::MessageWindow;
    using MessageWindow::miss;
    using MessageWindow::prepend;
    using MessageWindow::removeAt;
    using MessageWindow::rows;

    void reload() override { clear(); }
    void loadOlder() override {}
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? rows().at(index.row()).seq : QVariant();
    }

    QList<std::pair<qint64, int>> dropped;  ///< each time: the first message and the number of messages

protected:
    void prepareToDrop(int count) override { dropped.append({rows().constFirst().seq, count}); }
};

QList<MessageRow> messages(qint64 first, qint64 last)
{
    QList<MessageRow> list;
    for (qint64 seq = first; seq <= last; ++seq) {
        MessageRow message;
        message.seq = seq;
        list.append(message);
    }
    return list;
}

} // namespace

class MessageWindowTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void appendsABatchWithOneInsertion();
    void dropsTheOldestWhileTheEndIsFollowed();
    void dropsAPageMoreThanItHasTo();
    void saysWhatItIsAboutToDropWhileTheRowsAreThere();
    void dropsNothingWhileOlderMessagesAreRead();
    void catchesUpWithTheBoundWhenTheEndIsFollowedAgain();
    void missesWhatThereIsNoRoomForWhileOlderMessagesAreRead();
    void missesEverythingOnceItIsDetached();
    void prependsWithOneInsertionAndKeepsTheOrder();
    void dropsTheEndWhenTooManyAreReadBack();
    void staysDetachedUntilTheLogIsReadToItsEnd();
    void isDetachedWhileTheRowsUpToTheEndAreInserted();
    void keepsItsBoundOnTheWayToTheEnd();
    void startsOverWhenItIsReloaded();
    void reportsWhatIsMissed();
    void insertsAndRemovesNothingForNoMessages();

private:
    [[nodiscard]] qint64 first() const { return m_window->rows().constFirst().seq; }
    [[nodiscard]] qint64 last() const { return m_window->rows().constLast().seq; }
    /// Whether the rows from the first to the last are complete: no message is missing or duplicate.
    [[nodiscard]] bool isGapless() const { return m_window->rowCount() == last() - first() + 1; }

    std::unique_ptr<Numbers> m_window;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void MessageWindowTest::init()
{
    m_window = std::make_unique<Numbers>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_window.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void MessageWindowTest::cleanup()
{
    m_tester.reset();
    m_window.reset();
}

void MessageWindowTest::appendsABatchWithOneInsertion()
{
    m_window->append(messages(1, 10));
    QSignalSpy inserted(m_window.get(), &QAbstractItemModel::rowsInserted);
    m_window->append(messages(11, 60));
    QCOMPARE(int(inserted.size()), 1);
    QCOMPARE(inserted.constFirst().at(1).toInt(), 10);
    QCOMPARE(inserted.constFirst().at(2).toInt(), 59);
    QCOMPARE(last(), 60);
    QVERIFY(m_window->isFollowing() && !m_window->isDetached());
}

void MessageWindowTest::dropsTheOldestWhileTheEndIsFollowed()
{
    m_window->append(messages(1, MessageWindow::maxRows));
    QCOMPARE(m_window->rowCount(), MessageWindow::maxRows);
    m_window->append(messages(MessageWindow::maxRows + 1, MessageWindow::maxRows + 20));
    QVERIFY(m_window->rowCount() <= MessageWindow::maxRows);
    QCOMPARE(last(), MessageWindow::maxRows + 20);
    QVERIFY(isGapless());
    QVERIFY(!m_window->isDetached());
}

void MessageWindowTest::dropsAPageMoreThanItHasTo()
{
    m_window->append(messages(1, MessageWindow::maxRows + 1));
    QCOMPARE(m_window->rowCount(), MessageWindow::maxRows - MessageWindow::pageSize);
    QSignalSpy removed(m_window.get(), &QAbstractItemModel::rowsRemoved);
    m_window->append(messages(MessageWindow::maxRows + 2, MessageWindow::maxRows + 1 + MessageWindow::pageSize));
    QVERIFY(removed.isEmpty());
}

void MessageWindowTest::saysWhatItIsAboutToDropWhileTheRowsAreThere()
{
    m_window->append(messages(1, MessageWindow::maxRows + 7));
    const QList<std::pair<qint64, int>> expected{{1, 7 + MessageWindow::pageSize}};
    QCOMPARE(m_window->dropped, expected);
    QCOMPARE(first(), 8 + MessageWindow::pageSize);
}

void MessageWindowTest::dropsNothingWhileOlderMessagesAreRead()
{
    m_window->append(messages(1, 4000));
    m_window->setFollowing(false);
    m_window->append(messages(4001, MessageWindow::maxRowsReadBack));
    QCOMPARE(m_window->rowCount(), MessageWindow::maxRowsReadBack);
    QVERIFY(m_window->dropped.isEmpty());
    QVERIFY(!m_window->isDetached());
}

void MessageWindowTest::catchesUpWithTheBoundWhenTheEndIsFollowedAgain()
{
    m_window->setFollowing(false);
    m_window->append(messages(1, 9000));
    m_window->setFollowing(true);
    QCOMPARE(m_window->rowCount(), MessageWindow::maxRows - MessageWindow::pageSize);
    QCOMPARE(last(), 9000);
}

void MessageWindowTest::missesWhatThereIsNoRoomForWhileOlderMessagesAreRead()
{
    m_window->append(messages(1, 100));
    m_window->setFollowing(false);
    QVERIFY(m_window->hasRoomFor(MessageWindow::maxRowsReadBack - 100));
    QVERIFY(!m_window->hasRoomFor(MessageWindow::maxRowsReadBack - 99));
    m_window->append(messages(101, MessageWindow::maxRowsReadBack + 1));
    QCOMPARE(m_window->rowCount(), 100);
    QCOMPARE(m_window->missed(), MessageWindow::maxRowsReadBack - 99);
    QVERIFY(m_window->isDetached());
}

void MessageWindowTest::missesEverythingOnceItIsDetached()
{
    m_window->append(messages(1, 100));
    m_window->miss(3);
    m_window->append(messages(104, 105)); // a row for 105 after one for 100 would leave a gap
    QCOMPARE(m_window->rowCount(), 100);
    QCOMPARE(m_window->missed(), 5);
    m_window->setFollowing(true); // the last loaded row is not the end
    m_window->append(messages(106, 106));
    QCOMPARE(m_window->missed(), 6);
}

void MessageWindowTest::prependsWithOneInsertionAndKeepsTheOrder()
{
    m_window->append(messages(501, 600));
    QSignalSpy inserted(m_window.get(), &QAbstractItemModel::rowsInserted);
    m_window->prepend(messages(1, 500));
    QCOMPARE(int(inserted.size()), 1);
    QCOMPARE(inserted.constFirst().at(1).toInt(), 0);
    QCOMPARE(inserted.constFirst().at(2).toInt(), 499);
    QCOMPARE(first(), 1);
    QCOMPARE(last(), 600);
    QVERIFY(isGapless());
    QVERIFY(!m_window->isDetached());
}

void MessageWindowTest::dropsTheEndWhenTooManyAreReadBack()
{
    m_window->append(messages(1001, 1100));
    m_window->setFollowing(false);
    m_window->append(messages(1101, 1000 + MessageWindow::maxRowsReadBack));
    m_window->prepend(messages(501, 1000));
    QCOMPARE(m_window->rowCount(), MessageWindow::maxRowsReadBack);
    QCOMPARE(first(), 501);
    QVERIFY(isGapless());
    QVERIFY(m_window->isDetached());
    QCOMPARE(m_window->missed(), 0); // they have been seen
}

void MessageWindowTest::staysDetachedUntilTheLogIsReadToItsEnd()
{
    m_window->extend(messages(1, 500), false);
    QVERIFY(m_window->isDetached());
    m_window->append(messages(1201, 1203));
    QCOMPARE(m_window->missed(), 3);
    m_window->extend(messages(501, 1000), false);
    QVERIFY(m_window->isDetached());
    QCOMPARE(m_window->missed(), 3);
    m_window->extend(messages(1001, 1203), true);
    QVERIFY(!m_window->isDetached());
    QCOMPARE(m_window->missed(), 0);
    m_window->append(messages(1204, 1204));
    QCOMPARE(m_window->rowCount(), 1204);
    QVERIFY(isGapless());
}

/// Otherwise a view at the last row would follow to the new end, away from the reader's position.
void MessageWindowTest::isDetachedWhileTheRowsUpToTheEndAreInserted()
{
    bool wasDetached = false;
    connect(m_window.get(), &QAbstractItemModel::rowsAboutToBeInserted, this, [&] { wasDetached = m_window->isDetached(); });
    m_window->extend(messages(1, 500), false);
    QVERIFY(wasDetached);
    m_window->extend(messages(501, 600), true);
    QVERIFY(wasDetached);
    m_window->reload();
    m_window->extend(messages(1, 10), true); // this is already the end
    QVERIFY(!wasDetached);
}

void MessageWindowTest::keepsItsBoundOnTheWayToTheEnd()
{
    m_tester.reset(); // it would check each of thousands of rows for each signal
    m_window->setFollowing(false);
    for (qint64 page = 0; page < 30; ++page) {
        m_window->extend(messages(1 + page * 500, (page + 1) * 500), false);
        QVERIFY(m_window->rowCount() <= MessageWindow::maxRowsReadBack);
        QVERIFY(isGapless());
    }
    QCOMPARE(last(), 15'000);
    QVERIFY(!m_window->dropped.isEmpty());
    m_window->setFollowing(true); // still detached: the reader may be anywhere
    QVERIFY(m_window->rowCount() > MessageWindow::maxRows);
    m_window->extend({}, true);
    QVERIFY(m_window->rowCount() <= MessageWindow::maxRows);
}

void MessageWindowTest::startsOverWhenItIsReloaded()
{
    m_window->append(messages(1, 100));
    m_window->setFollowing(false);
    m_window->miss(5);
    QSignalSpy changed(m_window.get(), &MessageWindow::missedChanged);
    m_window->reload();
    QCOMPARE(m_window->rowCount(), 0);
    QCOMPARE(m_window->missed(), 0);
    QVERIFY(m_window->isFollowing() && !m_window->isDetached());
    QVERIFY(!changed.isEmpty());
}

void MessageWindowTest::reportsWhatIsMissed()
{
    QSignalSpy changed(m_window.get(), &MessageWindow::missedChanged);
    m_window->append(messages(1, 100));
    QVERIFY(changed.isEmpty());
    m_window->miss(1);
    QCOMPARE(int(changed.size()), 1);
    m_window->append(messages(102, 103));
    QCOMPARE(int(changed.size()), 2);
    m_window->extend(messages(101, 103), true);
    QCOMPARE(int(changed.size()), 3);
    m_window->setFollowing(false);
    m_window->append(messages(104, MessageWindow::maxRowsReadBack));
    QCOMPARE(int(changed.size()), 3);
    m_window->prepend(messages(0, 0));
    QCOMPARE(int(changed.size()), 4);
}

void MessageWindowTest::insertsAndRemovesNothingForNoMessages()
{
    QSignalSpy inserted(m_window.get(), &QAbstractItemModel::rowsInserted);
    m_window->append({});
    m_window->prepend({});
    m_window->extend({}, true);
    QVERIFY(inserted.isEmpty());
    m_window->miss(1);
    m_window->append({});
    QCOMPARE(m_window->missed(), 1);
}

LABCHAT_TEST(MessageWindowTest, QApplication)
#include "tst_messagewindow.moc"
