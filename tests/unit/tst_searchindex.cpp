// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/searchterms.h"
#include "support/testprogram.h"
#include "unit/searchtest.h"

using namespace LabChat;
using namespace LabChat::Testing;

/// What a search finds.
class tst_SearchIndex final : public SearchTest {
    Q_OBJECT

private slots:
    void init() { startAnew(); }

    void readsTermsAsTheyAreTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("terms");
        QTest::newRow("nothing") << u"  "_s << QStringList();
        QTest::newRow("words") << u" blue  red "_s << QStringList{u"blue"_s, u"red"_s};
        QTest::newRow("twice") << u"red red"_s << QStringList{u"red"_s};
        QTest::newRow("phrase") << u"\"blue or red\" green"_s << QStringList{u"blue or red"_s, u"green"_s};
        QTest::newRow("phrase not closed yet") << u"\"blue or r"_s << QStringList{u"blue or r"_s};
        QTest::newRow("mark inside a word") << u"5\" wide"_s << QStringList{u"5\""_s, u"wide"_s};
        QTest::newRow("mark alone") << u"\""_s << QStringList{u"\""_s};
        QTest::newRow("mark inside a phrase") << u"\"a 5\"x b\""_s << QStringList{u"a 5\"x b"_s};
    }
    void readsTermsAsTheyAreTyped()
    {
        QFETCH(QString, typed);
        QTEST(searchTerms(typed), "terms");
    }

    void findsWhereTermsStand()
    {
        QCOMPARE(findTerms(u"Red and bRED"_s, {u"red"_s}), (QList<TextSpan>{{0, 3}, {9, 3}}));
        QCOMPARE(findTerms(u"aaaa"_s, {u"aa"_s}), (QList<TextSpan>{{0, 4}}));
        QCOMPARE(findTerms(u"abcd"_s, {u"cd"_s, u"ab"_s, u"x"_s}), (QList<TextSpan>{{0, 4}}));
    }

    void findsText_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *name, const QString &said, const QString &typed, bool found) { QTest::newRow(name) << said << typed << found; };
        row("a word", u"I offer seven"_s, u"offer"_s, true);
        row("a part of a word", u"I offered seven"_s, u"ffere"_s, true);
        row("either case", u"I OFFER"_s, u"oFFer"_s, true);
        row("another word", u"I offer seven"_s, u"eight"_s, false);
        row("all words", u"seven is my offer"_s, u"offer seven"_s, true);
        row("not all words", u"seven is my offer"_s, u"offer eight"_s, false);
        row("a phrase", u"I offer seven"_s, u"\"offer seven\""_s, true);
        row("not the phrase", u"seven is my offer"_s, u"\"offer seven\""_s, false);
        row("two letters", u"It is ok"_s, u"ok"_s, true);
        row("one letter", u"x"_s, u"X"_s, true);
        row("one umlaut", u"Ähnlich"_s, u"ä"_s, true);
        row("a short and a long word", u"ok then"_s, u"ok then"_s, true);
        row("a short word that is not there", u"then"_s, u"ok then"_s, false);
        row("umlauts", u"Das ist MÜLLERS Straße"_s, u"müllers straße"_s, true);
        row("Chinese, two characters", u"我的名字是小明"_s, u"名字"_s, true);
        row("Chinese, four characters", u"我的名字是小明"_s, u"名字是小"_s, true);
        row("Japanese", u"お元気ですか"_s, u"元気です"_s, true);
        row("Arabic", u"مرحبا كيف حالك"_s, u"كيف"_s, true);
        row("Arabic, a phrase", u"مرحبا كيف حالك"_s, u"\"كيف حالك\""_s, true);
        row("Hebrew, two letters", u"שלום"_s, u"של"_s, true);
        row("an emoji", u"fine 😀"_s, u"😀"_s, true);
        row("three emojis", u"so 😀🎉👍 yes"_s, u"😀🎉👍"_s, true);
        row("another emoji", u"fine 😀"_s, u"😁"_s, false);
        row("a quotation mark", u"a 5\" disk"_s, u"5\" disk"_s, true);
        row("two quotation marks", u"say \"\"\" now"_s, u"\"\"\""_s, true);
        row("a star", u"a star*"_s, u"star*"_s, true);
        row("a star is not a wildcard", u"starting"_s, u"star*"_s, false);
        row("NEAR", u"very NEAR it"_s, u"NEAR"_s, true);
        row("NEAR is a word", u"one two"_s, u"NEAR(one two)"_s, false);
        row("OR is a word", u"one thing"_s, u"one OR two"_s, false);
        row("NOT is a word", u"one thing"_s, u"one NOT two"_s, false);
        row("AND and NOT", u"one AND NOT"_s, u"AND NOT"_s, true);
        row("minus", u"minus -5 points"_s, u"-5"_s, true);
        row("minus excludes nothing", u"one two"_s, u"one -two"_s, false);
        row("a colon", u"body:one"_s, u"body:one"_s, true);
        row("a colon is no column", u"one"_s, u"body:one"_s, false);
        row("plus, caret, braces", u"{^a+b}"_s, u"{^a+b}"_s, true);
        row("percent", u"give 5%"_s, u"5%"_s, true);
        row("percent is not a wildcard", u"55"_s, u"5%"_s, false);
        row("underscore is not a wildcard", u"ab"_s, u"a_"_s, false);
        row("a backslash", u"a\\b"_s, u"\\"_s, true);
        row("an apostrophe", u"don't"_s, u"n't"_s, true);
        row("a line break", u"one\ntwo"_s, u"one two"_s, true);
        row("two messages", u"bef"_s, u"\"bef after\""_s, false);
        row("SQL", u"'); DROP TABLE said; --"_s, u"'); DROP TABLE said; --"_s, true);
    }
    void findsText()
    {
        QFETCH(QString, said);
        QFETCH(QString, typed);
        QVERIFY(withLog([&](Database &log) { say(log, 1, {u"before"_s, said, u"after"_s}); }));
        const auto results = search({typed, 0, 200});
        QVERIFY2(results, results ? "" : qPrintable(results.error().text));
        const bool found = std::any_of(results->hits.begin(), results->hits.end(), [&](const SearchHit &hit) { return hit.body == said; });
        QTEST(found, "found");
        QCOMPARE(results->total, results->hits.size());
        QCOMPARE(search({typed, 1, 200})->total, results->total);
    }

    void reportsWhoSaidItWhereAndWhen()
    {
        QVERIFY(withLog([&](Database &log) { say(log, 1, {u"hello"_s}); }));
        const SearchHit hit = search({u"hello"_s, 0, 10})->hits.value(0);
        QCOMPARE(hit.session, 1);
        QCOMPARE(hit.seq, 2);
        QCOMPARE(hit.atMs, startMs + 2);
        QCOMPARE(hit.channel, 1);
        QCOMPARE(hit.participant, 1);
        QCOMPARE(hit.nickname, u"Player 1"_s);
        QCOMPARE(hit.sessionTitle, u"Group chat"_s);
        QCOMPARE(hit.sessionCode.size(), 8);
        QCOMPARE(hit.channelName, u"1"_s);
    }

    void findsTheNewestFirstInOneSessionOrInAll()
    {
        QVERIFY(withLog([&](Database &log) {
            addSession(log, makeSession(groupChat(), 2));
            say(log, 1, {u"ball 1"_s, u"ball 2"_s});
            say(log, 2, {u"ball 3"_s, u"box"_s, u"ball 4"_s});
            say(log, 1, {u"ball 5"_s});
        }));
        QCOMPARE(bodies({u"ball"_s, 0, 200}), (QStringList{u"ball 4"_s, u"ball 5"_s, u"ball 2"_s, u"ball 3"_s, u"ball 1"_s})); // by time, like seq here
        QCOMPARE(bodies({u"ball"_s, 1, 200}), (QStringList{u"ball 5"_s, u"ball 2"_s, u"ball 1"_s}));
        QCOMPARE(bodies({u"ball"_s, 2, 1}), QStringList{u"ball 4"_s});
        QCOMPARE(search({u"ball"_s, 2, 1})->total, 2);
        QCOMPARE(search({u"ba"_s, 0, 2})->total, 5);
    }

    void findsWhatWasHiddenAndReleasedButNotWhatWasHeld()
    {
        QVERIFY(withLog([&](Database &log) {
            say(log, 1, {u"rude word"_s});
            add(log, 1, EventKind::MessageHidden, {});
            add(log, 1, EventKind::MessageHeld, u"held word"_s);
            add(log, 1, EventKind::MessageReleased, u"released word"_s);
            add(log, 1, EventKind::Announced, u"announced word"_s);
        }));
        QCOMPARE(bodies({u"word"_s, 0, 200}), (QStringList{u"released word"_s, u"rude word"_s}));
    }

    /// The piece of the session that was made last is not the one with the newest messages.
    void findsTheNewestInManyPieces()
    {
        QVERIFY(withLog([&](Database &log) {
            addSession(log, makeSession(groupChat(), 2));
            say(log, 2, QStringList(2'500, u"older"_s));
            for (int i = 0; i < 5'000; ++i)
                say(log, 1, {u"newer %1"_s.arg(i)});
            say(log, 2, {u"older"_s});
        }));
        QCOMPARE(bodies({u"er"_s, 0, 3}), (QStringList{u"newer 4999"_s, u"newer 4998"_s, u"newer 4997"_s}));
        QCOMPARE(search({u"er"_s, 0, 3})->total, 7'501);
    }

    /// An index of folded bytes finds the same as the emphasis in the list of results.
    void findsWhatTheListEmphasises()
    {
        const QStringList parts{u"a"_s, u"A"_s, u"ä"_s, u"Ä"_s, u"ß"_s, u"ẞ"_s, u"σ"_s, u"ς"_s, u"Σ"_s, u"İ"_s, u"i"_s, u"ı"_s, u"я"_s, u"Я"_s, u"名"_s, u"😀"_s, u"\U00010400"_s, u"\U00010428"_s,
                                u"\ufeff"_s, u"e\u0301"_s, u" "_s, u"%"_s, u"k"_s, u"\u212a"_s};
        QRandomGenerator random(7);
        const auto text = [&](int length) {
            QString joined;
            for (int i = 0; i < length; ++i)
                joined += parts.at(random.bounded(int(parts.size())));
            return joined;
        };
        QStringList said;
        for (int i = 0; i < 400; ++i)
            said.append(text(random.bounded(1, 12)));
        QVERIFY(withLog([&](Database &log) { say(log, 1, said); }));
        for (int i = 0; i < 200; ++i) {
            const QString typed = text(random.bounded(1, 4));
            const QStringList terms = searchTerms(typed);
            if (terms.isEmpty())
                continue;
            const auto expected = std::count_if(said.begin(), said.end(), [&](const QString &body) {
                return std::all_of(terms.begin(), terms.end(), [&](const QString &term) { return !findTerms(body, {term}).isEmpty(); });
            });
            QCOMPARE(search({typed, 0, 5})->total, expected);
        }
    }
};

LABCHAT_TEST(tst_SearchIndex, QCoreApplication)
#include "tst_searchindex.moc"
