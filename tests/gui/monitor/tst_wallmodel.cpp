// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/flagcolors.h"
#include "console/monitor/wallfilter.h"
#include "console/session/readmarks.h"
#include "gui/fakes.h"
#include "support/fakeothersystem.h"
#include "support/testprogram.h"

#include <QtCore/QSettings>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <cmath>

using namespace LabChat;
using namespace Qt::StringLiterals;
using SortBy = WallModel::SortBy;

class WallModelTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTheLastLinesOfTheLogAndThenWhatIsSaid();
    void saysWhyTheLogCannotBeRead();
    void emitsATileOnlyWhenItChanges();
    void countsWhatIsUnread();
    void remembersWhatWasReadOverARestart();
    void saysForHowLongAChannelHasBeenSilent();
    void saysWhoHasReachedAChat();
    void countsOnlyThoseWhoseNewestPageHasTheChat();
    void showsWhatTheOperatorDid();
    void hasNoFlagsAfterTheEnd();
    void paintsEachFlagInAColorOfItsOwn();
    void keepsFewLinesHoweverMuchIsSaid();
    void sortsOnlyOnRequest();
    void sortsByEach_data();
    void sortsByEach();
    void filtersByName();
    void isReadAloudInOnePhrase();

private:
    [[nodiscard]] Tile tile(int channel) const { return m_model->index(channel - 1).data(WallModel::TileRole).value<Tile>(); }
    [[nodiscard]] QStringList texts(int channel) const
    {
        QStringList texts;
        for (const TileLine &line : tile(channel).lines)
            texts.append(line.text);
        return texts;
    }
    [[nodiscard]] QStringList flags(int channel) const
    {
        QStringList texts;
        for (const FlagText &flag : tile(channel).flags)
            texts.append(flag.text);
        return texts;
    }
    [[nodiscard]] QList<int> order() const
    {
        QList<int> channels;
        for (int row = 0; row < m_filter->rowCount(); ++row)
            channels.append(m_filter->index(row, 0).data(WallModel::ChannelRole).toInt());
        return channels;
    }
    /// Commits, and waits until the views are updated.
    void commit(const QList<Event> &events)
    {
        QSignalSpy updated(m_monitor.get(), &SessionMonitor::updated);
        emit m_service->eventsCommitted(events);
        QVERIFY(updated.wait());
    }

    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeArchive> m_archive;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<ReadMarks> m_marks;
    std::unique_ptr<WallModel> m_model;
    std::unique_ptr<WallFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QAbstractItemModelTester> m_filterTester;
    std::unique_ptr<FakeHistory> m_history;
    SessionPtr m_session;
    const WatchedSession *m_watched = nullptr;
    qint64 m_startMs = 0;
};

void WallModelTest::init()
{
    m_startMs = QDateTime::currentMSecsSinceEpoch() - 3'600'000;
    m_service = std::make_unique<FakeService>();
    m_archive = std::make_unique<FakeArchive>();
    m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
    m_marks = std::make_unique<ReadMarks>();
    m_model = std::make_unique<WallModel>(m_archive.get(), m_marks.get(), nullptr);
    m_filter = std::make_unique<WallFilter>(m_model.get(), nullptr);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_filterTester = std::make_unique<QAbstractItemModelTester>(m_filter.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_session = groupSession(7, 12, 4, m_startMs);
    m_history = std::make_unique<FakeHistory>(m_session, m_startMs);
    m_archive->log = m_history->messages(1, TileLines::kept + 5);
    m_archive->log.append(m_history->messages(2, 2));
    SessionState state(m_session);
    for (const Event &event : std::as_const(m_archive->log))
        state.apply(event);
    emit m_service->sessionOpened(state);
    m_watched = m_monitor->session(7);
    connect(m_monitor.get(), &SessionMonitor::changed, m_model.get(), &WallModel::update);
}

/// Not "2/2 online" on a chat of another round.
void WallModelTest::saysWhoHasReachedAChat()
{
    Study study = groupStudy(4, 2);
    study.numRounds = 2;
    const SessionPtr session = sessionOf(study, 9, m_startMs);
    emit m_service->sessionOpened(SessionState(session));
    m_model->setSession(m_monitor->session(9));
    FakeHistory history(session, m_startMs);
    emit m_service->presenceChanged({{9, 1, true, 1}, {9, 2, true, 1}});
    QTRY_COMPARE(tile(1).members, u"2/2 online"_s);
    QCOMPARE(tile(3).members, u"nobody is there yet"_s);
    commit({history.entered(1, 2, 0)});
    QCOMPARE(tile(1).members, u"1/2 online in this round"_s);
    QCOMPARE(tile(3).members, u"1/2 online in this round"_s);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    commit({history.entered(2, 2, 0)});
    QCOMPARE(tile(1).members, u"all have moved on"_s);
    QCOMPARE(tile(3).members, u"2/2 online"_s);
    QVERIFY(changed.size() >= 2); // both tiles are painted anew
}

/// Of a session of another system, whose tickets name app, round and page.
void WallModelTest::countsOnlyThoseWhoseNewestPageHasTheChat()
{
    FakeOtherSystem system(9, m_startMs);
    emit m_service->sessionOpened(system.state());
    m_watched = m_monitor->session(9);
    m_model->setSession(m_watched);
    connect(m_monitor.get(), &SessionMonitor::sessionGrew, m_model.get(), [this](qint64 id) { m_model->grow(*m_monitor->session(id)); });
    const auto on = [](const QString &page, int round, const QString &app = u"trust"_s) {
        ChannelClaims claims = claimsOf(u"g1-%1"_s.arg(round), u"1"_s, round, app);
        claims.page = page;
        return claims;
    };
    commit({system.admit(u"anna"_s, on(u"Offer"_s, 1)), system.admit(u"bert"_s, on(u"Offer"_s, 1))});
    emit m_service->presenceChanged({{9, 1, true, 1}, {9, 2, true, 1}});
    QTRY_COMPARE(tile(1).members, u"2/2 online"_s);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    commit({system.admit(u"anna"_s, on(u"Offer"_s, 2))});
    QCOMPARE(tile(1).members, u"1/2 online on this page"_s);
    QCOMPARE(m_watched->onlineIn(1), 1);
    QVERIFY(!changed.isEmpty()); // the tile that she has left is painted anew
    QCOMPARE(tile(2).members, u"1/1 online"_s);
    commit({system.admit(u"bert"_s, on(u"Offer"_s, 1, u"survey"_s))}); // round and page have the same names there
    QCOMPARE(tile(1).members, u"all have moved on"_s);
    QCOMPARE(m_watched->onlineIn(1), 0);
    emit m_service->presenceChanged({{9, 1, false, 2}, {9, 2, false, 2}});
    QTRY_COMPARE(tile(2).members, u"0/1 online"_s);
    commit({system.admit(u"anna"_s, on(u"Offer"_s, 1)), system.admit(u"bert"_s, on(u"Offer"_s, 1))}); // back again, with the tickets from then
    QCOMPARE(tile(1).members, u"0/2 online"_s);
    emit m_service->presenceChanged({{9, 1, true, 3}});
    QTRY_COMPARE(tile(1).members, u"1/2 online"_s);
}

void WallModelTest::cleanup()
{
    m_filterTester.reset();
    m_tester.reset();
    m_filter.reset();
    m_model.reset();
    m_monitor.reset();
}

void WallModelTest::showsTheLastLinesOfTheLogAndThenWhatIsSaid()
{
    m_archive->answersAtOnce = false;
    m_model->setSession(m_watched);
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(int(m_archive->lastMessagesCalls.size()), 1);
    commit({m_history->message(5, u"said\nmeanwhile"_s)});
    QCOMPARE(texts(2), QStringList{u"said meanwhile"_s});
    FakeArchive::answer(m_archive->lastMessagesCalls.front(), m_archive->lastOfEachChannel(7, TileLines::kept));
    QTRY_COMPARE(texts(2), QStringList({u"message 1"_s, u"message 2"_s, u"said meanwhile"_s}));
    QCOMPARE(texts(1).size(), TileLines::kept);
    QCOMPARE(texts(1).last(), u"message %1"_s.arg(TileLines::kept + 5));
    QVERIFY(texts(3).isEmpty());
}

void WallModelTest::saysWhyTheLogCannotBeRead()
{
    m_archive->answersAtOnce = false;
    m_model->setSession(m_watched);
    QSignalSpy changed(m_model.get(), &WallModel::failureChanged);
    FakeArchive::answer(m_archive->lastMessagesCalls.front(), failure(u"x"_s, u"The disk is gone."_s));
    QVERIFY(changed.wait());
    QCOMPARE(m_model->failureText(), u"The disk is gone."_s);
}

void WallModelTest::emitsATileOnlyWhenItChanges()
{
    m_model->setSession(m_watched);
    QTRY_COMPARE(texts(2).size(), 2);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    commit({m_history->message(9, u"a"_s), m_history->message(10, u"b"_s)});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 2);
    changed.clear();
    QSignalSpy updated(m_monitor.get(), &SessionMonitor::updated);
    emit m_service->presenceChanged({{7, 1, true, m_startMs}});
    QVERIFY(updated.wait());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(tile(1).members, u"1/4 online"_s);
    changed.clear();
    emit m_service->presenceChanged({{7, 1, true, m_startMs + 1}}); // only another sign of life
    QVERIFY(updated.wait());
    QCOMPARE(changed.size(), 0);
}

void WallModelTest::countsWhatIsUnread()
{
    m_model->setSession(m_watched);
    QCOMPARE(tile(2).unread, 2);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_marks->markRead(*m_watched, 2);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(tile(2).unread, 0);
    commit({m_history->message(5, u"new"_s)});
    QCOMPARE(tile(2).unread, 1);
    m_marks->markAllRead(*m_watched);
    QCOMPARE(tile(1).unread + tile(2).unread + tile(3).unread, 0);
}

void WallModelTest::remembersWhatWasReadOverARestart()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_marks->markRead(*m_watched, 1);
    m_marks->save(settings);
    ReadMarks again;
    again.restore(settings);
    QCOMPARE(again.unread(*m_watched, 1), 0);
    QCOMPARE(again.unread(*m_watched, 2), 2);
}

void WallModelTest::saysForHowLongAChannelHasBeenSilent()
{
    m_model->setNow(m_startMs);
    m_model->setSession(m_watched);
    QCOMPARE(tile(3).silence, u"no messages yet"_s);
    QCOMPARE(tile(2).silence, QString());
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setNow(m_startMs + 30'000);
    QCOMPARE(changed.size(), 0); // nothing visible has changed
    m_model->setNow(m_startMs + 150'000);
    QCOMPARE(tile(2).silence, u"silent for 2 min"_s);
    QVERIFY(changed.size() >= 2);
    m_history->setNowMs(m_startMs + 149'000);
    commit({m_history->message(5, u"at last"_s)});
    QCOMPARE(tile(2).silence, QString());
    QCOMPARE(tile(1).silence, u"silent for 2 min"_s);
    m_history->setNowMs(m_startMs + 300'000);
    commit({m_history->event(EventKind::SessionEnded, 0)});
    QCOMPARE(tile(1).silence, QString()); // nobody waits any more
}

void WallModelTest::showsWhatTheOperatorDid()
{
    m_model->setSession(m_watched);
    QTRY_COMPARE(texts(2).size(), 2);
    m_model->setNow(m_startMs + 10'000);
    Event frozen = m_history->event(EventKind::Frozen, 0);
    frozen.channel = 2;
    Event muted = m_history->event(EventKind::Muted, 9);
    muted.detail.insert(u"until"_s, m_startMs + 20'000);
    Event hidden = m_history->event(EventKind::MessageHidden, 0);
    hidden.channel = 2;
    hidden.detail.insert(u"message"_s, tile(2).lines.first().seq);
    commit({frozen, muted, hidden});
    QCOMPARE(flags(2), QStringList{u"frozen"_s});
    QCOMPARE(flags(3), QStringList{u"muted"_s});
    QVERIFY(tile(2).lines.first().hidden);
    QVERIFY(!tile(2).lines.last().hidden);
    m_model->setNow(m_startMs + 21'000);
    QVERIFY(tile(3).flags.isEmpty());
    m_model->setFlag(1, ChannelFlag::Highlighted, true);
    QCOMPARE(flags(1), QStringList{u"highlight"_s});
    QCOMPARE(m_model->sortKey(0, SortBy::Flags) > m_model->sortKey(1, SortBy::Flags), true);
}

void WallModelTest::hasNoFlagsAfterTheEnd()
{
    m_model->setSession(m_watched);
    Event held = m_history->message(5, u"May I?"_s);
    held.kind = EventKind::MessageHeld;
    Event frozen = m_history->event(EventKind::Frozen, 0);
    frozen.channel = 3;
    commit({held, frozen, m_history->event(EventKind::Muted, 1)});
    QCOMPARE(flags(2), QStringList{u"to approve"_s});
    QCOMPARE(flags(3), QStringList{u"frozen"_s});
    commit({m_history->event(EventKind::SessionEnded, 0)});
    for (int channel = 1; channel <= 3; ++channel)
        QCOMPARE(flags(channel), QStringList());
}

void WallModelTest::paintsEachFlagInAColorOfItsOwn()
{
    const auto luminance = [](const QColor &color) { // WCAG 2.1, relative luminance
        const auto linear = [](double share) { return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    QPalette dark;
    for (const auto &[role, color] : {std::pair(QPalette::Base, 0x202124), {QPalette::Window, 0x2d2e31}, {QPalette::Button, 0x3a3b3e}, {QPalette::Text, 0xe8e8e8}})
        dark.setColor(role, QColor::fromRgb(color));
    for (const QPalette &palette : {QPalette(), dark}) {
        QSet<QRgb> grounds;
        for (const ChannelFlag flag : {ChannelFlag::Waiting, ChannelFlag::Highlighted, ChannelFlag::Frozen, ChannelFlag::Holding, ChannelFlag::MemberMuted}) {
            const auto [ground, ink] = flagColors(flag, palette);
            grounds.insert(ground.rgb());
            const double light = qMax(luminance(ground), luminance(ink));
            const double low = qMin(luminance(ground), luminance(ink));
            QVERIFY2((light + 0.05) / (low + 0.05) >= 4.5, qPrintable(ground.name() + u' ' + ink.name())); // readable: WCAG 2.1, 1.4.3
        }
        QCOMPARE(grounds.size(), 5);
    }
}

void WallModelTest::keepsFewLinesHoweverMuchIsSaid()
{
    m_model->setSession(m_watched);
    SessionChanges changes;
    changes.session = 7;
    changes.channels.addAll(3);
    for (int batch = 0; batch < 2000; ++batch) {
        changes.messages.clear();
        for (int i = 0; i < 100; ++i)
            changes.messages.append(m_history->message(1 + i % 12, QString(2000, u'x')));
        m_model->update(changes);
    }
    for (int channel = 1; channel <= 3; ++channel) {
        QCOMPARE(tile(channel).lines.size(), TileLines::kept);
        for (const TileLine &line : tile(channel).lines)
            QVERIFY(line.text.size() == TileLines::charactersKept + 1 && line.text.endsWith(u'…'));
    }
}

void WallModelTest::sortsOnlyOnRequest()
{
    m_model->setSession(m_watched);
    m_filter->sortTiles(SortBy::Messages, Qt::DescendingOrder);
    QCOMPARE(order(), QList<int>({1, 2, 3}));
    commit(m_history->messages(3, 10));
    QCOMPARE(order(), QList<int>({1, 2, 3}));
    QSignalSpy moved(m_filter.get(), &QAbstractItemModel::layoutChanged);
    m_filter->resort();
    QCOMPARE(order(), QList<int>({1, 3, 2}));
    QCOMPARE(moved.size(), 1);
    m_filter->resort(); // already in order: nothing moves
    QCOMPARE(moved.size(), 1);
}

void WallModelTest::sortsByEach_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<QList<int>>("ascending");
    QTest::newRow("name") << int(SortBy::Name) << QList<int>{1, 2, 3};
    QTest::newRow("last activity") << int(SortBy::LastActivity) << QList<int>{3, 2, 1};
    QTest::newRow("unread") << int(SortBy::Unread) << QList<int>{3, 1, 2};
    QTest::newRow("silent for") << int(SortBy::SilentFor) << QList<int>{1, 2, 3};
    QTest::newRow("online") << int(SortBy::Online) << QList<int>{1, 3, 2};
    QTest::newRow("messages") << int(SortBy::Messages) << QList<int>{3, 2, 1};
    QTest::newRow("flags") << int(SortBy::Flags) << QList<int>{1, 2, 3};
}

void WallModelTest::sortsByEach()
{
    QFETCH(int, by);
    QFETCH(QList<int>, ascending);
    m_model->setNow(m_startMs + 1'000'000);
    m_model->setSession(m_watched);
    m_history->setNowMs(m_startMs + 500'000);
    Event frozen = m_history->event(EventKind::Frozen, 0);
    frozen.channel = 3;
    m_history->setNowMs(m_startMs + 600'000);
    Event muted = m_history->event(EventKind::Muted, 5);
    commit({frozen, muted, m_history->message(1, u"now"_s)});
    emit m_service->presenceChanged({{7, 9, true, 1}, {7, 5, true, 1}, {7, 6, true, 1}});
    m_marks->markRead(*m_watched, 1);
    commit({m_history->message(2, u"newer"_s)});
    m_filter->sortTiles(SortBy(by), Qt::AscendingOrder);
    QCOMPARE(order(), ascending);
    m_filter->sortTiles(SortBy(by), Qt::DescendingOrder);
    QCOMPARE(order(), QList<int>(ascending.rbegin(), ascending.rend()));
}

void WallModelTest::filtersByName()
{
    m_model->setSession(m_watched);
    m_filter->setFilterText(u"group 2"_s);
    QCOMPARE(order(), QList<int>{2});
    m_filter->setFilterText(m_session->channelName(3));
    QCOMPARE(order(), QList<int>{3});
    m_filter->setFilterText({});
    QCOMPARE(order().size(), 3);
}

void WallModelTest::isReadAloudInOnePhrase()
{
    m_model->setSession(m_watched);
    QTRY_COMPARE(texts(2).size(), 2);
    QCOMPARE(m_model->index(1).data(Qt::AccessibleTextRole).toString(), u"Group 2, 0/4 online, 2 unread, Player 2: message 2"_s);
}

LABCHAT_TEST(WallModelTest, QApplication)
#include "tst_wallmodel.moc"
