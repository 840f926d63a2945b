// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "core/session/moderation.h"

#include "core/base/codes.h"
#include "support/sessions.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(LabChat::Moderate)

namespace {

Moderate wish(EventKind kind, int participant = 0, int channel = 0)
{
    Moderate wanted;
    wanted.kind = kind;
    wanted.intervention = {u"Ada"_s, u"a reason"_s, {}, 0};
    wanted.participant = participant;
    wanted.channel = channel;
    wanted.nickname = u"Experimenter"_s;
    wanted.body = u"Words"_s;
    return wanted;
}

Moderate about(EventKind kind, qint64 message, int channel = 1)
{
    Moderate wanted = wish(kind, 0, channel);
    wanted.message = message;
    return wanted;
}

} // namespace

/// What the operator does: groupChat() has 8 participants, channel 1 is P1 to P4's, channel 2 P5 to P8's.
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
        Moderate freeze = wish(EventKind::Frozen, 0, 2);
        freeze.intervention.text = u"One moment, please"_s;
        const Decision done = act(freeze);
        QVERIFY(done);
        QVERIFY(isIntervention(*done));
        QCOMPARE(interventionOf(*done).operatorName, u"Ada"_s);
        QCOMPARE(interventionOf(*done).reason, u"a reason"_s);
        QCOMPARE(m_state.channel(2).frozen->text, u"One moment, please"_s);
        QCOMPARE(done->detail.value("text"_L1).toString(), u"One moment, please"_s);
    }

    void refusesWhatIsSoAlready_data()
    {
        QTest::addColumn<Moderate>("once");
        QTest::newRow("pause") << wish(EventKind::Paused);
        QTest::newRow("freeze a channel") << wish(EventKind::Frozen, 0, 1);
        QTest::newRow("freeze the session") << wish(EventKind::Frozen);
        QTest::newRow("hold a channel") << wish(EventKind::HoldingStarted, 0, 1);
        QTest::newRow("hold a participant") << wish(EventKind::HoldingStarted, 3);
        QTest::newRow("remove") << wish(EventKind::Removed, 3);
    }
    void refusesWhatIsSoAlready()
    {
        QFETCH(Moderate, once);
        QVERIFY(act(once));
        const Decision again = act(once);
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"nothing_to_do"_s);
    }

    void refusesWhatIsNotThere_data()
    {
        QTest::addColumn<Moderate>("wanted");
        QTest::newRow("participant 9") << wish(EventKind::Muted, 9);
        QTest::newRow("participant -1") << wish(EventKind::Muted, -1);
        QTest::newRow("channel 3") << wish(EventKind::Frozen, 0, 3);
        QTest::newRow("mute nobody") << wish(EventKind::Muted);
        QTest::newRow("remove nobody") << wish(EventKind::Removed);
        QTest::newRow("hide the future") << about(EventKind::MessageHidden, 99);
        QTest::newRow("hide nowhere") << about(EventKind::MessageHidden, 1, 0);
        QTest::newRow("release what is not held") << about(EventKind::MessageReleased, 1);
        QTest::newRow("hold everything") << wish(EventKind::HoldingStarted);
        QTest::newRow("say nowhere") << wish(EventKind::Message);
        QTest::newRow("say as a participant") << wish(EventKind::Message, 1, 1);
        QTest::newRow("swap with oneself") << swap(2, 2);
        QTest::newRow("swap with nobody") << swap(2, 0);
        QTest::newRow("read no lines") << wish(EventKind::HelpRead, 1);
        QTest::newRow("an event of the server's") << wish(EventKind::SessionCreated);
        Moderate unknownPage = wish(EventKind::Frozen);
        unknownPage.page = u"nowhere"_s;
        QTest::newRow("freeze an unknown page") << unknownPage;
    }
    void refusesWhatIsNotThere()
    {
        QFETCH(Moderate, wanted);
        const Decision decision = act(wanted);
        QVERIFY(!decision);
        QCOMPARE(decision.error().code, u"not_there"_s);
    }

    void undoesEveryActionThatCanBe_data()
    {
        QTest::addColumn<Moderate>("wanted");
        QTest::newRow("hide") << about(EventKind::MessageHidden, 2);
        QTest::newRow("hold a channel") << wish(EventKind::HoldingStarted, 0, 1);
        QTest::newRow("hold a participant") << wish(EventKind::HoldingStarted, 3);
        QTest::newRow("mute") << wish(EventKind::Muted, 3);
        QTest::newRow("mute in a channel") << wish(EventKind::Muted, 3, 1);
        QTest::newRow("freeze a channel") << wish(EventKind::Frozen, 0, 1);
        QTest::newRow("freeze the session") << wish(EventKind::Frozen);
        QTest::newRow("remove") << wish(EventKind::Removed, 3);
        QTest::newRow("swap") << swap(1, 5);
        Moderate countdown = wish(EventKind::CountdownSet, 2);
        countdown.untilMs = startMs + 99'000;
        QTest::newRow("countdown of a page") << countdown;
        countdown.participant = 0;
        countdown.channel = 1;
        QTest::newRow("countdown of a chat") << countdown;
    }
    void undoesEveryActionThatCanBe()
    {
        QFETCH(Moderate, wanted);
        QVERIFY(perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs));
        const QStringList before = essence();
        const Decision done = act(wanted);
        QVERIFY(done);
        QVERIFY(essence() != before);
        const auto undo = undoOf(*done);
        QVERIFY(undo);
        QCOMPARE(undo->intervention.undoes, done->seq);
        QVERIFY(act(*undo));
        QCOMPARE(essence(), before);
    }

    void holdsMessagesUntilTheyAreReleased()
    {
        QVERIFY(act(wish(EventKind::HoldingStarted, 0, 1)));
        const Decision held = perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs);
        QVERIFY(held);
        QCOMPARE(held->kind, EventKind::MessageHeld);
        QCOMPARE(m_state.channel(1).messages, 0);
        QCOMPARE(perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs).error().code, u"duplicate"_s);
        QCOMPARE(perform(m_state, post(m_state, 5, u"Hello"_s, "n1"), m_nowMs)->kind, EventKind::Message);

        const Decision released = act(about(EventKind::MessageReleased, held->seq));
        QVERIFY(released);
        QCOMPARE(released->body, u"Hello"_s);
        QCOMPARE(released->participant, 1);
        QCOMPARE(released->nickname, u"Player 1"_s);
        QCOMPARE(released->detail.value("nonce"_L1).toString(), u"n1"_s);
        QVERIFY(released->nonce.isEmpty());
        QCOMPARE(m_state.channel(1).messages, 1);
        QCOMPARE(m_state.channel(1).lastSeq, released->seq);
        QVERIFY(m_state.heldMessages().isEmpty());
        QCOMPARE(act(about(EventKind::MessageRefused, held->seq)).error().code, u"not_there"_s);
    }

    void releasesWhatWasRefusedByMistake()
    {
        QVERIFY(act(wish(EventKind::HoldingStarted, 3)));
        const Decision held = perform(m_state, post(m_state, 3, u"Hello"_s, "n1"), m_nowMs);
        const Decision refused = act(about(EventKind::MessageRefused, held->seq, 0));
        QVERIFY(refused);
        QCOMPARE(refused->channel, 1);
        QVERIFY(act(*undoOf(*refused)));
        QCOMPARE(m_state.channel(1).messages, 1);
    }

    void mutesForATime()
    {
        Moderate mute = wish(EventKind::Muted, 2);
        mute.untilMs = m_state.clockAt(m_nowMs) + 60'000;
        QVERIFY(act(mute));
        const Decision refused = decide(m_state, post(m_state, 2, u"Hello"_s, "n1"), m_nowMs + 10'000);
        QCOMPARE(refused.error().code, u"muted"_s);
        QCOMPARE(refused.error().retryAfterMs, 50'000);
        QVERIFY(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs + 10'000));
        QVERIFY(decide(m_state, post(m_state, 2, u"Hello"_s, "n1"), m_nowMs + 60'000));
    }

    void theLongerMuteCounts()
    {
        Moderate brief = wish(EventKind::Muted, 2);
        brief.untilMs = m_state.clockAt(m_nowMs) + 1000;
        QVERIFY(act(brief));
        QVERIFY(act(wish(EventKind::Muted, 2, 1)));
        QCOMPARE(m_state.muteOf(2, 1, m_nowMs)->untilMs, 0);
        QCOMPARE(m_state.muteOf(2, 2, m_nowMs)->untilMs, brief.untilMs);
    }

    void freezesChannelsPagesAndTheSession()
    {
        const auto codeFor = [&](int participant) {
            const Decision said = decide(m_state, post(m_state, participant, u"Hello"_s, "n"), m_nowMs);
            return said ? QString() : said.error().code;
        };
        QVERIFY(act(wish(EventKind::Frozen, 0, 1)));
        QCOMPARE(codeFor(1), u"frozen"_s);
        QCOMPARE(codeFor(5), QString());
        QVERIFY(act(wish(EventKind::Unfrozen, 0, 1)));
        Moderate page = wish(EventKind::Frozen);
        page.page = m_state.session().study.pages.constFirst().name;
        QVERIFY(act(page));
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
        QVERIFY(act(wish(EventKind::Paused)));
        QCOMPARE(m_state.pageEndsAtMs(1), 0);
        QCOMPARE(m_state.pageEndOf(1) - m_state.clockAt(startMs + 500'000), 40'000);
        QCOMPARE(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs).error().code, u"paused"_s);
        const Advance bySelf{1, study.pages.first().name, 1, AdvancedBy::Timer};
        QCOMPARE(decide(m_state, bySelf, startMs + 500'000).error().code, u"paused"_s);

        m_nowMs = startMs + 120'000;
        QVERIFY(perform(m_state, Arrive{2, {}}, m_nowMs)); // comes during the pause
        QVERIFY(act(wish(EventKind::Resumed)));
        QCOMPARE(m_state.pageEndsAtMs(1), startMs + 160'000);
        QCOMPARE(m_state.pageEndsAtMs(2), startMs + 180'000);
        QVERIFY(!decide(m_state, bySelf, startMs + 159'999));
        QVERIFY(decide(m_state, bySelf, startMs + 160'000));
        m_nowMs = startMs + 170'000;
        QVERIFY(act(wish(EventKind::Paused)));
        m_nowMs += 5000;
        QVERIFY(act(wish(EventKind::Resumed)));
        QCOMPARE(m_state.pageEndsAtMs(2), startMs + 185'000); // pauses add up
    }

    void countsDownWhereTheStudyDoesNot()
    {
        QVERIFY(perform(m_state, Arrive{1, {}}, startMs));
        Moderate start = wish(EventKind::CountdownSet, 1);
        start.untilMs = m_state.clockAt(m_nowMs) + 30'000;
        QVERIFY(act(start));
        QCOMPARE(m_state.pageEndsAtMs(1), m_nowMs + 30'000);
        const Advance byTimer{1, m_state.session().study.pages.constFirst().name, 1, AdvancedBy::Timer};
        QVERIFY(!decide(m_state, byTimer, m_nowMs + 29'999));
        QVERIFY(decide(m_state, byTimer, m_nowMs + 30'000));

        Moderate closing = wish(EventKind::CountdownSet, 0, 1);
        closing.untilMs = m_state.clockAt(m_nowMs) + 5000;
        QVERIFY(act(closing));
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
        Moderate announce = wish(EventKind::Announced);
        announce.audience = {Audience::Kind(kind), u"b"_s, 2, 2, {1, 8}};
        QVERIFY(act(announce));
        QList<int> told;
        for (int i = 1; i <= 8; ++i) {
            if (!m_state.noticesFor(i).isEmpty())
                told.append(i);
        }
        QTEST(told, "expected");
    }

    void refusesAnAnnouncementThatMeansNobody()
    {
        Moderate announce = wish(EventKind::Announced);
        announce.audience = {Audience::Kind::Role, u"nobody's"_s, 0, 0, {}};
        QCOMPARE(act(announce).error().code, u"not_there"_s);
    }

    void whoIsRemovedGetsNothingUntilLetBackIn()
    {
        QVERIFY(act(wish(EventKind::Removed, 1)));
        QCOMPARE(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs).error().code, u"removed"_s);
        QVERIFY(act(wish(EventKind::Readmitted, 1)));
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
        QVERIFY(act(wish(EventKind::Removed, 4)));
        QVERIFY(m_state.missingFor(1).isEmpty());
    }

    void swapsPeopleWithAllThatIsTheirs()
    {
        QVERIFY(perform(m_state, Arrive{1, u"seat_1"_s}, m_nowMs));
        QVERIFY(perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), m_nowMs));
        const QString first = m_state.ticketOf(1), sixth = m_state.ticketOf(6);
        const Decision swapped = act(swap(1, 6));
        QVERIFY(swapped);
        QCOMPARE(m_state.participantByTicket(first), 6);
        QCOMPARE(m_state.participantByTicket(sixth), 1);
        QCOMPARE(m_state.participantByLabel(u"seat_1"_s), 6);
        QCOMPARE(m_state.participant(6).person, 1);
        QCOMPARE(m_state.participant(6).sinceSeq, swapped->seq);
        QVERIFY(m_state.participant(6).arrived && !m_state.participant(1).arrived);
        QCOMPARE(m_state.boxesOf(6).constFirst().channel, 2);
        QVERIFY(act(swap(6, 1)));
        QCOMPARE(m_state.participantByTicket(first), 1);
    }

    void aSwapKeepsTheNoncesOfBothPlaces()
    {
        QVERIFY(perform(m_state, post(m_state, 1, u"Hello"_s, "a1"), m_nowMs));
        QVERIFY(perform(m_state, post(m_state, 2, u"Hello"_s, "b1"), m_nowMs));
        QVERIFY(act(swap(1, 2)));
        for (const int place : {1, 2}) { // the log would refuse the one, the person's own retry is the other
            QCOMPARE(perform(m_state, post(m_state, place, u"Hello"_s, "a1"), m_nowMs).error().code, u"duplicate"_s);
            QCOMPARE(perform(m_state, post(m_state, place, u"Hello"_s, "b1"), m_nowMs).error().code, u"duplicate"_s);
        }
    }

    void aCountdownIsForThePageThatItWasMeantFor()
    {
        m_state = started(makeSession(twoPages(1)));
        QVERIFY(perform(m_state, Arrive{1, {}}, startMs));
        Moderate extend = wish(EventKind::CountdownSet, 1);
        extend.untilMs = m_state.clockAt(m_nowMs) + 30'000;
        const Decision extended = act(extend);
        QVERIFY(extended);
        const QString page = m_state.session().study.pages.constFirst().name;
        QCOMPARE(extended->detail.value("page"_L1).toString(), page);
        QVERIFY(perform(m_state, Advance{1, page, 1}, m_nowMs));
        QCOMPARE(act(*undoOf(*extended)).error().code, u"not_there"_s);
        QCOMPARE(m_state.pageEndOf(1), 0);
    }

    void undoingAMuteBringsBackTheOneBefore()
    {
        Moderate first = wish(EventKind::Muted, 2);
        first.intervention.text = u"Please wait"_s;
        QVERIFY(act(first));
        Moderate second = wish(EventKind::Muted, 2);
        second.untilMs = m_state.clockAt(m_nowMs) + 1000;
        const Decision again = act(second);
        QVERIFY(act(*undoOf(*again)));
        QCOMPARE(m_state.muteOf(2, 1, m_nowMs + 5000)->text, u"Please wait"_s);
        const Decision unmuted = act(wish(EventKind::Unmuted, 2));
        QVERIFY(!m_state.muteOf(2, 1, m_nowMs));
        QVERIFY(act(*undoOf(*unmuted)));
        QCOMPARE(m_state.muteOf(2, 1, m_nowMs)->text, u"Please wait"_s);
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
        QVERIFY(act(wish(EventKind::Removed, 1)));
        QCOMPARE(perform(m_state, Arrive{0, {}}, m_nowMs)->participant, 2);
    }

    void givesAPlaceToANewPerson()
    {
        QVERIFY(perform(m_state, Arrive{1, u"seat_1"_s}, m_nowMs));
        const QString old = m_state.ticketOf(1);
        QVERIFY(act(wish(EventKind::PersonReplaced, 1)));
        QCOMPARE(m_state.participantByTicket(old), 0);
        QVERIFY(looksLikeTicket(m_state.ticketOf(1)));
        QVERIFY(m_state.ticketOf(1) != old);
        QCOMPARE(m_state.participantByTicket(m_state.ticketOf(1)), 1);
        QVERIFY(!m_state.participant(1).arrived);
        QCOMPARE(m_state.participant(1).person, 9);
        QCOMPARE(m_state.participantByLabel(u"seat_1"_s), 0);
        const Decision next = perform(m_state, Arrive{0, u"seat_9"_s}, m_nowMs); // the next one who comes gets the place
        QCOMPARE(next->participant, 1);
        QVERIFY(act(wish(EventKind::PersonReplaced, 1)));
        QCOMPARE(m_state.participant(1).person, 10);
    }

    void movesAChatToAnotherChannel()
    {
        Moderate move = wish(EventKind::ChannelMoved, 1, 1);
        move.other = 2;
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
        QCOMPARE(act(move).error().code, u"not_there"_s); // no chat of theirs leads there any more
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
        QVERIFY(act(wish(EventKind::HelpRead, 1)));
        QVERIFY(!m_state.participant(1).wantsHelp());
        QVERIFY(act(wish(EventKind::HelpAnswered, 1)));
        QCOMPARE(m_state.participant(1).help.size(), 2);
        QVERIFY(m_state.participant(1).help.constLast().byOperator);
    }

private:
    Decision act(const Moderate &wanted) { return perform(m_state, wanted, m_nowMs); }

    static Moderate swap(int first, int second)
    {
        Moderate wanted = wish(EventKind::SeatsSwapped, first);
        wanted.other = second;
        return wanted;
    }

    /// What counts of the state after something was done and undone.
    QStringList essence() const
    {
        QStringList lines;
        for (int i = 1; i <= 8; ++i) {
            const ParticipantState &state = m_state.participant(i);
            lines.append(u"P%1 %2 held %3 removed %4 mutes %5 ends %6"_s.arg(i).arg(m_state.ticketOf(i)).arg(state.held).arg(state.removed.has_value())
                             .arg(state.mutes.size()).arg(m_state.pageEndOf(i)));
        }
        for (int i = 1; i <= 2; ++i) {
            const ChannelState &state = m_state.channel(i);
            lines.append(u"#%1 held %2 frozen %3 closes %4 hidden %5"_s.arg(i).arg(state.held).arg(state.frozen.has_value())
                             .arg(state.closesAtMs.value_or(-1)).arg(state.hidden.size()));
        }
        lines.append(u"paused %1 frozen %2"_s.arg(m_state.isPaused()).arg(m_state.frozenPages().size()));
        return lines;
    }

    SessionState m_state;
    qint64 m_nowMs = 0;
};

QTEST_GUILESS_MAIN(tst_Moderation)
#include "tst_moderation.moc"
