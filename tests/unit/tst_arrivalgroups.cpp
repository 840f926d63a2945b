// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/arrivalgroups.h"

#include "core/session/eventdetail.h"
#include "core/session/rules.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Groups that are made in the order in which participants come to a page.
class tst_ArrivalGroups final : public QObject {
    Q_OBJECT

private:
    /// A page that everybody reads, the page on which groups are made, and a chat.
    static Study byArrival(int participants, int perGroup)
    {
        Study study = groupChat(participants, perGroup);
        study.pages.first().ends = PageEnd::Group;
        PageSpec lobby;
        lobby.name = u"lobby"_s;
        lobby.ends = PageEnd::Group;
        lobby.groupByArrival = true;
        lobby.rounds = {{1, 1}};
        lobby.waiting.timeoutS = 60;
        PageSpec read;
        read.name = u"read"_s;
        study.pages = QList<PageSpec>{read, lobby} + study.pages;
        return study;
    }

    Decision wish(const Command &command, qint64 afterMs = 0) { return perform(m_state, command, startMs + afterMs); }
    void begin(const Study &study) { m_state = started(Testing::makeSession(study)); }
    /// Somebody opens the link of a place and leaves the first page.
    void come(int place, qint64 afterMs = 0)
    {
        QVERIFY(wish(Arrive{place, u"label_%1"_s.arg(place)}, afterMs));
        QVERIFY(wish(Connect{place}, afterMs));
        QVERIFY(wish(Advance{place, u"read"_s, 1, AdvancedBy::Participant}, afterMs));
    }
    Decision form(int anybody) { return wish(Advance{anybody, u"lobby"_s, 1, AdvancedBy::Group}, 1000); }
    [[nodiscard]] int placeOf(const QString &label) const { return m_state.participantByLabel(label); }

    SessionState m_state;

private slots:
    void makesAGroupOfThoseWhoCameFirst()
    {
        begin(byArrival(6, 2));
        come(5, 10);
        QVERIFY(m_state.waitsForAGroup(5));
        QVERIFY(!wholeGroup(m_state));
        QCOMPARE(form(5).error().code, u"too_early"_s);
        come(4, 20);
        const auto group = wholeGroup(m_state);
        QVERIFY(group);
        QCOMPARE(group->group, 1);
        QCOMPARE(group->places, (QList<int>{1, 2}));
        const Decision formed = form(4);
        QVERIFY(formed);
        QCOMPARE(formed->kind, EventKind::GroupFormed);
        QVERIFY(m_state.isFormed(1) && !m_state.isFormed(2));
        QCOMPARE(placeOf(u"label_5"_s), 1); // who came first is the first of the group
        QCOMPARE(placeOf(u"label_4"_s), 2);
        QCOMPARE(m_state.participant(1).person, 5);
        QVERIFY(m_state.isGroupComplete(1) && m_state.isGroupComplete(2));
        for (const int place : {1, 2})
            QVERIFY(wish(Advance{place, u"lobby"_s, 1, AdvancedBy::Group}, 1000));
        QCOMPARE(m_state.boxesOf(1).first().channel, m_state.boxesOf(2).first().channel);
        QCOMPARE(m_state.boxesOf(1).first().nickname, u"Player 1"_s);
        for (const int place : {3, 4, 5, 6}) // nobody else has moved on, or come
            QVERIFY(!m_state.participant(place).arrived);
    }

    void leavesLinksAndLabelsToTheirPeople()
    {
        begin(byArrival(4, 2));
        const QString ticket = m_state.ticketOf(4);
        come(4);
        come(3, 5);
        QVERIFY(form(3));
        QCOMPARE(m_state.participantByTicket(ticket), 1);
        QCOMPARE(m_state.ticketOf(1), ticket);
        come(3, 2000); // the person of place 1 or 2 has this place now
        QVERIFY(m_state.waitsForAGroup(3));
    }

    void takesOnlyThoseWhoAreThere()
    {
        begin(byArrival(6, 2));
        come(3);
        QVERIFY(wish(Disconnect{3}, 5));
        come(4, 10);
        QVERIFY(!wholeGroup(m_state));
        QVERIFY(wish(Connect{3}, 20));
        QVERIFY(wholeGroup(m_state));
        QVERIFY(wish(Moderate{Remove{4}, {}}, 30));
        QVERIFY(!wholeGroup(m_state));
    }

    void goesOnWithASmallerGroup()
    {
        begin(byArrival(6, 3));
        come(6, 0);
        come(5, 100);
        QCOMPARE(decide(m_state, Advance{6, u"lobby"_s, 1, AdvancedBy::Timer}, startMs + 59'999).error().code, u"too_early"_s);
        const Decision formed = wish(Advance{6, u"lobby"_s, 1, AdvancedBy::Timer}, 60'000);
        QVERIFY(formed);
        QCOMPARE(formed->kind, EventKind::GroupFormed);
        QCOMPARE(placesOf(*formed), (QList<int>{1, 2}));
        for (const int place : {1, 2})
            QVERIFY(wish(Advance{place, u"lobby"_s, 1, AdvancedBy::Group}, 60'001));
        for (const int place : {1, 2})
            QVERIFY(wish(Advance{place, u"your_choice"_s, 1, AdvancedBy::Participant}, 61'000));
        QVERIFY(m_state.missingFor(1).isEmpty()); // not the third place, which nobody has
        come(4, 62'000);
        come(3, 62'001);
        come(5, 62'002);
        QVERIFY(form(4));
        QVERIFY(m_state.isFormed(2));
        QCOMPARE(placeOf(u"label_4"_s), 4);
    }

    void leavesOutWhoIsGoneAtTheTimeOut()
    {
        Study study = byArrival(6, 3);
        study.pages[1].waiting.minPlayers = 2;
        begin(study);
        come(6, 0);
        QVERIFY(wish(Disconnect{6}, 50));
        come(5, 100);
        const Decision ended = wish(Advance{6, u"lobby"_s, 1, AdvancedBy::Timer}, 60'000);
        QVERIFY(ended && ended->kind == EventKind::PageEntered);
        QVERIFY(m_state.isFinished(6) && m_state.waitsForAGroup(5)); // nobody sits alone with an empty place
    }

    void endsForSomebodyWhoIsAlone()
    {
        begin(byArrival(6, 3));
        come(6);
        const Decision ended = wish(Advance{6, u"lobby"_s, 1, AdvancedBy::Timer}, 60'000);
        QVERIFY(ended && ended->kind == EventKind::PageEntered);
        QCOMPARE(waitedInVainOn(*ended), u"lobby"_s);
        QVERIFY(m_state.isFinished(6) && !m_state.participant(6).grouped);
    }

    void goesOnAloneIfTheStudyAllowsIt()
    {
        Study study = byArrival(6, 3);
        study.pages[1].waiting.minPlayers = 1;
        begin(study);
        come(6);
        QVERIFY(wish(Advance{6, u"lobby"_s, 1, AdvancedBy::Timer}, 60'000));
        QCOMPARE(placeOf(u"label_6"_s), 1);
    }

    void endsInsteadOfASmallerGroup()
    {
        Study study = byArrival(6, 3);
        study.pages[1].waiting.onTimeout = WaitingSpec::Then::End;
        begin(study);
        come(6);
        come(5);
        QVERIFY(wish(Advance{6, u"lobby"_s, 1, AdvancedBy::Timer}, 60'000));
        QVERIFY(m_state.isFinished(6) && m_state.waitsForAGroup(5));
    }

    void keepsThePlaceOfSomebodyWhomTheOperatorAdvanced()
    {
        begin(byArrival(4, 2));
        come(1);
        QVERIFY(wish(Advance{1, u"lobby"_s, 1, AdvancedBy::Operator}, 10));
        QVERIFY(m_state.participant(1).grouped);
        come(4, 20);
        QVERIFY(form(4)); // the group of the first needs only one more
        QCOMPARE(placeOf(u"label_4"_s), 2);
        QCOMPARE(placeOf(u"label_1"_s), 1);
    }

    void waitsForBrowsersThatComeBackAfterAStartOfTheServer()
    {
        begin(byArrival(8, 4));
        come(6);
        come(5, 100);
        QVERIFY(wish(StartServer{}, 59'000));
        QCOMPARE(m_state.pageEndsAtMs(6), startMs + 74'000);
        QCOMPARE(wish(Advance{6, u"lobby"_s, 1, AdvancedBy::Timer}, 60'000).error().code, u"too_early"_s);
        QVERIFY(wish(Connect{5}, 61'000));
        QVERIFY(wish(Connect{6}, 62'000));
        come(7, 62'000);
        QCOMPARE(m_state.pageEndsAtMs(7), startMs + 122'000); // waits since the start
        QCOMPARE(wish(Advance{6, u"lobby"_s, 1, AdvancedBy::Timer}, 73'999).error().code, u"too_early"_s);
        const Decision formed = wish(Advance{6, u"lobby"_s, 1, AdvancedBy::Timer}, 74'000);
        QVERIFY(formed && formed->kind == EventKind::GroupFormed);
        QCOMPARE(placesOf(*formed), (QList<int>{1, 2, 3}));
    }

    void postponesCountdownsOfWhoWaitsOverAStartOfTheServer()
    {
        begin(byArrival(8, 4));
        come(6);
        come(5);
        QVERIFY(wish(Moderate{SetCountdown{6, 0, m_state.clockAt(startMs + 30'000), {}, 0}, {}}, 10));
        QVERIFY(wish(Moderate{SetCountdown{5, 0, 0, {}, 0}, {}}, 10));
        QVERIFY(wish(StartServer{}, 40'000));
        QCOMPARE(m_state.pageEndsAtMs(6), startMs + 55'000);
        QCOMPARE(m_state.pageEndsAtMs(5), 0);
        QVERIFY(wish(Moderate{SetCountdown{6, 0, m_state.clockAt(startMs + 41'000), {}, 0}, {}}, 41'000)); // what the operator sets is kept
        QCOMPARE(m_state.pageEndsAtMs(6), startMs + 41'000);
    }

    void isTheSameAfterAWayThroughTheLog()
    {
        const SessionPtr session = Testing::makeSession(byArrival(4, 2));
        m_state = started(session);
        SessionState again = m_state;
        const auto both = [&](const Command &command, qint64 afterMs) {
            const Decision decision = wish(command, afterMs);
            QVERIFY(decision);
            again.apply(*decision);
        };
        for (const int place : {3, 2}) {
            both(Arrive{place, {}}, place);
            both(Connect{place}, place);
            both(Advance{place, u"read"_s, 1, AdvancedBy::Participant}, place);
        }
        both(Advance{3, u"lobby"_s, 1, AdvancedBy::Group}, 100);
        QCOMPARE(describe(again), describe(m_state));
        QVERIFY(again.isFormed(1));
    }
};

LABCHAT_TEST(tst_ArrivalGroups, QCoreApplication)
#include "tst_arrivalgroups.moc"
