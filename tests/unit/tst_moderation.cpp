// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/moderation.h"

#include "core/base/codes.h"
#include "core/session/eventdetail.h"
#include "core/session/undo.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(LabChat::OperatorAction)

namespace {

const Words words{u"Experimenter"_s, u"Words"_s};

} // namespace

/// The operator's actions: groupChat() has 8 participants, channel 1 belongs to P1 to P4, channel 2 to P5 to P8.
class tst_Moderation final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_state = started(makeSession(groupChat()));
        m_nowMs = startMs + 1000;
    }

    void notesWhoDidWhatAndWhy()
    {
        const Decision done = act(SetFrozen{2, {}, true}, u"One moment, please"_s);
        QVERIFY(done);
        QVERIFY(isIntervention(*done));
        QCOMPARE(interventionOf(*done).operatorName, u"Ada"_s);
        QCOMPARE(interventionOf(*done).reason, u"a reason"_s);
        QCOMPARE(m_state.channel(2).frozen->text, u"One moment, please"_s);
        QCOMPARE(done->detail.value("text"_L1).toString(), u"One moment, please"_s);
    }

    void refusesWhatIsSoAlready_data()
    {
        QTest::addColumn<OperatorAction>("once");
        QTest::newRow("pause") << OperatorAction(SetPaused{true});
        QTest::newRow("freeze a channel") << OperatorAction(SetFrozen{1, {}, true});
        QTest::newRow("freeze the session") << OperatorAction(SetFrozen{0, {}, true});
        QTest::newRow("hold a channel") << OperatorAction(SetHolding{0, 1, true});
        QTest::newRow("hold a participant") << OperatorAction(SetHolding{3, 0, true});
        QTest::newRow("remove") << OperatorAction(Remove{3});
    }
    void refusesWhatIsSoAlready()
    {
        QFETCH(OperatorAction, once);
        QVERIFY(act(once));
        const Decision again = act(once);
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"nothing_to_do"_s);
    }

    void refusesWhatIsNotThere_data()
    {
        QTest::addColumn<OperatorAction>("wanted");
        QTest::newRow("participant 9") << OperatorAction(Mute{9, 0, 0});
        QTest::newRow("participant -1") << OperatorAction(Mute{-1, 0, 0});
        QTest::newRow("channel 3") << OperatorAction(SetFrozen{3, {}, true});
        QTest::newRow("mute nobody") << OperatorAction(Mute{0, 0, 0});
        QTest::newRow("remove nobody") << OperatorAction(Remove{0});
        QTest::newRow("hide the future") << OperatorAction(SetHidden{1, 99, true});
        QTest::newRow("hide nowhere") << OperatorAction(SetHidden{0, 1, true});
        QTest::newRow("release what is not held") << OperatorAction(ReleaseMessage{1});
        QTest::newRow("hold everything") << OperatorAction(SetHolding{0, 0, true});
        QTest::newRow("say nowhere") << OperatorAction(Say{0, words});
        QTest::newRow("swap with oneself") << OperatorAction(SwapSeats{2, 2});
        QTest::newRow("swap with nobody") << OperatorAction(SwapSeats{2, 0});
        QTest::newRow("read no lines") << OperatorAction(ReadHelp{1});
        QTest::newRow("freeze an unknown page") << OperatorAction(SetFrozen{0, u"nowhere"_s, true});
        QTest::newRow("count down for nobody") << OperatorAction(SetCountdown{0, 0, startMs, {}, 0});
    }
    void refusesWhatIsNotThere()
    {
        QFETCH(OperatorAction, wanted);
        const Decision decision = act(wanted);
        QVERIFY(!decision);
        QCOMPARE(decision.error().code, u"not_there"_s);
    }

    void holdsMessagesUntilTheyAreReleased()
    {
        QVERIFY(act(SetHolding{0, 1, true}));
        const Decision held = perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs);
        QVERIFY(held);
        QCOMPARE(held->kind, EventKind::MessageHeld);
        QCOMPARE(m_state.channel(1).messages, 0);
        QCOMPARE(perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs).error().code, u"duplicate"_s);
        QCOMPARE(perform(m_state, post(m_state, 5, u"Hello"_s, "n1"), m_nowMs)->kind, EventKind::Message);

        const Decision released = act(ReleaseMessage{held->seq});
        QVERIFY(released);
        QCOMPARE(released->body, u"Hello"_s);
        QCOMPARE(released->participant, 1);
        QCOMPARE(released->nickname, u"Player 1"_s);
        QCOMPARE(released->detail.value("nonce"_L1).toString(), u"n1"_s);
        QVERIFY(released->nonce.isEmpty());
        QCOMPARE(m_state.channel(1).messages, 1);
        QCOMPARE(m_state.channel(1).lastSeq, released->seq);
        QVERIFY(m_state.heldMessages().isEmpty());
        QCOMPARE(act(RefuseMessage{held->seq}).error().code, u"not_there"_s);
    }

    void mutesForATime()
    {
        QVERIFY(act(Mute{2, 0, m_state.clockAt(m_nowMs) + 60'000}));
        const Decision refused = decide(m_state, post(m_state, 2, u"Hello"_s, "n1"), m_nowMs + 10'000);
        QCOMPARE(refused.error().code, u"muted"_s);
        QCOMPARE(refused.error().retryAfterMs, 50'000);
        QVERIFY(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs + 10'000));
        QVERIFY(decide(m_state, post(m_state, 2, u"Hello"_s, "n1"), m_nowMs + 60'000));
    }

    void theLongerMuteCounts()
    {
        const Mute brief{2, 0, m_state.clockAt(m_nowMs) + 1000};
        QVERIFY(act(brief));
        QVERIFY(act(Mute{2, 1, 0}));
        QCOMPARE(m_state.muteOf(2, 1, m_nowMs)->untilMs, 0);
        QCOMPARE(m_state.muteOf(2, 2, m_nowMs)->untilMs, brief.untilMs);
    }

    void freezesChannelsPagesAndTheSession()
    {
        const auto codeFor = [&](int participant) {
            const Decision said = decide(m_state, post(m_state, participant, u"Hello"_s, "n"), m_nowMs);
            return said ? QString() : said.error().code;
        };
        QVERIFY(act(SetFrozen{1, {}, true}));
        QCOMPARE(codeFor(1), u"frozen"_s);
        QCOMPARE(codeFor(5), QString());
        QVERIFY(act(SetFrozen{1, {}, false}));
        QVERIFY(act(SetFrozen{0, m_state.session().study.pages.constFirst().name, true}));
        QCOMPARE(codeFor(1), u"frozen"_s);
        QCOMPARE(codeFor(5), u"frozen"_s);
    }

    void aPauseStopsEverythingAndTheClock()
    {
        Study study = groupChat();
        study.pages.first().ends = PageEnd::Timer;
        study.pages.first().durationS = 60;
        m_state = started(makeSession(study));
        QVERIFY(perform(m_state, Arrive{1, {}}, startMs));
        QCOMPARE(m_state.pageEndsAtMs(1), startMs + 60'000);
        m_nowMs = startMs + 20'000;
        QVERIFY(act(SetPaused{true}));
        QCOMPARE(m_state.pageEndsAtMs(1), 0);
        QCOMPARE(m_state.pageEndOf(1) - m_state.clockAt(startMs + 500'000), 40'000);
        QCOMPARE(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs).error().code, u"paused"_s);
        const Advance bySelf{1, study.pages.first().name, 1, AdvancedBy::Timer};
        QCOMPARE(decide(m_state, bySelf, startMs + 500'000).error().code, u"paused"_s);

        m_nowMs = startMs + 120'000;
        QVERIFY(perform(m_state, Arrive{2, {}}, m_nowMs)); // arrives during the pause
        QVERIFY(act(SetPaused{false}));
        QCOMPARE(m_state.pageEndsAtMs(1), startMs + 160'000);
        QCOMPARE(m_state.pageEndsAtMs(2), startMs + 180'000);
        QVERIFY(!decide(m_state, bySelf, startMs + 159'999));
        QVERIFY(decide(m_state, bySelf, startMs + 160'000));
        m_nowMs = startMs + 170'000;
        QVERIFY(act(SetPaused{true}));
        m_nowMs += 5000;
        QVERIFY(act(SetPaused{false}));
        QCOMPARE(m_state.pageEndsAtMs(2), startMs + 185'000); // pauses are added up
    }

    void countsDownWhereTheStudyDoesNot()
    {
        QVERIFY(perform(m_state, Arrive{1, {}}, startMs));
        QVERIFY(act(SetCountdown{1, 0, m_state.clockAt(m_nowMs) + 30'000, {}, 0}));
        QCOMPARE(m_state.pageEndsAtMs(1), m_nowMs + 30'000);
        const Advance byTimer{1, m_state.session().study.pages.constFirst().name, 1, AdvancedBy::Timer};
        QVERIFY(!decide(m_state, byTimer, m_nowMs + 29'999));
        QVERIFY(decide(m_state, byTimer, m_nowMs + 30'000));

        QVERIFY(act(SetCountdown{0, 1, m_state.clockAt(m_nowMs) + 5000, {}, 0}));
        QVERIFY(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs + 4999));
        QCOMPARE(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs + 5000).error().code, u"closed"_s);
    }

    void announcesToThoseWhoAreMeant_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QList<int>>("expected");
        QTest::newRow("all") << int(Audience::Kind::All) << QList<int>{1, 2, 3, 4, 5, 6, 7, 8};
        QTest::newRow("group") << int(Audience::Kind::Group) << QList<int>{5, 6, 7, 8};
        QTest::newRow("channel") << int(Audience::Kind::Channel) << QList<int>{5, 6, 7, 8};
        QTest::newRow("role") << int(Audience::Kind::Role) << QList<int>{2, 6};
        QTest::newRow("participants") << int(Audience::Kind::Participants) << QList<int>{1, 8};
    }
    void announcesToThoseWhoAreMeant()
    {
        QFETCH(int, kind);
        Study study = groupChat();
        study.roles = {u"a"_s, u"b"_s, u"c"_s, u"d"_s};
        m_state = started(makeSession(study));
        QVERIFY(act(Announce{{Audience::Kind(kind), u"b"_s, 2, 2, {1, 8}}, words}));
        QList<int> reported;
        for (int i = 1; i <= 8; ++i) {
            if (!m_state.noticesFor(i).isEmpty())
                reported.append(i);
        }
        QTEST(reported, "expected");
    }

    void refusesAnAnnouncementThatMeansNobody()
    {
        QCOMPARE(act(Announce{{Audience::Kind::Role, u"nobody's"_s, 0, 0, {}}, words}).error().code, u"not_there"_s);
    }

    void whoIsRemovedGetsNothingUntilLetBackIn()
    {
        QVERIFY(act(Remove{1}));
        QCOMPARE(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs).error().code, u"removed"_s);
        QVERIFY(act(Readmit{1}));
        QVERIFY(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs));
    }

    void nobodyWaitsForWhoWasRemoved()
    {
        Study study = groupChat();
        study.pages.first().ends = PageEnd::Group;
        m_state = started(makeSession(study));
        const QString page = study.pages.first().name;
        for (const int i : {1, 2, 3})
            QVERIFY(perform(m_state, Advance{i, page, 1}, m_nowMs));
        QCOMPARE(m_state.missingFor(1), QList<int>{4});
        QVERIFY(act(Remove{4}));
        QVERIFY(m_state.missingFor(1).isEmpty());
    }

    void swapsPeopleWithAllThatIsTheirs()
    {
        QVERIFY(perform(m_state, Arrive{1, u"seat_1"_s}, m_nowMs));
        QVERIFY(perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs));
        const QString first = m_state.ticketOf(1), sixth = m_state.ticketOf(6);
        const Decision swapped = act(SwapSeats{1, 6});
        QVERIFY(swapped);
        QCOMPARE(m_state.participantByTicket(first), 6);
        QCOMPARE(m_state.participantByTicket(sixth), 1);
        QCOMPARE(m_state.participantByLabel(u"seat_1"_s), 6);
        QCOMPARE(m_state.participant(6).person, 1);
        QCOMPARE(m_state.participant(6).sinceSeq, swapped->seq);
        QVERIFY(m_state.participant(6).arrived && !m_state.participant(1).arrived);
        QCOMPARE(m_state.boxesOf(6).constFirst().channel, 2);
        QVERIFY(act(SwapSeats{6, 1}));
        QCOMPARE(m_state.participantByTicket(first), 1);
    }

    void aBrowserFollowsItsPerson()
    {
        QVERIFY(perform(m_state, Arrive{0, {}, u"mark"_s}, m_nowMs));
        QCOMPARE(m_state.participantByBrowser(u"mark"_s), 1);
        QVERIFY(act(SwapSeats{1, 6}));
        QCOMPARE(m_state.participantByBrowser(u"mark"_s), 6);
        QVERIFY(act(ReplacePerson{6}));
        QCOMPARE(m_state.participantByBrowser(u"mark"_s), 0);
    }

    void aSwapKeepsTheNoncesOfBothPlaces()
    {
        QVERIFY(perform(m_state, post(m_state, 1, u"Hello"_s, "a1"), m_nowMs));
        QVERIFY(perform(m_state, post(m_state, 2, u"Hello"_s, "b1"), m_nowMs));
        QVERIFY(act(SwapSeats{1, 2}));
        for (const int place : {1, 2}) { // the log would refuse the first one, and the second is the person's own retry
            QCOMPARE(perform(m_state, post(m_state, place, u"Hello"_s, "a1"), m_nowMs).error().code, u"duplicate"_s);
            QCOMPARE(perform(m_state, post(m_state, place, u"Hello"_s, "b1"), m_nowMs).error().code, u"duplicate"_s);
        }
    }

    void aSwapKeepsWhatSomebodyQuietHasSent()
    {
        const auto say = [this](int place, const QByteArray &nonce) {
            m_nowMs += 10'000;
            return perform(m_state, post(m_state, place, u"Hello"_s, nonce), m_nowMs);
        };
        QVERIFY(say(1, "only"));
        for (qsizetype i = 0; i < 2 * NonceMemory::kept - 1; ++i)
            QVERIFY(say(2, "of 2: " + QByteArray::number(i)));
        QVERIFY(act(SwapSeats{1, 2}));
        QCOMPARE(say(2, "only").error().code, u"duplicate"_s);
        QVERIFY(say(2, "next"));
        QCOMPARE(say(2, "only").error().code, u"duplicate"_s);
    }

    void theHelpLineHasALimit()
    {
        Study study = groupChat();
        study.helpLine = true;
        m_state = started(makeSession(study));
        int granted = 0;
        for (int i = 0; i < 100; ++i)
            granted += perform(m_state, AskForHelp{1, QByteArray::number(i), u"Help"_s}, m_nowMs).has_value();
        QCOMPARE(granted, ChatLimits().burst);
    }

    void aRemovedPlaceIsNotGivenToTheNextOne()
    {
        QVERIFY(act(Remove{1}));
        QCOMPARE(perform(m_state, Arrive{0, {}}, m_nowMs)->participant, 2);
    }

    void givesAPlaceToANewPerson()
    {
        QVERIFY(perform(m_state, Arrive{1, u"seat_1"_s}, m_nowMs));
        const QString old = m_state.ticketOf(1);
        QVERIFY(act(ReplacePerson{1}));
        QCOMPARE(m_state.participantByTicket(old), 0);
        QVERIFY(looksLikeTicket(m_state.ticketOf(1)));
        QVERIFY(m_state.ticketOf(1) != old);
        QCOMPARE(m_state.participantByTicket(m_state.ticketOf(1)), 1);
        QVERIFY(!m_state.participant(1).arrived);
        QCOMPARE(m_state.participant(1).person, 9);
        QCOMPARE(m_state.participantByLabel(u"seat_1"_s), 0);
        const Decision next = perform(m_state, Arrive{0, u"seat_9"_s}, m_nowMs); // the next participant who arrives gets the place
        QCOMPARE(next->participant, 1);
        QVERIFY(act(ReplacePerson{1}));
        QCOMPARE(m_state.participant(1).person, 10);
    }

    void movesAChatToAnotherChannel()
    {
        const MoveChannel move{1, 1, 2};
        const Decision moved = act(move);
        QVERIFY(moved);
        QCOMPARE(m_state.boxesOf(1).constFirst().channel, 2);
        QCOMPARE(m_state.boxesOf(1).constFirst().member, 5);
        QCOMPARE(m_state.membersOf(2), QList<int>({5, 6, 7, 8, 1}));
        const Decision said = perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs);
        QCOMPARE(said->channel, 2);
        QCOMPARE(said->member, 5);
        QVERIFY(act(*undoOf(*moved)));
        QCOMPARE(m_state.boxesOf(1).constFirst().channel, 1);
        QCOMPARE(m_state.boxesOf(1).constFirst().member, 1);
        QVERIFY(act(move)); // and there again, as the same member
        QCOMPARE(m_state.boxesOf(1).constFirst().member, 5);
        QCOMPARE(act(move).error().code, u"not_there"_s); // none of their chats uses it any more
    }

    void helpLinesAreNewReadAndAnswered()
    {
        QCOMPARE(decide(m_state, AskForHelp{1, "h1", u"Help"_s}, m_nowMs).error().code, u"closed"_s);
        Study study = groupChat();
        study.helpLine = true;
        m_state = started(makeSession(study));
        QVERIFY(perform(m_state, AskForHelp{1, "h1", u"Help"_s}, m_nowMs));
        QCOMPARE(decide(m_state, AskForHelp{1, "h1", u"Help"_s}, m_nowMs).error().code, u"duplicate"_s);
        QCOMPARE(decide(m_state, AskForHelp{1, "h2", u" "_s}, m_nowMs).error().code, u"empty"_s);
        QVERIFY(m_state.participant(1).wantsHelp());
        QVERIFY(act(ReadHelp{1}));
        QVERIFY(!m_state.participant(1).wantsHelp());
        QVERIFY(act(AnswerHelp{1, words}));
        QCOMPARE(m_state.participant(1).help.size(), 2);
        QVERIFY(m_state.participant(1).help.constLast().byOperator);
    }

private:
    Decision act(const Moderate &wish) { return perform(m_state, wish, m_nowMs); }
    Decision act(const OperatorAction &action, const QString &text = {}) { return act(Moderate{action, {u"Ada"_s, u"a reason"_s, text, 0}}); }

    SessionState m_state;
    qint64 m_nowMs = 0;
};

LABCHAT_TEST(tst_Moderation, QCoreApplication)
#include "tst_moderation.moc"
