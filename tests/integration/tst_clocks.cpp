// SPDX-License-Identifier: GPL-3.0-or-later
#include "heldlog.h"
#include "labtest.h"

#include "core/session/eventdetail.h"
#include "server/wire/sessionclock.h"
#include "support/fakeclocks.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hourMs = 3'600'000;

} // namespace

/// The server while the computer's clock is set, and while the computer is suspended. The clocks are the test's.
class tst_Clocks final : public LabTest {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clocks = {};
    }
    void cleanup()
    {
        m_anna.reset();
        stopLab();
    }

    void ignoresSmallCorrections();
    void ignoresAReadingThatWasInterrupted();
    void continuesFromTheLastTimeInTheLog();
    void endsPagesAndChatsWhenTheirTimeHasPassed_data() { jumps(); }
    void endsPagesAndChatsWhenTheirTimeHasPassed();
    void notesAJumpWhenNobodyDoesAnything();
    void notesAJumpOnAPageWithoutATimer();
    void datesWhatHappensAfterAJumpThatNobodySaw_data();
    void datesWhatHappensAfterAJumpThatNobodySaw();
    void tellsBrowsersNothingOfAJump();
    void measuresABrowsersClockByTheNewTime();
    void letsTimePassInSuspend();
    void agreesWithItsLogAfterARestart_data() { jumps(); }
    void agreesWithItsLogAfterARestart();
    void continuesThePageIfTheClockWasSetBackBetweenTwoRuns();
    void staysRightWhenAJumpCannotBeStored();

private:
    static void jumps()
    {
        QTest::addColumn<qint64>("byMs");
        QTest::newRow("forward") << hourMs;
        QTest::newRow("back") << -hourMs;
    }
    void run(const std::function<EventLog *()> &makeLog = {})
    {
        m_lab = std::make_unique<TestLab>(TestLabOptions{m_folder->path(), 0, {}, makeLog, m_clocks.clocks()});
        QVERIFY(m_lab->start());
    }
    void begin(const std::function<EventLog *()> &makeLog = {})
    {
        run(makeLog);
        use(timedPages());
        QVERIFY(m_session);
        m_anna = joined(1);
        QVERIFY(m_anna);
    }
    [[nodiscard]] QList<Event> logged(EventKind kind) const
    {
        QList<Event> found;
        std::copy_if(m_lab->events.cbegin(), m_lab->events.cend(), std::back_inserter(found), [kind](const Event &event) { return event.kind == kind; });
        return found;
    }
    /// The refusal's code; empty: stored.
    [[nodiscard]] QString answerTo(const QString &body)
    {
        const QString nonce = m_anna->post(body);
        return QTest::qWaitFor([&] { return m_anna->hasAnswerTo(nonce); }, 10'000) ? m_anna->refusalOf(nonce).value("code"_L1).toString() : u"no answer"_s;
    }
    [[nodiscard]] QString page() const { return m_anna->lastOf(u"page"_s).value("page"_L1).toString(); }

    FakeClocks m_clocks;
    Client m_anna;
};

void tst_Clocks::ignoresSmallCorrections()
{
    const SessionState state = started(makeSession(timedPages()));
    const SessionClock clock(m_clocks.clocks(), state);
    const qint64 before = clock.now(state);
    m_clocks.set(SessionClock::smallestJumpMs - 1);
    QCOMPARE(clock.jumpMs(state), 0);
    QCOMPARE(clock.now(state), before);
    m_clocks.set(1); // small ones add up
    QCOMPARE(clock.jumpMs(state), SessionClock::smallestJumpMs);
    m_clocks.set(-2 * SessionClock::smallestJumpMs);
    QCOMPARE(clock.jumpMs(state), -SessionClock::smallestJumpMs);
}

void tst_Clocks::ignoresAReadingThatWasInterrupted()
{
    const SessionState state = started(makeSession(timedPages()));
    qint64 nowMs = startMs;
    bool isSlow = false;
    const SessionClock clock({[&] { return nowMs += isSlow ? 5'000 : 0; }, [&] { return nowMs; }}, state); // stopped for 5 s while it reads
    QCOMPARE(clock.jumpMs(state), 0);
    isSlow = true;
    QCOMPARE(clock.jumpMs(state), 0);
}

void tst_Clocks::continuesFromTheLastTimeInTheLog()
{
    SessionState state = started(makeSession(timedPages()));
    m_clocks.set(startMs - hourMs - m_clocks.wallMs());
    const SessionClock clock(m_clocks.clocks(), state);
    QCOMPARE(clock.now(state), startMs);
    QCOMPARE(clock.jumpMs(state), -hourMs);
    QVERIFY(perform(state, JumpClock{-hourMs}, clock.now(state)));
    QCOMPARE(clock.now(state), m_clocks.wallMs());
    QCOMPARE(clock.jumpMs(state), 0);
}

void tst_Clocks::endsPagesAndChatsWhenTheirTimeHasPassed()
{
    QFETCH(qint64, byMs);
    begin();
    m_clocks.pass(5'000);
    m_clocks.set(byMs);
    QCOMPARE(answerTo(u"after the jump"_s), QString());
    QCOMPARE(logged(EventKind::ClockJumped).size(), 1);
    QCOMPARE(clockJumpOf(logged(EventKind::ClockJumped).first()), byMs);
    QCOMPARE(logged(EventKind::Message).first().atMs, m_clocks.wallMs());
    m_clocks.pass(14'900);
    QCOMPARE(answerTo(u"just in time"_s), QString());
    m_clocks.pass(100);
    QCOMPARE(answerTo(u"too late"_s), u"closed"_s);
    QTRY_COMPARE(m_anna->lastOf(u"channel_state"_s).value("reason"_L1).toString(), u"time"_s);
    m_clocks.pass(4'900);
    QCOMPARE(answerTo(u"still there"_s), u"closed"_s);
    QCOMPARE(page(), u"your_choice"_s);
    m_clocks.pass(100);
    QTRY_COMPARE(page(), u"results"_s);
    QCOMPARE(logged(EventKind::PageEntered).first().atMs, m_clocks.wallMs());
    QCOMPARE(logged(EventKind::ClockJumped).size(), 1);
}

void tst_Clocks::notesAJumpWhenNobodyDoesAnything()
{
    begin();
    m_clocks.set(hourMs);
    QTRY_COMPARE(logged(EventKind::ClockJumped).size(), 1); // the console shows the right time at once
}

void tst_Clocks::notesAJumpOnAPageWithoutATimer()
{
    run();
    use(groupChat(2, 2));
    m_anna = joined(1);
    QVERIFY(m_anna);
    m_clocks.pass(hourMs);
    m_clocks.set(hourMs);
    QTRY_COMPARE_WITH_TIMEOUT(logged(EventKind::ClockJumped).size(), 1, 30'000); // nobody does anything, and nothing is timed
    QCOMPARE(clockJumpOf(logged(EventKind::ClockJumped).first()), hourMs); // only the jump, not the time that passed
}

void tst_Clocks::datesWhatHappensAfterAJumpThatNobodySaw_data()
{
    QTest::addColumn<qint64>("byMs");
    QTest::addColumn<EventKind>("first");
    for (const EventKind first : {EventKind::Arrived, EventKind::Paused, EventKind::SessionEnded}) {
        QTest::addRow("forward, then %d", int(first)) << hourMs << first;
        QTest::addRow("back, then %d", int(first)) << -hourMs << first;
    }
}

void tst_Clocks::datesWhatHappensAfterAJumpThatNobodySaw()
{
    QFETCH(qint64, byMs);
    QFETCH(EventKind, first);
    run();
    use(timedPages()); // nobody is connected, and no page counts
    m_clocks.pass(60'000);
    m_clocks.set(byMs);
    if (first == EventKind::Arrived)
        QVERIFY(m_anna = joined(1));
    else if (first == EventKind::Paused)
        m_lab->server()->moderate(m_session->id, {Moderate{SetPaused{true}, {}}});
    else
        m_lab->endSession(m_session);
    QTRY_COMPARE(logged(first).size(), 1);
    QCOMPARE(logged(EventKind::ClockJumped).size(), 1);
    QCOMPARE(clockJumpOf(logged(EventKind::ClockJumped).first()), byMs);
    for (const Event &event : std::as_const(m_lab->events))
        QCOMPARE(event.atMs, event.kind == EventKind::SessionCreated ? m_clocks.wallMs() - 60'000 - byMs : m_clocks.wallMs());
}

void tst_Clocks::tellsBrowsersNothingOfAJump()
{
    begin();
    const qint64 endsAt = m_anna->lastOf(u"page"_s).value("ends_at"_L1).toInteger();
    const qint64 closesAt = m_anna->lastOf(u"channel"_s).value("closes_at"_L1).toInteger();
    const qint64 nowBefore = m_anna->lastOf(u"welcome"_s).value("now"_L1).toInteger();
    m_clocks.set(hourMs);
    QTRY_COMPARE(logged(EventKind::ClockJumped).size(), 1);
    m_clocks.pass(1'000);
    m_anna->send({{u"type"_s, u"ping"_s}, {u"t"_s, 0}});
    QTRY_COMPARE(m_anna->lastOf(u"pong"_s).value("now"_L1).toInteger(), nowBefore + 1'000);
    const Client again = joined(1);
    QCOMPARE(again->lastOf(u"page"_s).value("ends_at"_L1).toInteger(), endsAt);
    QCOMPARE(again->lastOf(u"channel"_s).value("closes_at"_L1).toInteger(), closesAt);
    QCOMPARE(again->lastOf(u"welcome"_s).value("now"_L1).toInteger(), nowBefore + 1'000);
    m_lab->server()->moderate(m_session->id, {Moderate{Mute{1, 0, m_lab->sessions.constFirst().clockAt(m_clocks.wallMs() - hourMs) + 5'000}, {}}});
    QTRY_COMPARE(again->lastOf(u"channel_state"_s).value("until"_L1).toInteger(), nowBefore + 6'000);
}

void tst_Clocks::measuresABrowsersClockByTheNewTime()
{
    begin();
    m_clocks.set(hourMs);
    QTRY_COMPARE(logged(EventKind::ClockJumped).size(), 1);
    QList<Presence> reports;
    const QObject context; // ends before the list
    connect(m_lab->server(), &OperatorService::presenceChanged, &context, [&reports](const QList<Presence> &changes) { reports.append(changes); });
    // The browser's clock is right, so that it is an hour ahead of the time that it is told.
    m_anna->send({{u"type"_s, u"ping"_s}, {u"t"_s, 0}, {u"rtt_ms"_s, 1}, {u"offset_ms"_s, hourMs}});
    QTRY_VERIFY(!reports.isEmpty());
    QCOMPARE(reports.constLast().clockOffsetMs, 0);
}

void tst_Clocks::letsTimePassInSuspend()
{
    begin();
    m_clocks.pass(30'000); // the steady clock counts it, and no timer of the event loop does
    QTRY_COMPARE(page(), u"results"_s);
    QCOMPARE(logged(EventKind::ClockJumped).size(), 0);
}

void tst_Clocks::agreesWithItsLogAfterARestart()
{
    QFETCH(qint64, byMs);
    begin();
    m_clocks.pass(5'000);
    m_clocks.set(byMs);
    QCOMPARE(answerTo(u"after the jump"_s), QString());
    const qint64 leftMs = 20'000;
    m_anna.reset();
    m_lab.reset();
    m_clocks.pass(1'000); // between two runs, only the wall clock tells how long
    run();
    m_session = m_lab->sessions.constFirst().sessionPtr();
    m_anna = joined(1);
    const QJsonObject welcome = m_anna->lastOf(u"welcome"_s);
    QCOMPARE(welcome.value("now"_L1).toInteger(), m_clocks.wallMs());
    QCOMPARE(m_anna->lastOf(u"page"_s).value("ends_at"_L1).toInteger() - welcome.value("now"_L1).toInteger(), leftMs - 1'000);
    QCOMPARE(m_anna->bodies(), QStringList{u"after the jump"_s});
    m_clocks.pass(leftMs - 1'000);
    QTRY_COMPARE(page(), u"results"_s);
    QVERIFY(logged(EventKind::ClockJumped).isEmpty());
}

void tst_Clocks::continuesThePageIfTheClockWasSetBackBetweenTwoRuns()
{
    begin();
    m_clocks.pass(5'000);
    QCOMPARE(answerTo(u"the last"_s), QString());
    m_anna.reset();
    m_lab.reset();
    m_clocks.set(-hourMs);
    run();
    QTRY_COMPARE(logged(EventKind::ServerStarted).size(), 1);
    QCOMPARE(logged(EventKind::ClockJumped).size(), 1);
    QCOMPARE(logged(EventKind::ServerStarted).first().atMs, m_clocks.wallMs());
    m_session = m_lab->sessions.constFirst().sessionPtr();
    m_anna = joined(1);
    const qint64 leftMs = m_anna->lastOf(u"page"_s).value("ends_at"_L1).toInteger() - m_anna->lastOf(u"welcome"_s).value("now"_L1).toInteger();
    QVERIFY2(leftMs > 19'000 && leftMs <= 20'000, qPrintable(QString::number(leftMs)));
    const QList<QStringList> rows = m_lab->exported(ExportFormat::Events);
    for (qsizetype i = 2; i < rows.size(); ++i)
        QCOMPARE(rows.at(i).at(1).toInt(), rows.at(i - 1).at(1).toInt() + 1); // in the order of seq
}

void tst_Clocks::staysRightWhenAJumpCannotBeStored()
{
    HeldLog *log = nullptr;
    QList<EventKind> held;
    const QObject context; // ends before the list
    begin([&] {
        log = new HeldLog;
        connect(log, &HeldLog::held, &context, [&held](const QList<Event> &events) {
            for (const Event &event : events)
                held.append(event.kind);
        });
        return log;
    });
    m_clocks.pass(5'000);
    log->hold();
    m_clocks.set(hourMs);
    const QString nonce = m_anna->post(u"not stored"_s);
    QTRY_COMPARE(held, (QList{EventKind::ClockJumped, EventKind::Message}));
    log->failHeld();
    QTRY_VERIFY(m_anna->hasAnswerTo(nonce));
    m_clocks.pass(15'000);
    log->recoverWith({});
    QTRY_COMPARE(logged(EventKind::ClockJumped).size(), 1); // now it is
    QCOMPARE(answerTo(u"after 20 s"_s), u"closed"_s);
    QCOMPARE(page(), u"your_choice"_s);
    m_clocks.pass(5'000);
    QTRY_COMPARE(page(), u"results"_s);
}

LABCHAT_TEST(tst_Clocks, QCoreApplication)
#include "tst_clocks.moc"
