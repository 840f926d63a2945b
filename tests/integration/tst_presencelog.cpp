// SPDX-License-Identifier: GPL-3.0-or-later
#include "heldlog.h"
#include "labtest.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

Moderate wishFor(const OperatorAction &action)
{
    return {action, {u"Ada"_s, u"the test"_s, {}, 0}};
}

} // namespace

/// Each connect and disconnect is in the log once, whatever else happens at that time.
class tst_PresenceLog final : public LabTest {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { stopLab(); }

    void logsEachOfThoseWhoAreRemovedAtOnceOnce();
    void logsAConnectUnderWayOnceWhileAnotherSeatChanges_data();
    void logsAConnectUnderWayOnceWhileAnotherSeatChanges();
    void followsWhoIsSwappedWithSomebodyAway();
    void followsWhoIsSwappedWhileTheConnectIsUnderWay();
    void logsBothWhenAnotherBrowserTakesThePlace();
    void logsOnRecoveryWhatWasLostWithACommit();
    void logsOnceWhatWasLostAfterARemoval();
    void logsTheStartAgainThatWasLost();

private:
    void start(const LogContents &contents = {}, bool holds = false);
    void does(const QList<Moderate> &wishes) { m_lab->server()->moderate(m_session->id, wishes); }
    [[nodiscard]] qsizetype heldOf(EventKind kind) const { return count(m_held, kind, 0); }
    /// Of a participant; 0: of all.
    [[nodiscard]] qsizetype logged(EventKind kind, int participant = 0) const { return count(m_lab->events, kind, participant); }
    [[nodiscard]] static qsizetype count(const QList<Event> &events, EventKind kind, int participant);
    /// Waits until everything that was decided before has been committed.
    void settle();
    /// Who is online in the committed state.
    [[nodiscard]] QList<int> online() const;

    HeldLog *m_log = nullptr;  ///< owned by the lab
    QList<Event> m_held;
    SessionState m_atStart;    ///< before the events of the lab
};

void tst_PresenceLog::init()
{
    start();
    use(talkativeStudy(5, 5));
    m_atStart = m_lab->sessions.constLast();
}

void tst_PresenceLog::start(const LogContents &contents, bool holds)
{
    m_held.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, [=, this] {
        m_log = new HeldLog(contents, holds);
        connect(m_log, &HeldLog::held, this, [this](const QList<Event> &events) { m_held.append(events); });
        return m_log;
    }});
    QVERIFY(m_lab->start());
}

qsizetype tst_PresenceLog::count(const QList<Event> &events, EventKind kind, int participant)
{
    return std::count_if(events.cbegin(), events.cend(), [=](const Event &event) {
        return event.kind == kind && (participant == 0 || event.participant == participant);
    });
}

void tst_PresenceLog::settle()
{
    const qsizetype before = logged(EventKind::Announced);
    const Moderate announcement = wishFor(Announce{{}, {{}, u"That is all."_s}});
    for (int round = 1; round <= 2; ++round) { // the result of the first is decided before the second
        does({announcement});
        QTRY_COMPARE(logged(EventKind::Announced), before + round);
    }
}

QList<int> tst_PresenceLog::online() const
{
    SessionState state = m_atStart;
    for (const Event &event : m_lab->events)
        state.apply(event);
    QList<int> online;
    for (int participant = 1; participant <= m_session->numParticipants(); ++participant) {
        if (state.participant(participant).online)
            online.append(participant);
    }
    return online;
}

void tst_PresenceLog::logsEachOfThoseWhoAreRemovedAtOnceOnce()
{
    const Client anna = joined(1), bert = joined(2), carl = joined(3), dora = joined(4);
    does({wishFor(Remove{1}), wishFor(Remove{2}), wishFor(Remove{3})});
    for (const Client *client : {&anna, &bert, &carl})
        QTRY_COMPARE((*client)->framesOf(u"bye"_s).size(), 1);
    settle();
    QCOMPARE(logged(EventKind::Removed), 3);
    QCOMPARE(logged(EventKind::Disconnected), 3);
    for (const int participant : {1, 2, 3})
        QCOMPARE(logged(EventKind::Disconnected, participant), 1);
    QCOMPARE(online(), QList<int>{4});
}

void tst_PresenceLog::logsAConnectUnderWayOnceWhileAnotherSeatChanges_data()
{
    QTest::addColumn<EventKind>("kind");
    QTest::addColumn<OperatorAction>("action");
    QTest::newRow("two are swapped") << EventKind::SeatsSwapped << OperatorAction(SwapSeats{1, 2});
    QTest::newRow("one is replaced") << EventKind::PersonReplaced << OperatorAction(ReplacePerson{1});
    QTest::newRow("one is removed") << EventKind::Removed << OperatorAction(Remove{1});
}

void tst_PresenceLog::logsAConnectUnderWayOnceWhileAnotherSeatChanges()
{
    QFETCH(EventKind, kind);
    QFETCH(OperatorAction, action);
    const Client anna = joined(1), bert = joined(2);
    QTRY_COMPARE(logged(EventKind::Connected), 2);
    m_log->hold();
    does({wishFor(action)});
    QTRY_COMPARE(heldOf(kind), 1);
    const Client carl = joined(3); // decided, and waits until the log has the batch before
    m_log->commitHeld();
    settle();
    QCOMPARE(logged(kind), 1);
    QCOMPARE(logged(EventKind::Connected, 3), 1);
    QCOMPARE(logged(EventKind::Connected), 3);
    const bool stays = kind == EventKind::SeatsSwapped;
    QCOMPARE(logged(EventKind::Disconnected), stays ? 0 : 1);
    QCOMPARE(online(), stays ? (QList<int>{1, 2, 3}) : (QList<int>{2, 3}));
}

void tst_PresenceLog::followsWhoIsSwappedWithSomebodyAway()
{
    const Client anna = joined(1);
    does({wishFor(SwapSeats{1, 2})});
    QTRY_COMPARE(logged(EventKind::SeatsSwapped), 1);
    settle();
    QCOMPARE(logged(EventKind::Connected, 2), 1);
    QCOMPARE(logged(EventKind::Disconnected, 1), 1);
    QCOMPARE(online(), QList<int>{2});
}

void tst_PresenceLog::followsWhoIsSwappedWhileTheConnectIsUnderWay()
{
    m_log->hold();
    const Client anna = joined(1);
    QTRY_COMPARE(heldOf(EventKind::Connected), 1);
    does({wishFor(SwapSeats{1, 2})}); // is decided before the commit is heard of
    m_log->commitHeld();
    settle();
    QCOMPARE(logged(EventKind::Connected, 1), 1);
    QCOMPARE(logged(EventKind::Disconnected, 1), 1);
    QCOMPARE(logged(EventKind::Connected, 2), 1);
    QCOMPARE(online(), QList<int>{2});
}

void tst_PresenceLog::logsBothWhenAnotherBrowserTakesThePlace()
{
    const Client anna = joined(1);
    const Client again = joined(1);
    QTRY_COMPARE(anna->framesOf(u"replaced"_s).size(), 1);
    settle();
    QCOMPARE(logged(EventKind::Connected, 1), 2);
    QCOMPARE(logged(EventKind::Disconnected, 1), 1);
    QCOMPARE(online(), QList<int>{1});
}

void tst_PresenceLog::logsOnRecoveryWhatWasLostWithACommit()
{
    const Client anna = joined(1), bert = joined(2), carl = joined(3);
    QTRY_COMPARE(logged(EventKind::Connected), 3);
    m_log->hold();
    does({wishFor(Remove{1}), wishFor(Remove{2})});
    QTRY_COMPARE(heldOf(EventKind::Removed), 2);
    carl->close();
    QTRY_COMPARE(m_lab->online.value(3), false);
    const Client dora = joined(4);
    m_log->failHeld();
    QTRY_COMPARE(m_lab->storageFailures.size(), 1);
    const Client emil = joined(5); // while nothing can be stored
    m_log->recoverWith({});
    QTRY_COMPARE(m_lab->storageRecoveries, 1);
    settle();
    QCOMPARE(logged(EventKind::Removed), 0);
    QCOMPARE(logged(EventKind::Disconnected), 1);
    QCOMPARE(logged(EventKind::Disconnected, 3), 1);
    for (const int participant : {1, 2, 3, 4, 5})
        QCOMPARE(logged(EventKind::Connected, participant), 1);
    QCOMPARE(online(), (QList<int>{1, 2, 4, 5}));
}

void tst_PresenceLog::logsOnceWhatWasLostAfterARemoval()
{
    const Client anna = joined(1), bert = joined(2), carl = joined(3);
    QTRY_COMPARE(logged(EventKind::Connected), 3);
    m_log->hold();
    does({wishFor(Remove{1}), wishFor(Remove{2}), wishFor(Remove{3})});
    QTRY_COMPARE(heldOf(EventKind::Removed), 3);
    m_log->commitHeldAndHold();
    QTRY_COMPARE(heldOf(EventKind::Disconnected), 3);
    m_log->failHeld();
    QTRY_COMPARE(m_lab->storageFailures.size(), 1);
    m_log->recoverWith({});
    QTRY_COMPARE(m_lab->storageRecoveries, 1);
    settle();
    QCOMPARE(logged(EventKind::Removed), 3);
    QCOMPARE(logged(EventKind::Disconnected), 3);
    QCOMPARE(online(), QList<int>());
}

/// Otherwise those who were online before a crash would count as online after it.
void tst_PresenceLog::logsTheStartAgainThatWasLost()
{
    SessionState before(m_session);
    before.apply(sessionCreated(*m_session));
    for (const int participant : {1, 2})
        QVERIFY(perform(before, Connect{participant}, m_session->createdAtMs));
    LogContents contents;
    contents.sessions = {{before, {}}};
    contents.lastSessionId = m_session->id;
    start(contents, true);
    m_atStart = before;
    QTRY_COMPARE(heldOf(EventKind::ServerStarted), 1);
    const Client anna = joined(1);
    m_log->failHeld();
    QTRY_COMPARE(m_lab->storageFailures.size(), 1);
    m_log->recoverWith({});
    QTRY_COMPARE(m_lab->storageRecoveries, 1);
    settle();
    QCOMPARE(logged(EventKind::ServerStarted), 1);
    QCOMPARE(logged(EventKind::Connected, 1), 1);
    QCOMPARE(logged(EventKind::Disconnected), 0);
    QCOMPARE(online(), QList<int>{1});
}

LABCHAT_TEST(tst_PresenceLog, QCoreApplication)
#include "tst_presencelog.moc"
