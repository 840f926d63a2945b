// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/rules.h"
#include "support/sessions.h"
#include "support/speed.h"

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
        offer.showTo = {u"Seller"_s};
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

QTEST_APPLESS_MAIN(tst_Pages)
#include "tst_pages.moc"
