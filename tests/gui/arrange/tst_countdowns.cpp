// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/arrange/countdownmodel.h"
#include "console/session/sessiontexts.h"
#include "console/session/watchedsession.h"
#include "console/widgets/displaytext.h"
#include "gui/fakes.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(LabChat::CountdownChange)
Q_DECLARE_METATYPE(LabChat::PageEnd)

/// The effects of the operator's changes on countdowns, with a clock that stops during a pause.
class CountdownsTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void changesThePageOfAParticipant_data();
    void changesThePageOfAParticipant();
    void extendsFromNowWhatIsOver();
    void leavesAloneWhatHasNoCountdown();
    void takesBackWhatTheOperatorSet();
    void countsTheLastOfAChannel();
    void standsStillInAPause();
    void findsWhoIsMeant();
    void writesDurations_data();
    void writesDurations();
    void showsNowAndThen();
    void saysWhatAParticipantWaitsFor();
    void saysThatACountdownEndsThePage_data();
    void saysThatACountdownEndsThePage();

private:
    void happens(EventKind kind, int participant);
    void wish(const CountdownChange &change, const CountdownTarget &target);

    static constexpr qint64 startMs = 1'800'000'000'000;
    std::unique_ptr<WatchedSession> m_watched;
    qint64 m_nowMs = startMs;
};

/// P1 arrived at the start, P2 10 s later, on a page of 60 s with a chat of 30 s.
void CountdownsTest::init()
{
    Study study = groupStudy(4, 2);
    PageSpec &page = study.pages.first();
    page.ends = PageEnd::Timer;
    page.durationS = 60;
    page.chats.first().limits.closesAfterS = 30;
    PageSpec last = groupStudy(4, 2).pages.constFirst();
    last.name = u"last"_s;
    study.pages.append(last);
    m_nowMs = startMs;
    m_watched = std::make_unique<WatchedSession>(SessionState(sessionOf(study, 1, m_nowMs)));
    happens(EventKind::Arrived, 1);
    m_nowMs += 10'000;
    happens(EventKind::Arrived, 2);
}

void CountdownsTest::happens(EventKind kind, int participant)
{
    QVERIFY(m_watched->apply(nextEvent(m_watched->state(), kind, participant, m_nowMs)));
}

void CountdownsTest::wish(const CountdownChange &change, const CountdownTarget &target)
{
    const QList<Moderate> wishes = countdownWishes(m_watched->state(), {target}, change, m_nowMs);
    QCOMPARE(int(wishes.size()), 1);
    const Decision decision = decideModeration(m_watched->state(), wishes.constFirst(), m_nowMs);
    QVERIFY(decision);
    QVERIFY(m_watched->apply(*decision));
}

void CountdownsTest::changesThePageOfAParticipant_data()
{
    using Kind = CountdownChange::Kind;
    QTest::addColumn<CountdownChange>("change");
    QTest::addColumn<qint64>("endsAfterMs"); // since the start; 10 s have passed
    QTest::newRow("set") << CountdownChange{Kind::Set, 5000} << qint64(15'000);
    QTest::newRow("extend") << CountdownChange{Kind::Extend, 30'000} << qint64(90'000);
    QTest::newRow("shorten") << CountdownChange{Kind::Shorten, 20'000} << qint64(40'000);
    QTest::newRow("shorten by more than there is") << CountdownChange{Kind::Shorten, 600'000} << qint64(10'000);
    QTest::newRow("end now") << CountdownChange{Kind::EndNow, 0} << qint64(10'000);
    QTest::newRow("stop") << CountdownChange{Kind::Stop, 0} << qint64(-startMs);
}

void CountdownsTest::changesThePageOfAParticipant()
{
    QFETCH(CountdownChange, change);
    QFETCH(qint64, endsAfterMs);
    wish(change, {1, 0});
    QCOMPARE(m_watched->state().pageEndOf(1), startMs + endsAfterMs);
    QCOMPARE(m_watched->state().pageEndOf(2), startMs + 70'000);
}

void CountdownsTest::extendsFromNowWhatIsOver()
{
    wish({CountdownChange::Kind::EndNow, 0}, {0, 1});
    m_nowMs += 20'000;
    QVERIFY(!changedEnd(m_watched->state(), {0, 1}, {CountdownChange::Kind::EndNow, 0}, m_nowMs));
    wish({CountdownChange::Kind::Extend, 60'000}, {0, 1});
    QCOMPARE(m_watched->state().channel(1).closesAtMs.value_or(0), m_nowMs + 60'000);
}

void CountdownsTest::leavesAloneWhatHasNoCountdown()
{
    Event entered = nextEvent(m_watched->state(), EventKind::PageEntered, 1, m_nowMs);
    entered.detail = {{u"round"_s, 1}, {u"page_index"_s, 1}};
    QVERIFY(m_watched->apply(entered));
    for (const auto kind : {CountdownChange::Kind::Extend, CountdownChange::Kind::Shorten, CountdownChange::Kind::EndNow, CountdownChange::Kind::Stop,
                            CountdownChange::Kind::AsTheStudySays})
        QVERIFY(countdownWishes(m_watched->state(), {{1, 0}}, {kind, 1000}, m_nowMs).isEmpty());
    wish({CountdownChange::Kind::Set, 60'000}, {1, 0}); // but one can be started
    QCOMPARE(m_watched->state().pageEndOf(1), m_nowMs + 60'000);
}

void CountdownsTest::takesBackWhatTheOperatorSet()
{
    wish({CountdownChange::Kind::Set, 600'000}, {1, 0});
    QCOMPARE(changedEnd(m_watched->state(), {1, 0}, {CountdownChange::Kind::AsTheStudySays, 0}, m_nowMs), std::optional(startMs + 60'000));
    wish({CountdownChange::Kind::AsTheStudySays, 0}, {1, 0});
    QCOMPARE(m_watched->state().pageEndOf(1), startMs + 60'000);
}

void CountdownsTest::countsTheLastOfAChannel()
{
    QCOMPARE(countdownEnd(m_watched->state(), {0, 1}), startMs + 40'000); // P2's countdown; P1's ends earlier
    QCOMPARE(countdownEnd(m_watched->state(), {0, 2}), 0);                // nobody is there
    wish({CountdownChange::Kind::Extend, 5000}, {0, 1});
    QCOMPARE(countdownEnd(m_watched->state(), {0, 1}), startMs + 45'000);
}

void CountdownsTest::standsStillInAPause()
{
    happens(EventKind::Paused, 0);
    const QString before = timeLeftText(m_watched->state(), m_watched->state().pageEndOf(1), m_nowMs);
    QCOMPARE(before, u"0:50"_s);
    m_nowMs += 300'000;
    QCOMPARE(timeLeftText(m_watched->state(), m_watched->state().pageEndOf(1), m_nowMs), before);
    wish({CountdownChange::Kind::Set, 20'000}, {1, 0});
    happens(EventKind::Resumed, 0);
    QCOMPARE(m_watched->state().pageEndsAtMs(1), m_nowMs + 20'000);
    QCOMPARE(m_watched->state().pageEndsAtMs(2), m_nowMs + 60'000);
}

void CountdownsTest::findsWhoIsMeant()
{
    using Kind = CountdownScope::Kind;
    const auto targets = [this](const CountdownScope &scope) { return targetsOf(m_watched->state(), scope); };
    const QList<CountdownTarget> both{{1, 0}, {2, 0}};
    QCOMPARE(targets({Kind::Everybody, {}, 0, 0, 0}), both); // P3 and P4 have not arrived
    QCOMPARE(targets({Kind::Participants, {2, 3}, 0, 0, 0}), (QList<CountdownTarget>{{2, 0}}));
    QCOMPARE(targets({Kind::Group, {}, 1, 0, 0}), both);
    QVERIFY(targets({Kind::Group, {}, 2, 0, 0}).isEmpty());
    QCOMPARE(targets({Kind::Page, {}, 0, 0, 0}), both);
    QVERIFY(targets({Kind::Page, {}, 0, 1, 0}).isEmpty());
    QCOMPARE(targets({Kind::Channel, {}, 0, 0, 2}), (QList<CountdownTarget>{{0, 2}}));
    QCOMPARE(targets({Kind::AllChats, {}, 0, 0, 0}), (QList<CountdownTarget>{{0, 1}}));
}

void CountdownsTest::writesDurations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << u"0:00"_s;
    QTest::newRow("a little") << qint64(1) << u"0:01"_s;
    QTest::newRow("seconds") << qint64(59'000) << u"0:59"_s;
    QTest::newRow("minutes") << qint64(245'000) << u"4:05"_s;
    QTest::newRow("hours") << qint64(3'723'000) << u"1:02:03"_s;
    QTest::newRow("negative") << qint64(-5) << u"0:00"_s;
}

void CountdownsTest::writesDurations()
{
    QFETCH(qint64, ms);
    QTEST(countdownText(ms), "text");
}

void CountdownsTest::showsNowAndThen()
{
    CountdownModel model(m_watched.get(), [this] { return m_nowMs; }, nullptr);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({{1, 0}, {0, 1}, {0, 2}}, {CountdownChange::Kind::Extend, 60'000});
    const auto row = [&model](int number) {
        QStringList cells;
        for (int column = 0; column < CountdownModel::ColumnCount; ++column)
            cells.append(model.index(number, column).data().toString());
        return cells;
    };
    QCOMPARE(row(0), QStringList({u"P1"_s, u"Your Choice"_s, u"0:50"_s, u"1:50"_s}));
    QCOMPARE(row(1), QStringList({u"Group 1"_s, u"Chat"_s, u"0:30"_s, u"1:30"_s}));
    QCOMPARE(row(2), QStringList({u"Group 2"_s, u"Chat"_s, u"no countdown"_s, u"unchanged"_s}));
    m_nowMs += 45'000;
    model.show({{1, 0}, {0, 1}, {0, 2}}, {CountdownChange::Kind::Extend, 60'000});
    QCOMPARE(row(0).mid(2), QStringList({u"0:05"_s, u"1:05"_s}));
    QCOMPARE(row(1).mid(2), QStringList({u"over"_s, u"1:00"_s}));
}

void CountdownsTest::saysWhatAParticipantWaitsFor()
{
    QVERIFY(waitsForText(m_watched->state(), 1).startsWith("time, until "_L1));
    happens(EventKind::Paused, 0);
    QCOMPARE(waitsForText(m_watched->state(), 1), u"time (stopped)"_s);
    happens(EventKind::Resumed, 0);
    wish({CountdownChange::Kind::Stop, 0}, {1, 0});
    QCOMPARE(waitsForText(m_watched->state(), 1), u"the operator"_s);
}

void CountdownsTest::saysThatACountdownEndsThePage_data()
{
    QTest::addColumn<PageEnd>("ends");
    QTest::addColumn<QString>("without");
    QTest::addColumn<QString>("with");
    QTest::newRow("operator") << PageEnd::Operator << u"the operator"_s << u"time, until %1"_s;
    QTest::newRow("participant") << PageEnd::Participant << u"the participant"_s << u"the participant or time, until %1"_s;
    QTest::newRow("group") << PageEnd::Group << u"the participant"_s << u"the participant or time, until %1"_s;
}

void CountdownsTest::saysThatACountdownEndsThePage()
{
    QFETCH(PageEnd, ends);
    QFETCH(QString, without);
    QFETCH(QString, with);
    Study study = Testing::twoPages(1);
    study.pages.first().ends = ends;
    SessionState state = Testing::started(Testing::makeSession(study));
    QVERIFY(Testing::perform(state, Arrive{1, {}}, Testing::startMs));
    QCOMPARE(waitsForText(state, 1), without);
    const qint64 endsAtMs = Testing::startMs + 60'000;
    QVERIFY(Testing::perform(state, Moderate{SetCountdown{1, 0, endsAtMs, study.pages.first().name, 1}, {}}, Testing::startMs));
    QCOMPARE(waitsForText(state, 1), with.arg(clockTime(endsAtMs)));
}

LABCHAT_TEST(CountdownsTest, QCoreApplication)
#include "tst_countdowns.moc"
