// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/highlightrules.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_HighlightRules final : public QObject {
    Q_OBJECT

private slots:
    void findsWholeWords_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<TextSpan>>("spans");
        using Spans = QList<TextSpan>;
        QTest::newRow("a word") << u"help"_s << u"I need help!"_s << Spans{{7, 4}};
        QTest::newRow("either case") << u"Help"_s << u"HELP me"_s << Spans{{0, 4}};
        QTest::newRow("part of a word") << u"help"_s << u"helpless"_s << Spans{};
        QTest::newRow("second time") << u"help"_s << u"helpless help"_s << Spans{{9, 4}};
        QTest::newRow("one of several") << u"cat, dog ,"_s << u"a dog"_s << Spans{{2, 3}};
        QTest::newRow("two words") << u"at home"_s << u"I am at home now"_s << Spans{{5, 7}};
        QTest::newRow("umlaut is a letter") << u"ber"_s << u"über"_s << Spans{};
        QTest::newRow("umlauts") << u"über"_s << u"ÜBER uns"_s << Spans{{0, 4}};
        QTest::newRow("before an apostrophe") << u"name"_s << u"name's"_s << Spans{{0, 4}};
        QTest::newRow("underscore") << u"a"_s << u"a_b"_s << Spans{};
        QTest::newRow("combining mark") << u"cafe"_s << u"cafe\u0301"_s << Spans{};
        QTest::newRow("Chinese") << u"名"_s << u"我的名字"_s << Spans{{2, 1}};
        QTest::newRow("Arabic") << u"كيف"_s << u"مرحبا كيف حالك"_s << Spans{{6, 3}};
        QTest::newRow("Arabic, part of a word") << u"حال"_s << u"كيف حالك"_s << Spans{};
        QTest::newRow("Cyrillic") << u"дом"_s << u"Дом и домик"_s << Spans{{0, 3}};
        QTest::newRow("an emoji") << u"😀"_s << u"ok 😀😀"_s << Spans{{3, 4}};
        QTest::newRow("signs") << u":-)"_s << u"fine :-) yes"_s << Spans{{5, 3}};
        QTest::newRow("nothing") << u","_s << u"x"_s << Spans{};
    }
    void findsWholeWords()
    {
        QFETCH(QString, words);
        QFETCH(QString, text);
        QFETCH(QList<TextSpan>, spans);
        const HighlightMatcher matcher({rule(HighlightKind::Word, words)});
        const QList<TextSpan> found = matcher.find(0, text);
        QCOMPARE(found.size(), spans.size());
        for (qsizetype i = 0; i < spans.size(); ++i) {
            QCOMPARE(found.at(i).start, spans.at(i).start);
            QCOMPARE(found.at(i).length, spans.at(i).length);
        }
        QCOMPARE(matcher.match({text, {}, {}}), spans.isEmpty() ? -1 : 0);
    }

    void appliesTheFirstRuleThatIsOn()
    {
        HighlightRule off = rule(HighlightKind::Word, u"red"_s);
        off.on = false;
        const HighlightMatcher matcher({off, rule(HighlightKind::Expression, u"r.d"_s), rule(HighlightKind::Word, u"red"_s)});
        QCOMPARE(matcher.match({u"red"_s, {}, {}}), 1);
        QCOMPARE(matcher.match({u"blue"_s, {}, {}}), -1);
    }

    void knowsSendersAndChannelsByAllTheirNames()
    {
        const HighlightMatcher matcher(
            {rule(HighlightKind::Sender, u"p3, Player 7"_s), rule(HighlightKind::Channel, u"group 2"_s), rule(HighlightKind::Silence, {})});
        QCOMPARE(matcher.match({{}, {u"Player 1"_s, u"P3"_s}, {u"Group 1"_s}}), 0);
        QCOMPARE(matcher.match({{}, {u"Player 1"_s, u"P33"_s}, {u"Group 2"_s, u"1-chat-2"_s}}), 1);
        QCOMPARE(matcher.match({{}, {u"Player 1"_s, u"P4"_s}, {u"Group 1"_s}}), -1);
        QVERIFY(HighlightMatcher::isMeant(matcher.rules().at(2), {u"Group 1"_s}));
        QVERIFY(!HighlightMatcher::isMeant(matcher.rules().at(1), {u"Group 1"_s}));
    }

    void explainsWhatIsWrong_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("problem");
        QTest::newRow("fine") << int(HighlightKind::Expression) << u"a+"_s << QString();
        QTest::newRow("bracket") << int(HighlightKind::Expression) << u"ab(c"_s << u"at character 5"_s;
        QTest::newRow("quantifier") << int(HighlightKind::Expression) << u"*"_s << u"at character 1"_s;
        QTest::newRow("everything") << int(HighlightKind::Expression) << u"a*"_s << u"every message"_s;
        QTest::newRow("empty") << int(HighlightKind::Word) << u" "_s << u"what the rule looks for"_s;
        QTest::newRow("commas") << int(HighlightKind::Word) << u", ,"_s << u"between the commas"_s;
        QTest::newRow("silence of each channel") << int(HighlightKind::Silence) << QString() << QString();
    }
    void explainsWhatIsWrong()
    {
        QFETCH(int, kind);
        QFETCH(QString, pattern);
        QFETCH(QString, problem);
        const HighlightRule wrong = rule(HighlightKind(kind), pattern);
        const QString reported = problemOf(wrong);
        QVERIFY2(problem.isEmpty() ? reported.isEmpty() : reported.contains(problem), qPrintable(reported));
        if (!problem.isEmpty())
            QCOMPARE(HighlightMatcher({wrong}).match({u"ab(c*"_s, {}, {}}), -1);
    }

    void findsWhatParticipantsGiveAway_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("applies");
        constexpr int email = 0, phone = 1, name = 2, account = 3, none = -1;
        const auto row = [](const QString &text, int applies) { QTest::addRow("%s", qPrintable(text)) << text << applies; };
        row(u"write to jo.doe+x@uni-koeln.de please"_s, email);
        row(u"jo(at)uni.de"_s, email);
        row(u"jo [at] uni [dot] de"_s, email);
        row(u"müller@hochschule.münchen.de"_s, email);
        row(u"I have 5 @ home"_s, none);
        row(u"call +49 221 470-2200"_s, phone);
        row(u"0221/4702200"_s, phone);
        row(u"0176 12345678"_s, phone);
        row(u"(555) 123-4567"_s, phone);
        row(u"555-123-4567"_s, phone);
        row(u"I offer 1000000"_s, none);
        row(u"on 01.05.2024 at 10:30"_s, none);
        row(u"1,000,000 or 0.55555555"_s, none);
        row(u"12345678"_s, none);
        row(u"My name is Anna"_s, name);
        row(u"my name’s Anna"_s, name);
        row(u"hi, I'm called Bo"_s, name);
        row(u"call me Al"_s, name);
        row(u"call me later"_s, none);
        row(u"I am sure"_s, none);
        row(u"ich heiße Jörg"_s, name);
        row(u"Ich heisse Jörg"_s, name);
        row(u"mein Name ist Ali"_s, name);
        row(u"ich bin die Anna"_s, name);
        row(u"ich bin die erste"_s, none);
        row(u"find me, @anna.b on there"_s, account);
        row(u"what's your Insta?"_s, account);
        row(u"do you have WhatsApp"_s, account);
        row(u"a snapshot, instantly"_s, none);
        row(u"let's split 50/50, ok?"_s, none);
        row(u"ich nehme 7, du 3"_s, none);
    }
    void findsWhatParticipantsGiveAway()
    {
        QFETCH(QString, text);
        static const HighlightMatcher matcher(shippedHighlightRules());
        QTEST(matcher.match({text, {}, {}}), "applies");
    }

    void shipsRulesThatCanApply()
    {
        const QList<HighlightRule> shipped = shippedHighlightRules();
        for (const HighlightRule &one : shipped)
            QVERIFY2(problemOf(one).isEmpty(), qPrintable(one.name));
    }

    void comesBackFromJsonAsItWas()
    {
        QList<HighlightRule> rules = shippedHighlightRules();
        rules.append({u"ä \"x\""_s, false, HighlightKind::Sender, u"P3,\\"_s, 7, u"pink"_s, u"alarm"_s, true});
        QCOMPARE(highlightRulesFromJson(highlightRulesToJson(rules)), rules);
        QVERIFY(highlightRulesFromJson("no json").isEmpty());
        QVERIFY(highlightRulesFromJson("[{\"kind\":\"magic\"},5]").isEmpty());
    }

    void givesUpOnAnExpressionThatTakesTooLong()
    {
        const HighlightMatcher matcher({rule(HighlightKind::Expression, u"(a+)+$"_s), rule(HighlightKind::Expression, u"(.*)*(.*)*(.*)*x{5}y"_s),
                                        rule(HighlightKind::Word, u"end"_s)});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(matcher.match({QString(3000, u'a') + u"! end"_s, {}, {}}), 2);
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }

    void looksAtTheBeginningOfVeryLongTextsOnly()
    {
        const HighlightMatcher matcher({rule(HighlightKind::Word, u"end"_s)});
        QCOMPARE(matcher.match({QString(3990, u' ') + u"end"_s, {}, {}}), 0);
        QCOMPARE(matcher.match({QString(4000, u' ') + u"end"_s, {}, {}}), -1);
    }

    /// 500 messages a second are 12.5 in the 25 ms between two updates of the views.
    void costsLittleWithTwentyRules()
    {
        QList<HighlightRule> rules = shippedHighlightRules();
        for (HighlightRule &one : rules)
            one.on = true;
        while (rules.size() < 20)
            rules.append(
                rule(rules.size() % 2 ? HighlightKind::Word : HighlightKind::Expression, rules.size() % 2 ? u"needle, haystack"_s : u"\\bnee+dle\\d"_s));
        const HighlightMatcher matcher(rules);
        const HighlightSubject subject{u"I think that we should split the money evenly, what do you all think? 7 for me and 3 for you, that is fair"_s,
                                       {u"Player 1"_s, u"P1"_s, u"abcd2345"_s}, {u"Group 1"_s, u"1-group_chat-1"_s}};
        QCOMPARE(matcher.match(subject), -1);
        constexpr int messages = 2000;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < messages; ++i)
            QCOMPARE(matcher.match(subject), -1);
        const double batchMs = double(timer.nsecsElapsed()) / 1e6 / messages * 12.5;
        qInfo("20 rules: %.2f ms for the messages of 25 ms", batchMs);
        QVERIFY(batchMs < 5);
    }

private:
    static HighlightRule rule(HighlightKind kind, const QString &pattern)
    {
        HighlightRule made;
        made.kind = kind;
        made.pattern = pattern;
        return made;
    }
};

LABCHAT_TEST(tst_HighlightRules, QCoreApplication)
#include "tst_highlightrules.moc"
