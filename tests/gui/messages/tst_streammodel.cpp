// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/messages/streamfilter.h"
#include "gui/fakes.h"
#include "support/testprogram.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace LabChat;
using namespace Qt::StringLiterals;

class StreamModelTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTheEndOfTheLogAndThenWhatIsSaid();
    void takesNoMessageTwice();
    void loadsOlderPagesUntilThereAreNone();
    void mergesSessionsByTime();
    void keepsABoundedNumberOfRows();
    void loadsAgainWhatItForgot();
    void countsWhatItMissesWhileSomebodyReadsFarBack();
    void keepsOnlyWhatFitsWhileLookingBack();
    void showsWhatIsHidden();
    void saysWhyTheLogCannotBeReadAndTriesAgain();
    void showsWhoSaidWhatWhere();
    void readsTheFilter_data();
    void readsTheFilter();
    void filters_data();
    void filters();

private:
    [[nodiscard]] QString text(int row, int column = StreamModel::TextColumn) const { return m_model->index(row, column).data().toString(); }
    [[nodiscard]] QList<qint64> seqs() const
    {
        QList<qint64> seqs;
        for (int row = 0; row < m_model->rowCount(); ++row)
            seqs.append(m_model->index(row, 0).data(StreamModel::SeqRole).toLongLong());
        return seqs;
    }
    void open(int messages);
    void say(const QList<Event> &messages);

    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeArchive> m_archive;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<StreamModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
    const WatchedSession *m_watched = nullptr;
};

void StreamModelTest::init()
{
    m_service = std::make_unique<FakeService>();
    m_archive = std::make_unique<FakeArchive>();
    m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
    m_model = std::make_unique<StreamModel>(m_archive.get(), nullptr);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_session = groupSession(7, 12, 4, 1000);
    m_history = std::make_unique<FakeHistory>(m_session, 1000);
    connect(m_monitor.get(), &SessionMonitor::changed, m_model.get(), &StreamModel::update);
    connect(m_monitor.get(), &SessionMonitor::updated, m_model.get(), &StreamModel::flush);
}

void StreamModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_monitor.reset();
}

/// A session that already has this many messages.
void StreamModelTest::open(int messages)
{
    for (int i = 0; i < messages; ++i)
        m_archive->log.append(m_history->message(1 + i % 12, u"message %1"_s.arg(i + 1)));
    SessionState state(m_session);
    for (const Event &event : std::as_const(m_archive->log))
        state.apply(event);
    emit m_service->sessionOpened(state);
    m_watched = m_monitor->session(7);
    m_model->setSessions({m_watched});
    QTRY_VERIFY(!m_model->isLoading());
}

void StreamModelTest::say(const QList<Event> &messages)
{
    m_archive->log.append(messages);
    QSignalSpy updated(m_monitor.get(), &SessionMonitor::updated);
    emit m_service->eventsCommitted(messages);
    QVERIFY(updated.wait());
}

void StreamModelTest::showsTheEndOfTheLogAndThenWhatIsSaid()
{
    open(StreamModel::pageSize + 20);
    QTRY_COMPARE(m_model->rowCount(), StreamModel::pageSize);
    QCOMPARE(text(0), u"message 21"_s);
    say({m_history->message(5, u"two\nlines"_s), m_history->message(1, u"b"_s)});
    QCOMPARE(m_model->rowCount(), StreamModel::pageSize + 2);
    QCOMPARE(text(StreamModel::pageSize), u"two lines"_s);
}

void StreamModelTest::takesNoMessageTwice()
{
    open(5);
    QTRY_COMPARE(m_model->rowCount(), 5);
    const Event said = m_history->message(5, u"new"_s);
    m_archive->log.append(said);
    emit m_service->eventsCommitted({said}); // in the fold, but not reported to the views yet
    m_model->setSessions({m_watched});       // reads it from the log
    QSignalSpy updated(m_monitor.get(), &SessionMonitor::updated);
    QVERIFY(updated.wait());
    QTRY_COMPARE(seqs(), QList<qint64>({1, 2, 3, 4, 5, 6}));
}

void StreamModelTest::loadsOlderPagesUntilThereAreNone()
{
    open(StreamModel::pageSize + 20);
    QTRY_COMPARE(m_model->rowCount(), StreamModel::pageSize);
    QVERIFY(m_model->hasOlder());
    m_model->loadOlder();
    QTRY_COMPARE(m_model->rowCount(), StreamModel::pageSize + 20);
    QCOMPARE(seqs().first(), 1);
    QTRY_VERIFY(!m_model->hasOlder());
    m_model->loadOlder();
    QCOMPARE(int(m_archive->streamCalls.size()), 2);
}

/// One session has many more messages than the other: one page of it covers less time.
void StreamModelTest::mergesSessionsByTime()
{
    m_tester.reset(); // it would check each of thousands of rows for each signal
    open(0);
    const SessionPtr other = groupSession(8, 4, 4, 1000);
    FakeHistory others(other, 1000);
    SessionState mine(m_session);
    SessionState theirs(other);
    for (int i = 0; i < 1200; ++i) {
        m_history->setNowMs(2000 + i * 10);
        m_archive->log.append(m_history->message(1, u"mine"_s));
        mine.apply(m_archive->log.last());
        if (i % 100 != 0)
            continue;
        others.setNowMs(2005 + i * 10);
        m_archive->log.append(others.message(1, u"theirs"_s));
        theirs.apply(m_archive->log.last());
    }
    emit m_service->sessionOpened(mine);
    emit m_service->sessionOpened(theirs);
    m_model->setSessions({m_monitor->session(7), m_monitor->session(8)});
    QTRY_VERIFY(!m_model->isLoading());
    while (m_model->hasOlder()) {
        m_model->loadOlder();
        QTRY_VERIFY(!m_model->isLoading());
    }
    QCOMPARE(m_model->rowCount(), 1212);
    for (int row = 0; row < 1212; ++row)
        QCOMPARE(text(row), m_archive->log.at(row).body);
    QCOMPARE(text(1, StreamModel::SessionColumn), other->code);

    // Live, in one update, whichever session comes first.
    m_history->setNowMs(90'000);
    others.setNowMs(80'000);
    say({m_history->message(1, u"later"_s), others.message(1, u"earlier"_s)});
    QCOMPARE(text(1212), u"earlier"_s);
    QCOMPARE(text(1213), u"later"_s);
}

void StreamModelTest::keepsABoundedNumberOfRows()
{
    m_tester.reset(); // it would check each of thousands of rows for each signal
    open(10);
    SessionChanges changes;
    changes.session = 7;
    int most = 0;
    for (int batch = 0; batch < 2000; ++batch) {
        changes.messages.clear();
        for (int i = 0; i < 100; ++i)
            changes.messages.append(m_history->message(1 + i % 12, u"message"_s));
        m_model->update(changes);
        m_model->flush();
        most = qMax(most, m_model->rowCount());
    }
    QVERIFY(most <= StreamModel::maxRows);
    QCOMPARE(seqs().last(), 200'010);
}

void StreamModelTest::loadsAgainWhatItForgot()
{
    m_tester.reset(); // it would check each of thousands of rows for each signal
    open(0);
    QList<Event> said;
    for (int i = 0; i < StreamModel::maxRows + 100; ++i)
        said.append(m_history->message(1 + i % 12, u"message"_s));
    say(said);
    QCOMPARE(m_model->rowCount(), StreamModel::maxRows - StreamModel::pageSize);
    m_model->setFollowing(false);
    while (m_model->hasOlder()) {
        m_model->loadOlder();
        QTRY_VERIFY(!m_model->isLoading());
    }
    QCOMPARE(m_model->rowCount(), StreamModel::maxRows + 100);
    const QList<qint64> all = seqs();
    for (int row = 0; row < all.size(); ++row)
        QCOMPARE(all.at(row), row + 1);
}

void StreamModelTest::countsWhatItMissesWhileSomebodyReadsFarBack()
{
    m_tester.reset(); // it would check each of thousands of rows for each signal
    open(StreamModel::maxRowsReadBack + 100);
    m_model->setFollowing(false);
    while (m_model->hasOlder()) {
        m_model->loadOlder();
        QTRY_VERIFY(!m_model->isLoading());
    }
    QCOMPARE(m_model->rowCount(), StreamModel::maxRowsReadBack);
    QVERIFY(m_model->isDetached());
    say({m_history->message(1, u"unseen"_s)});
    QCOMPARE(m_model->missed(), 1);
    m_model->reload();
    QTRY_COMPARE(m_model->rowCount(), StreamModel::pageSize);
    QCOMPARE(text(StreamModel::pageSize - 1), u"unseen"_s);
    QVERIFY(!m_model->isDetached());
}

void StreamModelTest::keepsOnlyWhatFitsWhileLookingBack()
{
    m_tester.reset(); // it would check each of thousands of rows for each signal
    open(4 * StreamModel::pageSize);
    QTRY_COMPARE(m_model->rowCount(), StreamModel::pageSize);
    m_model->keepOnly(parseStreamQuery(u"\"message 7\" by:P7"_s)); // 7, 79, 703, 715, 727, 739, 751, 763, 775, 787, 799
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->searchedCount(), StreamModel::pageSize);
    while (m_model->hasOlder()) {
        m_model->loadOlder();
        QTRY_VERIFY(!m_model->isLoading());
    }
    QCOMPARE(m_model->searchedCount(), 4 * StreamModel::pageSize);
    QCOMPARE(m_model->rowCount(), 11);
    QCOMPARE(seqs().mid(0, 3), QList<qint64>({7, 79, 703}));
    say({m_history->message(7, u"message 7 again"_s), m_history->message(8, u"message 7, too"_s)});
    QCOMPARE(m_model->rowCount(), 12);
    QCOMPARE(m_model->searchedCount(), 4 * StreamModel::pageSize + 2);
    m_model->reload();
    QTRY_COMPARE(m_model->rowCount(), StreamModel::pageSize);
    QVERIFY(!m_model->isFiltered());
}

void StreamModelTest::showsWhatIsHidden()
{
    open(0);
    const Event said = m_history->message(5, u"something bad"_s);
    say({said});
    QVERIFY(!m_model->index(0, 0).data(StreamModel::HiddenRole).toBool());
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    Event hiding = m_history->event(EventKind::MessageHidden, 5);
    hiding.channel = said.channel;
    hiding.detail = {{u"message"_s, said.seq}};
    say({hiding});
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_model->index(0, 0).data(StreamModel::HiddenRole).toBool());
    QVERIFY(m_model->index(0, StreamModel::TextColumn).data(Qt::ToolTipRole).toString().contains("Hidden"_L1));
}

void StreamModelTest::saysWhyTheLogCannotBeReadAndTriesAgain()
{
    open(0);
    m_archive->answersAtOnce = false;
    m_model->reload();
    FakeArchive::answer(m_archive->streamCalls.back(), failure(u"x"_s, u"The disk is gone."_s));
    QTRY_COMPARE(m_model->failureText(), u"The disk is gone."_s);
    m_archive->answersAtOnce = true;
    m_model->loadOlder();
    QTRY_VERIFY(!m_model->isLoading());
    QVERIFY(m_model->failureText().isEmpty());
}

void StreamModelTest::showsWhoSaidWhatWhere()
{
    open(0);
    say({m_history->message(6, u"hi"_s)});
    Event fromExperimenter = m_history->message(6, u"please decide"_s);
    fromExperimenter.participant = fromExperimenter.member = 0;
    fromExperimenter.nickname.clear();
    say({fromExperimenter});
    QCOMPARE(text(0, StreamModel::ChannelColumn), u"Group 2"_s);
    QCOMPARE(text(0, StreamModel::GroupColumn), u"2"_s);
    QCOMPARE(text(0, StreamModel::AuthorColumn), u"P6  Player 2"_s);
    QCOMPARE(text(1, StreamModel::AuthorColumn), u"Experimenter"_s);
    QCOMPARE(text(1, StreamModel::GroupColumn), u"2"_s);
    QVERIFY(m_model->index(0, 0).data(StreamModel::CopyRole).toString().endsWith("\tGroup 2\tP6  Player 2\thi"_L1));
}

void StreamModelTest::readsTheFilter_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("read"); // words|channels|groups|authors|sessions
    QTest::newRow("empty") << u"  "_s << u"||||"_s;
    QTest::newRow("words") << u"so what"_s << u"so,what||||"_s;
    QTest::newRow("phrase") << u"\"so what\" now"_s << u"so what,now||||"_s;
    QTest::newRow("keys") << u"channel:\"Group 1\" group:2 BY:P3 session:abcd yes"_s << u"yes|Group 1|2|P3|abcd"_s;
    QTest::newRow("open quote") << u"channel:\"Group 1"_s << u"|Group 1|||"_s;
    QTest::newRow("being typed") << u"by:"_s << u"by:||||"_s;
    QTest::newRow("address") << u"http://x"_s << u"http://x||||"_s;
}

void StreamModelTest::readsTheFilter()
{
    QFETCH(QString, typed);
    QFETCH(QString, read);
    const StreamQuery query = parseStreamQuery(typed);
    const QStringList parts{query.words.join(u','), query.channels.join(u','), query.groups.join(u','), query.authors.join(u','), query.sessions.join(u',')};
    QCOMPARE(parts.join(u'|'), read);
    QCOMPARE(parseStreamQuery(streamTerm(u"channel"_s, u"Group 1"_s)).channels, QStringList{u"Group 1"_s});
}

void StreamModelTest::filters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("left");
    QTest::newRow("all") << QString() << QStringList{u"Apples"_s, u"pears"_s, u"apples and pears"_s};
    QTest::newRow("a word") << u"apple"_s << QStringList{u"Apples"_s, u"apples and pears"_s};
    QTest::newRow("two words") << u"pears apples"_s << QStringList{u"apples and pears"_s};
    QTest::newRow("channel") << u"channel:\"Group 2\""_s << QStringList{u"pears"_s};
    QTest::newRow("group") << u"group:1 group:2"_s << QStringList{u"Apples"_s, u"pears"_s};
    QTest::newRow("place") << u"by:p1"_s << QStringList{u"Apples"_s};
    QTest::newRow("nickname") << u"by:\"player 4\""_s << QStringList{u"apples and pears"_s};
    QTest::newRow("both") << u"by:P1 pears"_s << QStringList{};
}

void StreamModelTest::filters()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, left);
    open(0);
    StreamFilter proxy(m_model.get(), nullptr);
    const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    say({m_history->message(1, u"Apples"_s)});
    proxy.setQuery(parseStreamQuery(filter));
    say({m_history->message(5, u"pears"_s), m_history->message(12, u"apples and pears"_s)});
    QStringList shown;
    for (int row = 0; row < proxy.rowCount(); ++row)
        shown.append(proxy.index(row, StreamModel::TextColumn).data().toString());
    QCOMPARE(shown, left);
}

LABCHAT_TEST(StreamModelTest, QApplication)
#include "tst_streammodel.moc"
