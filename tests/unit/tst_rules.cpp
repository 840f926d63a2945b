// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/rules.h"

#include "core/session/eventdetail.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(LabChat::Command)

class tst_Rules final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_state = started(makeSession(groupChat())); }

    void givesAMessageSeqTimeAuthorAndNickname()
    {
        const Decision said = decide(m_state, post(m_state, 6, u" Hello "_s, "n1"), startMs + 5);
        QVERIFY(said);
        QCOMPARE(said->seq, 2);
        QCOMPARE(said->atMs, startMs + 5);
        QCOMPARE(said->kind, EventKind::Message);
        QCOMPARE(said->participant, 6);
        QCOMPARE(said->channel, 2);
        QCOMPARE(said->member, 2);
        QCOMPARE(said->nickname, u"Player 2"_s);
        QCOMPARE(said->body, u" Hello "_s);
        QCOMPARE(said->nonce, "n1");
    }

    void decidesWithoutChangingTheState()
    {
        const QString before = describe(m_state);
        QVERIFY(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), startMs));
        QCOMPARE(describe(m_state), before);
    }

    void refusesABody_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("code");
        const QString emoji = QString::fromUcs4(U"😀");
        QTest::newRow("empty") << u""_s << u"empty"_s;
        QTest::newRow("spaces") << u"  \t "_s << u"empty"_s;
        QTest::newRow("line breaks") << u"\r\n\n"_s << u"empty"_s;
        QTest::newRow("no-break space") << u"\u00a0\u2003"_s << u"empty"_s;
        QTest::newRow("zero-width") << u"\u200b\u200d\ufeff"_s << u"empty"_s;
        QTest::newRow("direction marks") << u"\u200e\u202e\u2066"_s << u"empty"_s;
        QTest::newRow("tags outside the BMP") << QString::fromUcs4(U"\U000E0020\U000E007F") << u"empty"_s;
        QTest::newRow("Hangul fillers") << u"\u3164\u115f\uffa0"_s << u"empty"_s;
        QTest::newRow("braille without dots") << u"\u2800"_s << u"empty"_s;
        QTest::newRow("a control character alone") << u"\u0007"_s << u"empty"_s;
        QTest::newRow("too long by one") << u"x"_s.repeated(2001) << u"too_long"_s;
        QTest::newRow("too long by one emoji") << emoji.repeated(2001) << u"too_long"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(u'\0') + u"b"_s << u"bad_characters"_s;
        QTest::newRow("NUL alone") << QString(QChar(u'\0')) << u"bad_characters"_s;
        QTest::newRow("high surrogate") << u"a"_s + QChar(0xd83d) << u"bad_characters"_s;
        QTest::newRow("low surrogate") << QChar(0xde00) + u"a"_s << u"bad_characters"_s;
        QTest::newRow("U+FFFF") << u"a"_s + QChar(0xffff) << u"bad_characters"_s;
        QTest::newRow("U+FFFE in front") << QChar(0xfffe) + u"a"_s << u"bad_characters"_s;
        QTest::newRow("surrogates the wrong way round") << QString(QChar(0xde00)) + QChar(0xd83d) << u"bad_characters"_s;
    }
    void refusesABody()
    {
        QFETCH(QString, body);
        const Decision said = decide(m_state, post(m_state, 1, body, "n1"), startMs);
        QVERIFY(!said);
        QTEST(said.error().code, "code");
        QVERIFY(!said.error().text.isEmpty());
        QCOMPARE(said.error().retryAfterMs, 0);
    }

    void keepsABodyAsItWasTyped_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("at the limit") << u"x"_s.repeated(2000);
        QTest::newRow("emoji at the limit") << QString::fromUcs4(U"😀").repeated(2000);
        QTest::newRow("markup") << u"<b>\"&amp;'</b>"_s;
        QTest::newRow("right to left") << u"שלום \u202bعالم\u202c"_s;
        QTest::newRow("joined emoji") << u"👩‍👩‍👧‍👦"_s;
        QTest::newRow("a dot among zero-width") << u"\u200b.\u200b"_s;
        QTest::newRow("byte order marks") << u"\ufeffa\ufeffb\ufeff"_s;
        QTest::newRow("noncharacters outside the BMP") << QString::fromUcs4(U"a\U0001FFFF\U0010FFFE");
        QTest::newRow("a control character") << u"a\u0007"_s;
        QTest::newRow("several lines") << u"\none\r\ntwo\n"_s;
    }
    void keepsABodyAsItWasTyped()
    {
        QFETCH(QString, body);
        const Decision said = decide(m_state, post(m_state, 1, body, "n1"), startMs);
        QVERIFY2(said, said ? "" : qPrintable(said.error().code));
        QCOMPARE(said->body, body);
    }

    void countsCodePoints()
    {
        QCOMPARE(countCharacters(u"aé😀"_s), 3);
        QCOMPARE(countCharacters(u""_s), 0);
    }

    void grantsABurstThenOneMessageEachInterval()
    {
        for (int i = 0; i < 10; ++i)
            QVERIFY(sayAt(startMs));
        const Decision eleventh = decide(m_state, post(m_state, 1, u"x"_s, "late"), startMs);
        QCOMPARE(eleventh.error().code, u"too_fast"_s);
        QCOMPARE(eleventh.error().retryAfterMs, 200);
        QCOMPARE(decide(m_state, post(m_state, 1, u"x"_s, "late"), startMs + 199).error().retryAfterMs, 1);
        QVERIFY(sayAt(startMs + 200));
        QVERIFY(!sayAt(startMs + 399));
        QVERIFY(sayAt(startMs + 400));
    }

    void grantsTheWholeBurstAgainAfterSilence()
    {
        for (int i = 0; i < 10; ++i)
            QVERIFY(sayAt(startMs));
        for (int i = 0; i < 10; ++i)
            QVERIFY(sayAt(startMs + 2000));
        QVERIFY(!sayAt(startMs + 2000));
    }

    void limitsEachParticipantAlone()
    {
        for (int i = 0; i < 10; ++i)
            QVERIFY(sayAt(startMs));
        QVERIFY(!sayAt(startMs));
        QVERIFY(decide(m_state, post(m_state, 2, u"x"_s, "n"), startMs));
    }

    void followsTheLimitsOfTheChat()
    {
        Study study = groupChat();
        study.pages.first().chats.first().limits = {5, 0.5, 1};
        m_state = started(makeSession(study));
        QCOMPARE(decide(m_state, post(m_state, 1, u"123456"_s, "n"), startMs).error().code, u"too_long"_s);
        QVERIFY(sayAt(startMs));
        QCOMPARE(decide(m_state, post(m_state, 1, u"x"_s, "n"), startMs + 500).error().retryAfterMs, 1500);
    }

    void refusesTheSameNonceAgain()
    {
        QVERIFY(perform(m_state, post(m_state, 1, u"Hello"_s, "n1"), startMs));
        QCOMPARE(decide(m_state, post(m_state, 1, u"Hello"_s, "n1"), startMs + 1).error().code, u"duplicate"_s);
        QCOMPARE(decide(m_state, post(m_state, 1, u"Other"_s, "n1"), startMs + 10'000'000).error().code, u"duplicate"_s);
        QVERIFY(decide(m_state, post(m_state, 2, u"Hello"_s, "n1"), startMs));
    }

    void refusesAMessageToAChannelThatIsNotTheirs_data()
    {
        QTest::addColumn<QString>("handle");
        QTest::newRow("another group's") << u"{2}"_s;
        QTest::newRow("unknown") << u"nosuchhandle"_s;
        QTest::newRow("empty") << u""_s;
        QTest::newRow("by its name") << u"1-group_chat-1"_s;
    }
    void refusesAMessageToAChannelThatIsNotTheirs()
    {
        QFETCH(QString, handle);
        handle.replace(u"{2}"_s, m_state.session().channel(2).handle);
        QCOMPARE(decide(m_state, Post{1, handle, "n1", u"Hello"_s}, startMs).error().code, u"not_a_member"_s);
        QCOMPARE(decide(m_state, See{1, handle, 1}, startMs).error().code, u"not_a_member"_s);
    }

    void refusesAMessageOnAPageWithoutTheChat()
    {
        m_state = started(makeSession(twoPages(1)));
        const Post said = post(m_state, 1, u"Hello"_s, "n1");
        QVERIFY(perform(m_state, Advance{1, u"your_choice"_s, 1}, startMs));
        QCOMPARE(decide(m_state, said, startMs).error().code, u"not_a_member"_s);
    }

    void refusesEverythingOnceTheSessionHasEnded_data()
    {
        QTest::addColumn<Command>("command");
        QTest::newRow("Arrive") << Command(Arrive{});
        QTest::newRow("Connect") << Command(Connect{1});
        QTest::newRow("Disconnect") << Command(Disconnect{1});
        QTest::newRow("Post") << Command(Post{1, u"x"_s, "n1", u"Hello"_s});
        QTest::newRow("See") << Command(See{1, u"x"_s, 1});
        QTest::newRow("FollowLink") << Command(FollowLink{1, u"x"_s, 1, u"https://example.org"_s});
        QTest::newRow("Advance") << Command(Advance{1, u"your_choice"_s, 1});
        QTest::newRow("EndSession") << Command(EndSession{});
        QTest::newRow("StartServer") << Command(StartServer{});
    }
    void refusesEverythingOnceTheSessionHasEnded()
    {
        QVERIFY(perform(m_state, EndSession{u"Ada"_s, u"done"_s}, startMs));
        QFETCH(Command, command);
        QCOMPARE(decide(m_state, command, startMs).error().code, u"session_ended"_s);
    }

    void logsWhoEndedTheSessionAndWhy()
    {
        const Decision ended = perform(m_state, EndSession{u"Ada"_s, u"fire drill"_s}, startMs + 7);
        QVERIFY(ended);
        QCOMPARE(ended->detail.value("operator"_L1).toString(), u"Ada"_s);
        QCOMPARE(ended->detail.value("reason"_L1).toString(), u"fire drill"_s);
        QVERIFY(m_state.ended());
        QCOMPARE(m_state.endedAtMs(), startMs + 7);
    }

    void leadsThroughThePagesOfEveryRound()
    {
        m_state = started(makeSession(twoPages(2)));
        const QList<std::pair<QString, int>> road{{u"your_choice"_s, 1}, {u"results"_s, 1}, {u"your_choice"_s, 2}, {u"results"_s, 2}};
        for (qsizetype i = 0; i < road.size(); ++i) {
            QCOMPARE(m_state.participant(3).round, road.at(i).second);
            const Decision entered = perform(m_state, Advance{3, road.at(i).first, road.at(i).second}, startMs);
            QVERIFY(entered);
            QCOMPARE(entered->kind, EventKind::PageEntered);
            QCOMPARE(entered->detail.value("page"_L1).toString(), i + 1 < road.size() ? road.at(i + 1).first : u"finished"_s);
        }
        QVERIFY(m_state.isFinished(3));
        QVERIFY(!m_state.isFinished(1));
        QVERIFY(m_state.boxesOf(3).isEmpty());
        QCOMPARE(decide(m_state, Advance{3, u"finished"_s, 2}, startMs).error().code, u"stale"_s);
    }

    void refusesToLeaveAPageTwice()
    {
        m_state = started(makeSession(twoPages(2)));
        QVERIFY(perform(m_state, Advance{1, u"your_choice"_s, 1}, startMs));
        QCOMPARE(decide(m_state, Advance{1, u"your_choice"_s, 1}, startMs).error().code, u"stale"_s);
        QVERIFY(perform(m_state, Advance{1, u"results"_s, 0}, startMs));
        QCOMPARE(decide(m_state, Advance{1, u"your_choice"_s, 1}, startMs).error().code, u"stale"_s);
        QVERIFY(decide(m_state, Advance{1, u"your_choice"_s, 2}, startMs));
    }

    void leavesPagesThatTheOperatorEndsToTheOperator()
    {
        QCOMPARE(decide(m_state, Advance{1, u"your_choice"_s, 1}, startMs).error().code, u"not_yours"_s);
    }

    void logsWhatWasSeenOnlyForwardAndOnlyWhatIsThere()
    {
        QVERIFY(perform(m_state, post(m_state, 2, u"Hello"_s, "n1"), startMs));
        const QString handle = m_state.session().channel(1).handle;
        const Decision seen = perform(m_state, See{1, handle, 1'000'000}, startMs);
        QVERIFY(seen);
        QCOMPARE(seen->detail.value("up_to"_L1).toInteger(), 2);
        QCOMPARE(decide(m_state, See{1, handle, 2}, startMs).error().code, u"stale"_s);
        QCOMPARE(decide(m_state, See{1, handle, 1}, startMs).error().code, u"stale"_s);
        QCOMPARE(decide(m_state, See{1, handle, -5}, startMs).error().code, u"stale"_s);
    }

    void logsAClickOnALinkThatIsInAMessageOfTheChat()
    {
        useLinks();
        const qint64 message = perform(m_state, post(m_state, 2, u"See (https://example.org/a), please"_s, "n1"), startMs)->seq;
        const QString handle = m_state.session().channel(1).handle;
        const Decision clicked = perform(m_state, FollowLink{1, handle, message, u"https://example.org/a"_s}, startMs + 5);
        QVERIFY(clicked);
        QCOMPARE(clicked->kind, EventKind::LinkClicked);
        QCOMPARE(clicked->channel, 1);
        QCOMPARE(messageOf(*clicked), message);
        QCOMPARE(linkOf(*clicked), u"https://example.org/a"_s);
        QCOMPARE(m_state.participant(1).lastActedAtMs, startMs + 5);
    }

    void logsNoOtherClicks_data()
    {
        QTest::addColumn<int>("participant");
        QTest::addColumn<qint64>("message");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("code");
        const QString link = u"https://example.org/a"_s;
        QTest::newRow("another link") << 1 << qint64(2) << u"https://example.org/b"_s << u"no_such_link"_s;
        QTest::newRow("another message") << 1 << qint64(3) << link << u"no_such_link"_s;
        QTest::newRow("no message") << 1 << qint64(99) << link << u"no_such_link"_s;
        QTest::newRow("no link") << 1 << qint64(2) << u"See"_s << u"no_such_link"_s;
        QTest::newRow("nothing") << 1 << qint64(2) << u""_s << u"no_such_link"_s;
        QTest::newRow("a script") << 1 << qint64(4) << u"javascript:alert(1)"_s << u"no_such_link"_s;
        QTest::newRow("words around it") << 1 << qint64(4) << u"https://a.example javascript:alert(1)"_s << u"no_such_link"_s;
        QTest::newRow("another group") << 5 << qint64(2) << link << u"not_a_member"_s;
    }
    void logsNoOtherClicks()
    {
        useLinks();
        QFETCH(int, participant);
        QFETCH(qint64, message);
        QFETCH(QString, url);
        const QStringList said{u"See https://example.org/a"_s, u"Nothing here"_s, u"https://a.example javascript:alert(1)"_s};
        for (qsizetype i = 0; i < said.size(); ++i)
            QCOMPARE(perform(m_state, post(m_state, 2, said.at(i), QByteArray::number(i)), startMs)->seq, i + 2);
        const QString handle = m_state.session().channel(1).handle;
        const Decision clicked = decide(m_state, FollowLink{participant, handle, message, url}, startMs);
        QVERIFY(!clicked);
        QTEST(clicked.error().code, "code");
    }

    void logsClicksOnlyWhereLinksAreShown()
    {
        QVERIFY(perform(m_state, post(m_state, 2, u"https://example.org/a"_s, "n1"), startMs));
        const FollowLink click{1, m_state.session().channel(1).handle, 2, u"https://example.org/a"_s};
        QCOMPARE(decide(m_state, click, startMs).error().code, u"not_a_member"_s);
        QVERIFY(m_state.channel(1).linking.isEmpty());
    }

    void logsClicksAtALimitedRate()
    {
        useLinks();
        QVERIFY(perform(m_state, post(m_state, 2, u"https://example.org/a"_s, "n1"), startMs));
        const FollowLink click{1, m_state.session().channel(1).handle, 2, u"https://example.org/a"_s};
        for (int i = 0; i < 10; ++i)
            QVERIFY(perform(m_state, click, startMs));
        QCOMPARE(decide(m_state, click, startMs).error().code, u"too_fast"_s);
        QVERIFY(decide(m_state, click, startMs + 200));
        QVERIFY(decide(m_state, post(m_state, 1, u"Hello"_s, "n2"), startMs)); // messages have their own limit
    }

    void givesEachNewBrowserTheNextFreePlace()
    {
        QVERIFY(perform(m_state, Arrive{2, {}}, startMs));
        QCOMPARE(perform(m_state, Arrive{}, startMs)->participant, 1);
        QCOMPARE(perform(m_state, Arrive{}, startMs)->participant, 3);
        for (int i = 4; i <= 8; ++i)
            QCOMPARE(perform(m_state, Arrive{}, startMs)->participant, i);
        const Decision ninth = decide(m_state, Arrive{}, startMs);
        QCOMPARE(ninth.error().code, u"session_full"_s);
        QCOMPARE(ninth.error().text, u"Session is full."_s);
    }

    void givesALabelItsOwnPlaceOnce()
    {
        QCOMPARE(perform(m_state, Arrive{0, u"seat_9"_s}, startMs)->participant, 1);
        QCOMPARE(m_state.participant(1).label, u"seat_9"_s);
        QCOMPARE(m_state.participantByLabel(u"seat_9"_s), 1);
        QCOMPARE(decide(m_state, Arrive{0, u"seat_9"_s}, startMs).error().code, u"already_arrived"_s);
        QCOMPARE(perform(m_state, Arrive{0, u"seat_2"_s}, startMs)->participant, 2);
    }

    void givesABrowserItsOwnPlaceOnce()
    {
        QCOMPARE(perform(m_state, Arrive{0, {}, u"mark"_s}, startMs)->participant, 1);
        QCOMPARE(decide(m_state, Arrive{0, {}, u"mark"_s}, startMs).error().code, u"already_arrived"_s);
        QCOMPARE(perform(m_state, Arrive{0, {}, u"other"_s}, startMs)->participant, 2);
        QCOMPARE(perform(m_state, Arrive{}, startMs)->participant, 3); // without a mark, nobody is known
        QCOMPARE(m_state.participantByBrowser({}), 0);
    }

    void neverLetsSeqOrTimeGoBack()
    {
        QVERIFY(sayAt(startMs + 1000));
        const Decision earlier = perform(m_state, Connect{1}, startMs - 3'600'000);
        QVERIFY(earlier);
        QCOMPARE(earlier->seq, 3);
        QCOMPARE(earlier->atMs, startMs + 1000);
        QCOMPARE(perform(m_state, Disconnect{1}, startMs + 1001)->atMs, startMs + 1001);
    }

private:
    bool sayAt(qint64 nowMs)
    {
        return perform(m_state, post(m_state, 1, u"x"_s, QByteArray::number(++m_nonce)), nowMs).has_value();
    }

    void useLinks()
    {
        Study study = groupChat();
        study.pages.first().chats.first().shows.links = true;
        m_state = started(makeSession(study));
    }

    SessionState m_state;
    int m_nonce = 0;
};

LABCHAT_TEST(tst_Rules, QCoreApplication)
#include "tst_rules.moc"
