// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/latetext.h"

#include "core/session/eventdetail.h"
#include "core/study/studyjson.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// A text that was being typed when its page or chat ended: what of it arrives, and what the log has of it.
class tst_LateText final : public QObject {
    Q_OBJECT

private slots:
    void init() { begin(); }

    void acceptsItAMomentAfterThePageEnded_data()
    {
        QTest::addColumn<AdvancedBy>("by");
        QTest::newRow("timer") << AdvancedBy::Timer;
        QTest::newRow("operator") << AdvancedBy::Operator;
    }
    void acceptsItAMomentAfterThePageEnded()
    {
        QFETCH(AdvancedBy, by);
        const Post text = post(m_state, 1, u"almost fini"_s, "late");
        end(by);
        QVERIFY(m_state.boxesOf(1).isEmpty());
        const Decision late = decide(m_state, text, m_nowMs + lateTextMs - 1);
        QVERIFY(late);
        QCOMPARE(late->body, u"almost fini"_s);
        QCOMPARE(late->channel, 1);
        QCOMPARE(late->member, 1);
        QCOMPARE(late->nickname, u"Player 1"_s);
        QCOMPARE(pageOf(*late), u"your_choice"_s); // the page that it belongs to
        QCOMPARE(roundOf(*late), 1);
        QCOMPARE(decide(m_state, text, m_nowMs + lateTextMs).error().code, u"not_a_member"_s);
    }

    void refusesItOtherwise()
    {
        const Post text = post(m_state, 1, u"almost fini"_s, "late");
        for (const OnEnd onEnd : {OnEnd::Keep, OnEnd::Drop}) {
            begin(onEnd);
            end(AdvancedBy::Timer);
            QCOMPARE(decide(m_state, {Post{text.participant, handle(), text.nonce, text.body}}, m_nowMs).error().code, u"not_a_member"_s);
        }
        begin(OnEnd::Send, PageEnd::Participant);
        const Post own = post(m_state, 1, u"almost fini"_s, "late");
        end(AdvancedBy::Participant); // who clicked “Next” did not want to send it
        QCOMPARE(decide(m_state, own, m_nowMs).error().code, u"not_a_member"_s);
    }

    void obeysEverythingElse()
    {
        m_study.pages.first().chats.first().limits.maxMessages = 2;
        restart();
        QVERIFY(perform(m_state, post(m_state, 1, u"One"_s, "1"), m_nowMs));
        const Post text = post(m_state, 1, u"Two"_s, "2");
        end(AdvancedBy::Timer);
        QCOMPARE(decide(m_state, {Post{1, text.channel, "3", u"  "_s}}, m_nowMs).error().code, u"empty"_s);
        SessionState paused = m_state;
        QVERIFY(perform(paused, Moderate{SetPaused{true}, {}}, m_nowMs));
        QCOMPARE(decide(paused, text, m_nowMs).error().code, u"paused"_s);
        SessionState muted = m_state;
        QVERIFY(perform(muted, Moderate{Mute{1, 0, 0}, {}}, m_nowMs));
        QCOMPARE(decide(muted, text, m_nowMs).error().code, u"muted"_s);
        QVERIFY(perform(m_state, text, m_nowMs));
        QCOMPARE(m_state.participant(1).saidOnPage.size(), 0); // does not count on the next page
        QCOMPARE(decide(m_state, text, m_nowMs).error().code, u"duplicate"_s);
        QCOMPARE(decide(m_state, {Post{1, text.channel, "4", u"Three"_s}}, m_nowMs).error().code, u"too_many"_s);
    }

    void waitsForApprovalToo()
    {
        QVERIFY(perform(m_state, Moderate{SetHolding{1, 0, true}, {}}, m_nowMs));
        const Post text = post(m_state, 1, u"almost fini"_s, "late");
        end(AdvancedBy::Timer);
        const Decision late = perform(m_state, text, m_nowMs);
        QVERIFY(late);
        QCOMPARE(late->kind, EventKind::MessageHeld);
        QCOMPARE(pageOf(*late), u"your_choice"_s);
    }

    void acceptsItAMomentAfterTheChatClosed()
    {
        m_study.pages.first().chats.first().limits.closesAfterS = 10;
        restart();
        const Post text = post(m_state, 1, u"almost fini"_s, "late");
        QCOMPARE(pageOf(*decide(m_state, text, m_nowMs + 9'999)), QString()); // nothing special
        QCOMPARE(pageOf(*decide(m_state, text, m_nowMs + 10'000)), u"your_choice"_s);
        QVERIFY(decide(m_state, text, m_nowMs + 10'000 + lateTextMs - 1));
        QCOMPARE(decide(m_state, text, m_nowMs + 10'000 + lateTextMs).error().code, u"closed"_s);
        end(AdvancedBy::Timer); // after 25 s: the chat had been closed for long
        QCOMPARE(decide(m_state, text, m_nowMs).error().code, u"not_a_member"_s);
    }

    void acceptsOneTextAtEachEnd_data() { acceptsItAMomentAfterThePageEnded_data(); }
    void acceptsOneTextAtEachEnd()
    {
        QFETCH(AdvancedBy, by);
        const QString chat = handle();
        end(by);
        SessionState again = m_state;
        const Decision first = perform(m_state, {Post{1, chat, "1", u"almost fini"_s}}, m_nowMs);
        QVERIFY(first);
        const Post second{1, chat, "2", u"and one more"_s};
        QCOMPARE(decide(m_state, {second}, m_nowMs + 1).error().code, u"closed"_s);
        QCOMPARE(decide(m_state, {Post{1, chat, "1", u"almost fini"_s}}, m_nowMs + 1).error().code, u"duplicate"_s);
        again.apply(*first); // the log alone says it, so a restart knows it, too
        QCOMPARE(decide(again, {second}, m_nowMs + 1).error().code, u"closed"_s);
        QCOMPARE(describe(again), describe(m_state));
    }

    void acceptsOneTextEachTimeAChatCloses()
    {
        m_study.pages.first().chats.first().limits.closesAfterS = 10;
        restart();
        QVERIFY(perform(m_state, Arrive{2, {}}, m_nowMs));
        m_nowMs += 10'000;
        QVERIFY(perform(m_state, post(m_state, 1, u"One"_s, "1"), m_nowMs));
        QCOMPARE(decide(m_state, post(m_state, 1, u"Two"_s, "2"), m_nowMs).error().code, u"closed"_s);
        QVERIFY(decide(m_state, post(m_state, 2, u"Of somebody else"_s, "3"), m_nowMs));
        QVERIFY(perform(m_state, Moderate{SetCountdown{0, 1, m_state.clockAt(m_nowMs) + 5'000, {}, 0}, {}}, m_nowMs)); // the operator opens it once more
        QVERIFY(perform(m_state, post(m_state, 1, u"In time"_s, "4"), m_nowMs + 4'000));
        m_nowMs += 5'000;
        QVERIFY(perform(m_state, post(m_state, 1, u"Two"_s, "5"), m_nowMs));
        QCOMPARE(decide(m_state, post(m_state, 1, u"Three"_s, "6"), m_nowMs + 1).error().code, u"closed"_s);
    }

    void acceptsNothingForAChatThatNeverOpened()
    {
        m_study.pages.first().chats.first().limits.opensAfterS = 60;
        restart();
        const Post text = post(m_state, 1, u"too early"_s, "late");
        end(AdvancedBy::Operator);
        QCOMPARE(decide(m_state, text, m_nowMs).error().code, u"not_a_member"_s);
    }

    void logsThatATextWasThere()
    {
        begin(OnEnd::Keep);
        const LeaveText left{1, handle(), 17};
        QCOMPARE(decide(m_state, left, m_nowMs).error().code, u"not_a_member"_s); // the page has not ended
        end(AdvancedBy::Timer);
        QCOMPARE(decide(m_state, left, m_nowMs).error().code, u"not_a_member"_s); // the study does not log it
        m_study.pages.first().chats.first().logs.unsent = true;
        restart();
        end(AdvancedBy::Timer);
        const Decision logged = perform(m_state, {LeaveText{1, handle(), 17}}, m_nowMs);
        QVERIFY(logged);
        QCOMPARE(logged->kind, EventKind::TextUnsent);
        QCOMPARE(charactersOf(*logged), 17);
        QCOMPARE(pageOf(*logged), u"your_choice"_s);
        QVERIFY(logged->body.isEmpty());
        QCOMPARE(decide(m_state, {LeaveText{1, handle(), 18}}, m_nowMs).error().code, u"stale"_s); // once
        QCOMPARE(decide(m_state, {LeaveText{2, handle(), 18}}, m_nowMs).error().code, u"not_a_member"_s);
    }

    void keepsTheChoiceInTheStudy()
    {
        m_study.pages.first().chats.first().logs.unsent = true;
        const auto again = studyFromJson(studyToJson(m_study));
        QVERIFY(again);
        QCOMPARE(again->pages.first().chats.first().onEnd, OnEnd::Send);
        QCOMPARE(again->pages.first().chats.first().logs.unsent, true);
    }

private:
    void begin(OnEnd onEnd = OnEnd::Send, PageEnd ends = PageEnd::Timer)
    {
        m_study = twoPages(1);
        m_study.pages.first().ends = ends;
        m_study.pages.first().durationS = ends == PageEnd::Timer ? 25 : 0;
        m_study.pages.first().chats.first().onEnd = onEnd;
        m_study.pages.last().chats.clear();
        restart();
    }
    void restart()
    {
        m_state = started(makeSession(m_study));
        m_nowMs = startMs;
        QVERIFY(perform(m_state, Arrive{1, {}}, m_nowMs));
    }
    void end(AdvancedBy by)
    {
        m_nowMs += 25'000;
        QVERIFY(perform(m_state, Advance{1, u"your_choice"_s, 1, by, {}}, m_nowMs));
    }
    [[nodiscard]] QString handle() const { return m_state.session().channel(1).handle; }

    Study m_study;
    SessionState m_state;
    qint64 m_nowMs = 0;
};

LABCHAT_TEST(tst_LateText, QCoreApplication)
#include "tst_latetext.moc"
