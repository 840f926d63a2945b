// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/rules.h"
#include "support/sessions.h"
#include "support/speed.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// How pages end, who sees them, and when chats are open.
class tst_Pages final : public QObject {
    Q_OBJECT

private:
    static Study studyWith(PageEnd ends, int rounds = 1)
    {
        Study study = groupChat(4, 2);
        study.numRounds = rounds;
        study.pages.first().ends = ends;
        return study;
    }
    static Advance leave(const SessionState &state, int participant, AdvancedBy by)
    {
        const ParticipantState &where = state.participant(participant);
        return {participant, state.session().study.pages.at(where.page).name, where.round, by};
    }

private slots:
    void waitsUntilTheWholeGroupIsReady()
    {
        SessionState state = started(Testing::makeSession(studyWith(PageEnd::Group)));
        for (const int participant : {1, 2, 3})
            QVERIFY(perform(state, Arrive{participant, {}}, startMs));
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Participant), startMs + 1));
        QVERIFY(state.participant(1).ready);
        QVERIFY(state.boxesOf(1).isEmpty());
        QCOMPARE(state.missingFor(1), QList<int>{2});
        QCOMPARE(decide(state, leave(state, 1, AdvancedBy::Group), startMs + 2).error().code, u"too_early"_s);
        QCOMPARE(decide(state, leave(state, 1, AdvancedBy::Participant), startMs + 2).error().code, u"stale"_s);

        QVERIFY(perform(state, leave(state, 2, AdvancedBy::Participant), startMs + 3));
        QVERIFY(state.missingFor(1).isEmpty());
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Group), startMs + 4));
        QVERIFY(perform(state, leave(state, 2, AdvancedBy::Group), startMs + 4));
        QVERIFY(state.isFinished(1) && state.isFinished(2));
        QVERIFY(!state.isFinished(3)); // another group
    }

    void endsByTheClockAndNotBefore()
    {
        Study study = studyWith(PageEnd::Timer);
        study.pages.first().durationS = 60;
        SessionState state = started(Testing::makeSession(study));
        QCOMPARE(state.pageEndsAtMs(1), 0); // nobody has arrived
        QVERIFY(perform(state, Arrive{1, {}}, startMs));
        QCOMPARE(state.pageEndsAtMs(1), startMs + 60'000);
        QCOMPARE(decide(state, leave(state, 1, AdvancedBy::Timer), startMs + 59'999).error().code, u"too_early"_s);
        QCOMPARE(decide(state, leave(state, 1, AdvancedBy::Participant), startMs + 1).error().code, u"not_yours"_s);
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Timer), startMs + 60'000));
        QVERIFY(state.isFinished(1));
    }

    void letsTheOperatorEndAnyPage()
    {
        for (const PageEnd ends : {PageEnd::Participant, PageEnd::Operator, PageEnd::Group}) {
            SessionState state = started(Testing::makeSession(studyWith(ends)));
            QVERIFY(perform(state, leave(state, 1, AdvancedBy::Operator), startMs));
            QVERIFY(state.isFinished(1));
        }
    }

    void goesThroughTheRoundsAndSkipsPagesOfOtherRoles()
    {
        Study study = studyWith(PageEnd::Participant, 2);
        study.roles = {u"Seller"_s, u"Buyer"_s};
        PageSpec offer = study.pages.first();
        offer.name = u"offer"_s;
        offer.showTo.roles = {u"Seller"_s};
        study.pages.prepend(offer);
        SessionState state = started(Testing::makeSession(study));
        const auto pagesOf = [&](int participant) {
            QStringList pages;
            while (!state.isFinished(participant)) {
                const ParticipantState &where = state.participant(participant);
                pages.append(QString::number(where.round) + u' ' + study.pages.at(where.page).name);
                if (!perform(state, leave(state, participant, AdvancedBy::Participant), startMs))
                    break;
            }
            return pages;
        };
        const QString last = study.pages.last().name;
        QCOMPARE(pagesOf(1), (QStringList{u"1 offer"_s, u"1 "_s + last, u"2 offer"_s, u"2 "_s + last}));
        QCOMPARE(pagesOf(2), (QStringList{u"1 "_s + last, u"2 "_s + last}));
    }

    void showsAPageOnlyInItsRounds_data()
    {
        QTest::addColumn<QList<RoundRange>>("rounds");
        QTest::addColumn<QList<int>>("shown");
        QTest::newRow("always") << QList<RoundRange>() << QList<int>{1, 2, 3, 4};
        QTest::newRow("first") << QList<RoundRange>{{1, 1}} << QList<int>{1};
        QTest::newRow("last") << QList<RoundRange>{{0, 0}} << QList<int>{4};
        QTest::newRow("a range and the last") << QList<RoundRange>{{1, 2}, {0, 0}} << QList<int>{1, 2, 4};
        QTest::newRow("up to the last") << QList<RoundRange>{{3, 0}} << QList<int>{3, 4};
    }
    void showsAPageOnlyInItsRounds()
    {
        QFETCH(QList<RoundRange>, rounds);
        Study study = studyWith(PageEnd::Participant, 4);
        PageSpec other = study.pages.first();
        other.name = u"other"_s;
        study.pages.append(other);
        study.pages.first().rounds = rounds;
        SessionState state = started(Testing::makeSession(study));
        QList<int> shown;
        while (!state.isFinished(1)) {
            if (state.participant(1).page == 0)
                shown.append(state.participant(1).round);
            QVERIFY(perform(state, leave(state, 1, AdvancedBy::Participant), startMs));
        }
        QTEST(shown, "shown");
    }

    void lastsAndReadsDifferentlyInEachRound()
    {
        Study study = studyWith(PageEnd::Timer, 3);
        PageSpec &page = study.pages.first();
        page.rounds = {{2, 0}};
        page.durationsByRound = {90, 70};
        page.bodiesByRound = {u"Round two"_s, u"Round {{round_number}}{{#round.last}}, the last{{/round.last}}"_s};
        SessionState state = started(Testing::makeSession(study));
        QVERIFY(perform(state, Arrive{1, {}}, startMs));
        QCOMPARE(state.participant(1).round, 2);
        QCOMPARE(state.pageEndsAtMs(1), startMs + 90'000);
        QCOMPARE(state.textOnPage(1), u"Round two"_s);
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Timer), startMs + 90'000));
        QCOMPARE(state.pageEndsAtMs(1), startMs + 160'000);
        QCOMPARE(state.textOnPage(1), u"Round 3, the last"_s);
    }

    void showsAChatOnlyToSome()
    {
        Study study = studyWith(PageEnd::Participant);
        study.roles = {u"Seller"_s, u"Buyer"_s};
        ChatSpec sellers = study.pages.first().chats.first();
        sellers.name = u"sellers"_s;
        sellers.channel = u"sellers"_s;
        sellers.showTo.roles = {u"Seller"_s};
        study.pages.first().chats.append(sellers);
        const SessionState state = started(Testing::makeSession(study));
        QCOMPARE(state.boxesOf(1).size(), 2);
        QCOMPARE(state.boxesOf(2).size(), 1);
        const int channel = state.boxesOf(1).at(1).channel;
        QCOMPARE(state.session().channel(channel).members, (QList<int>{1, 3}));
        const Post stolen{2, state.session().channel(channel).handle, "1", u"Let me in"_s};
        QCOMPARE(decide(state, stolen, startMs).error().code, u"not_a_member"_s);
    }

    void repeatsAChatForThoseWhoSeeItOnly()
    {
        Study study = groupChat(3, 3);
        study.roles = {u"Seller"_s, u"Buyer"_s, u"Buyer"_s};
        ChatSpec &pair = study.pages.first().chats.first();
        pair.forEach = ForEach::OthersInGroup;
        pair.channel = u"{{pair.low}}-{{pair.high}}"_s;
        pair.showTo.roles = {u"Buyer"_s};
        const SessionState state = started(Testing::makeSession(study));
        QVERIFY(state.boxesOf(1).isEmpty());
        QCOMPARE(state.boxesOf(2).size(), 1);
        QCOMPARE(state.session().channels.size(), 1);
    }

    void goesOnByItselfAfterALongWait()
    {
        Study study = studyWith(PageEnd::Group, 2);
        study.pages.first().waiting.timeoutS = 30;
        SessionState state = started(Testing::makeSession(study));
        QVERIFY(perform(state, Arrive{1, {}}, startMs));
        QCOMPARE(state.pageEndsAtMs(1), 0); // the time counts while the participant waits
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Participant), startMs + 1000));
        QCOMPARE(state.pageEndsAtMs(1), startMs + 31'000);
        QCOMPARE(decide(state, leave(state, 1, AdvancedBy::Timer), startMs + 30'999).error().code, u"too_early"_s);
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Timer), startMs + 31'000));
        QCOMPARE(state.participant(1).round, 2);
        QVERIFY(!state.participant(1).ready);
        QVERIFY(perform(state, leave(state, 2, AdvancedBy::Participant), startMs + 32'000)); // who comes later does not wait for those who are gone
        QVERIFY(perform(state, leave(state, 2, AdvancedBy::Group), startMs + 32'001));
    }

    void endsForThoseWhoWaitedInVain()
    {
        Study study = studyWith(PageEnd::Group, 3);
        study.pages.first().waiting.timeoutS = 30;
        study.pages.first().waiting.onTimeout = WaitingSpec::Then::End;
        SessionState state = started(Testing::makeSession(study));
        for (const int participant : {1, 2})
            QVERIFY(perform(state, Arrive{participant, {}}, startMs));
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Participant), startMs));
        const Decision ended = perform(state, leave(state, 1, AdvancedBy::Timer), startMs + 30'000);
        QVERIFY(ended && state.isFinished(1));
        QCOMPARE(state.participant(1).waitedInVainOn, study.pages.first().name);
        QVERIFY(perform(state, leave(state, 2, AdvancedBy::Participant), startMs + 40'000));
        QVERIFY(state.missingFor(2).isEmpty()); // nobody waits for somebody who has left
    }

    /// The last one becomes ready in the moment in which the time is up.
    void doesNotEndForAGroupThatIsComplete()
    {
        Study study = studyWith(PageEnd::Group, 2);
        study.pages.first().waiting.timeoutS = 30;
        study.pages.first().waiting.onTimeout = WaitingSpec::Then::End;
        SessionState state = started(Testing::makeSession(study));
        for (const int participant : {1, 2})
            QVERIFY(perform(state, Arrive{participant, {}}, startMs));
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Participant), startMs));
        QVERIFY(perform(state, leave(state, 2, AdvancedBy::Participant), startMs + 30'000));
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Timer), startMs + 30'000));
        QVERIFY(!state.isFinished(1));
        QCOMPARE(state.participant(1).round, 2);
    }

    void keepsTheChatsOpenWhileSomebodyWaits()
    {
        Study study = studyWith(PageEnd::Group);
        study.pages.first().waiting.keepsChats = true;
        study.pages.first().waiting.bodyHtml = u"<p>Wait, {{player.id_in_group}}</p>"_s;
        SessionState state = started(Testing::makeSession(study));
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Participant), startMs));
        QCOMPARE(state.boxesOf(1).size(), 1);
        QCOMPARE(state.textOnPage(1), u"<p>Wait, 1</p>"_s);
        QVERIFY(perform(state, post(state, 1, u"Come on"_s, "1"), startMs + 1));
    }

    void opensAndClosesAChatInItsTime()
    {
        Study study = studyWith(PageEnd::Operator);
        study.pages.first().chats.first().limits.opensAfterS = 10;
        study.pages.first().chats.first().limits.closesAfterS = 30;
        SessionState state = started(Testing::makeSession(study));
        QVERIFY(perform(state, Arrive{1, {}}, startMs));
        const auto early = decide(state, post(state, 1, u"a"_s, "1"), startMs + 9'000);
        QCOMPARE(early.error().code, u"closed"_s);
        QCOMPARE(early.error().retryAfterMs, 1'000);
        QVERIFY(decide(state, post(state, 1, u"a"_s, "1"), startMs + 10'000));
        QVERIFY(decide(state, post(state, 1, u"a"_s, "1"), startMs + 29'999));
        QCOMPARE(decide(state, post(state, 1, u"a"_s, "1"), startMs + 30'000).error().code, u"closed"_s);
    }

    void countsTheMessagesOfAPage()
    {
        Study study = studyWith(PageEnd::Operator, 2);
        study.pages.first().chats.first().limits.maxMessages = 2;
        SessionState state = started(Testing::makeSession(study));
        QVERIFY(perform(state, post(state, 1, u"a"_s, "1"), startMs));
        QVERIFY(perform(state, post(state, 1, u"b"_s, "2"), startMs));
        QCOMPARE(decide(state, post(state, 1, u"c"_s, "3"), startMs).error().code, u"too_many"_s);
        QVERIFY(decide(state, post(state, 2, u"c"_s, "3"), startMs));
        QVERIFY(perform(state, leave(state, 1, AdvancedBy::Operator), startMs));
        QVERIFY(perform(state, post(state, 1, u"c"_s, "3"), startMs));
    }

    void givesEveryOtherPlayerABoxOfTheirOwn()
    {
        Study study = groupChat(8, 4);
        ChatSpec &chat = study.pages.first().chats.first();
        chat.forEach = ForEach::OthersInGroup;
        chat.label = u"Chat with {{other.nickname}}"_s;
        chat.channel = u"{{group.id}}-{{pair.low}}-{{pair.high}}"_s;
        const SessionPtr session = Testing::makeSession(study);
        const QList<ChatBox> boxes = session->boxesOn(3, 1, 0);
        QCOMPARE(boxes.size(), 3);
        QCOMPARE(boxes.at(0).label, u"Chat with Player 1"_s);
        QCOMPARE(session->channel(boxes.at(0).channel).name, u"1-1-3"_s);
        QCOMPARE(session->channel(boxes.at(2).channel).name, u"1-3-4"_s);
        QCOMPARE(session->channels.size(), 12);
        for (const Channel &channel : session->channels)
            QCOMPARE(channel.members.size(), 2);
    }

    void givesEveryOtherOfTheSameRoleABox()
    {
        Study study = groupChat(6, 2);
        study.roles = {u"Seller"_s, u"Buyer"_s};
        ChatSpec &chat = study.pages.first().chats.first();
        chat.forEach = ForEach::OthersInRole;
        chat.channel = u"{{player.role}}-{{pair.low}}-{{pair.high}}"_s;
        const SessionPtr session = Testing::makeSession(study);
        QStringList names;
        for (const ChatBox &box : session->boxesOn(3, 1, 0))
            names.append(session->channel(box.channel).name);
        QCOMPARE(names, (QStringList{u"Seller-1-3"_s, u"Seller-3-5"_s}));
    }

    void makesALargeSessionInTime()
    {
        Study study = groupChat(1000, 4);
        study.numRounds = 20;
        study.matching.kind = Matching::Kind::Random;
        QElapsedTimer timer;
        timer.start();
        const SessionPtr session = Testing::makeSession(study);
        QCOMPARE(session->channels.size(), 5000);
        QVERIFY2(isSlowedDown || timer.elapsed() < 4000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
    }
};

LABCHAT_TEST(tst_Pages, QCoreApplication)
#include "tst_pages.moc"
