// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hourMs = 3'600'000;

} // namespace

/// The fold and the rules when the computer's clock is set: countdowns, limits and idle times stay, and the dates change.
class tst_ClockJumps final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_state = started(makeSession(timedPages()));
        m_nowMs = startMs;
        QVERIFY(does(Arrive{1, {}}));
    }

    void leavesEveryDeadlineWhereItWas_data() { jumps(); }
    void leavesEveryDeadlineWhereItWas()
    {
        QFETCH(qint64, byMs);
        QVERIFY(does(Moderate{Mute{1, 0, m_state.clockAt(m_nowMs) + 10'000}, {}}));
        m_nowMs += 5'000;
        jump(byMs);
        const ChatBox box = m_state.boxesOf(1).constFirst();
        QCOMPARE(m_state.pageEndsAtMs(1) - m_nowMs, 20'000);
        QCOMPARE(m_state.closesAtMs(1, box) - m_nowMs, 15'000);
        QCOMPARE(m_state.closure(1, box, m_nowMs)->untilMs - m_nowMs, 5'000);
        QCOMPARE(m_state.closure(1, box, m_nowMs + 5'000), std::nullopt);
        QVERIFY(m_state.closure(1, box, m_nowMs + 15'000));
        QCOMPARE(decide(m_state, leaving(), m_nowMs + 19'999).error().code, u"too_early"_s);
        QVERIFY(decide(m_state, leaving(), m_nowMs + 20'000));
        QCOMPARE(m_state.jumpedMs(), byMs);
    }

    void leavesAPauseAsLongAsItIs_data() { jumps(); }
    void leavesAPauseAsLongAsItIs()
    {
        QFETCH(qint64, byMs);
        m_nowMs += 5'000;
        QVERIFY(does(Moderate{SetPaused{true}, {}}));
        m_nowMs += 60'000;
        jump(byMs);
        QVERIFY(m_state.isPaused());
        QCOMPARE(m_nowMs - m_state.pausedAtMs(), 60'000);
        m_nowMs += 60'000;
        QVERIFY(does(Moderate{SetPaused{false}, {}}));
        QCOMPARE(m_state.pageEndsAtMs(1) - m_nowMs, 20'000);
    }

    void datesWhatFollowsByTheNewTime_data() { jumps(); }
    void datesWhatFollowsByTheNewTime()
    {
        QFETCH(qint64, byMs);
        m_nowMs += 1'000;
        const Event jumped = jump(byMs);
        QCOMPARE(jumped.atMs, startMs + 1'000 + byMs);
        QCOMPARE(clockJumpOf(jumped), byMs);
        QCOMPARE(does(Connect{1})->atMs, jumped.atMs);
        QCOMPARE(perform(m_state, Connect{1}, m_nowMs - 3)->atMs, jumped.atMs); // nothing else goes back
    }

    void countsIdleTimesAndLimitsOn_data() { jumps(); }
    void countsIdleTimesAndLimitsOn()
    {
        QFETCH(qint64, byMs);
        for (int i = 0; i < 10; ++i)
            QVERIFY(say());
        QVERIFY(!say());
        m_nowMs += 100;
        jump(byMs);
        QCOMPARE(m_nowMs - m_state.participant(1).lastActedAtMs, 100);
        QCOMPARE(m_nowMs - m_state.participant(1).lastSeenAtMs, 100);
        QCOMPARE(m_nowMs - m_state.channel(1).lastActivityAtMs, 100);
        QCOMPARE(say().error().retryAfterMs, 100);
        m_nowMs += 100;
        QVERIFY(say());
        QCOMPARE(m_state.participant(2).lastSeenAtMs, 0); // nobody was there, and nobody is
        QCOMPARE(m_state.channel(2).lastActivityAtMs, 0);
    }

    void undoesAJumpByTheOpposite()
    {
        m_nowMs += 5'000;
        QVERIFY(does(Connect{1}));
        const QString before = describe(m_state).section(u'\n', 1);
        jump(hourMs);
        QVERIFY(describe(m_state).section(u'\n', 1) != before);
        jump(-hourMs);
        QCOMPARE(describe(m_state).section(u'\n', 1), before); // apart from the seq
    }

private:
    static void jumps()
    {
        QTest::addColumn<qint64>("byMs");
        QTest::newRow("forward") << hourMs;
        QTest::newRow("back") << -hourMs;
        QTest::newRow("from a flat battery") << 300 * 24 * hourMs;
    }
    Decision does(const Command &command) { return perform(m_state, command, m_nowMs); }
    Decision say() { return does(post(m_state, 1, u"Hello"_s, QByteArray::number(++m_said))); }
    Event jump(qint64 byMs)
    {
        const Event jumped = *does(JumpClock{byMs});
        m_nowMs += byMs;
        return jumped;
    }
    [[nodiscard]] Advance leaving() const { return {1, m_state.session().study.pages.first().name, 1, AdvancedBy::Timer, {}}; }

    SessionState m_state;
    qint64 m_nowMs = 0;
    int m_said = 0;
};

LABCHAT_TEST(tst_ClockJumps, QCoreApplication)
#include "tst_clockjumps.moc"
