// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/eventdetail.h"
#include "core/session/rules.h"
#include "core/study/choicecheck.h"
#include "core/study/safehtml.h"
#include "support/sessions.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The one question that a page may ask.
class tst_Choices final : public QObject {
    Q_OBJECT

private:
    static Study asking(const QString &html)
    {
        Study study = groupChat(4, 2);
        study.pages.first().ends = PageEnd::Participant;
        study.pages.first().bodyHtml = safeHtml(html);
        PageSpec last = groupChat().pages.first();
        last.name = u"last"_s;
        study.pages.append(last);
        return study;
    }
    static Choose choose(const QString &value, const QByteArray &nonce = "1", const QString &choice = u"offer"_s)
    {
        return {1, u"your_choice"_s, 1, choice, nonce, value};
    }

private slots:
    void takesOnlyWhatIsAllowed_data()
    {
        QTest::addColumn<QString>("attributes");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("refused");
        const QString number = u"type=\"number\" min=\"0\" max=\"10\" step=\"0.5\""_s;
        QTest::newRow("a number") << number << u"4.5"_s << QString();
        QTest::newRow("the least") << number << u"0"_s << QString();
        QTest::newRow("the most") << number << u"10"_s << QString();
        QTest::newRow("too little") << number << u"-0.5"_s << u"bad_value"_s;
        QTest::newRow("too much") << number << u"10.5"_s << u"bad_value"_s;
        QTest::newRow("between the steps") << number << u"4.25"_s << u"bad_value"_s;
        QTest::newRow("three tenths") << u"type=\"number\" step=\"0.1\""_s << u"0.3"_s << QString();
        QTest::newRow("a word") << number << u"five"_s << u"bad_value"_s;
        QTest::newRow("not a number") << number << u"nan"_s << u"bad_value"_s;
        QTest::newRow("without end") << u"type=\"number\""_s << u"inf"_s << u"bad_value"_s;
        QTest::newRow("with a comma") << number << u"1,5"_s << u"bad_value"_s;
        QTest::newRow("no number") << number << u""_s << u"bad_value"_s;
        for (const QString &odd : {u"1e0"_s, u"+4"_s, u"-0"_s, u"00004"_s, u".5"_s, u"5."_s, u"4.50"_s, u"4.50000000000000000001"_s, u"4_"_s, u"4\n5"_s, u"٤"_s})
            QTest::newRow(qPrintable(u"an odd spelling: "_s + odd.simplified())) << number << odd << u"bad_value"_s;
        for (const QString &odd : {u"1e0"_s, u"-0"_s, u"-0.0"_s, u"4.50000000000000000001"_s, u"12345678901234567"_s})
            QTest::newRow(qPrintable(u"an odd spelling without steps: "_s + odd)) << u"type=\"number\""_s << odd << u"bad_value"_s;
        QTest::newRow("a number of any length") << u"type=\"number\""_s << u"-0.0314159"_s << QString();
        QTest::newRow("steps from the least") << u"type=\"number\" min=\"0.25\" step=\"1\""_s << u"1.25"_s << QString();
        QTest::newRow("one of them") << u"type=\"one-of\" options=\"yes|no\""_s << u"no"_s << QString();
        QTest::newRow("none of them") << u"type=\"one-of\" options=\"yes|no\""_s << u"maybe"_s << u"bad_value"_s;
        QTest::newRow("a text") << u"type=\"text\""_s << u"<b>any & all</b>"_s << QString();
        QTest::newRow("an empty text") << u"type=\"text\""_s << u"  "_s << u"empty"_s;
        QTest::newRow("a long text") << u"maxlength=\"3\""_s << u"four"_s << u"too_long"_s;
    }
    void takesOnlyWhatIsAllowed()
    {
        QFETCH(QString, attributes);
        QFETCH(QString, value);
        QFETCH(QString, refused);
        SessionState state = started(Testing::makeSession(asking(u"<lab-choice name=\"offer\" "_s + attributes + u"></lab-choice>"_s)));
        const Decision decision = perform(state, choose(value), startMs);
        QCOMPARE(decision ? QString() : decision.error().code, refused);
        if (!decision)
            return;
        QCOMPARE(decision->body, value);
        QCOMPARE(choiceOf(*decision), u"offer"_s);
        QCOMPARE(state.choiceOf(1, u"offer"_s)->value, value);
        QVERIFY(!state.choiceOf(2, u"offer"_s));
    }

    void storesANumberWithoutSpaces()
    {
        SessionState state = started(Testing::makeSession(asking(u"<lab-choice name=\"offer\" type=\"number\" min=\"1000000\"></lab-choice>"_s)));
        QVERIFY(decide(state, choose(u"4"_s), startMs).error().text.contains(u"at least 1000000."));
        QCOMPARE(perform(state, choose(u" 2000000 "_s), startMs)->body, u"2000000"_s);
    }

    void isFinalUnlessThePageSaysOtherwise()
    {
        SessionState state = started(Testing::makeSession(asking(u"<lab-choice name=\"offer\"></lab-choice><lab-choice name=\"free\" change=\"yes\"></lab-choice>"_s)));
        QVERIFY(perform(state, choose(u"a"_s, "1"), startMs));
        QCOMPARE(decide(state, choose(u"b"_s, "2"), startMs).error().code, u"already_chosen"_s);
        QCOMPARE(decide(state, choose(u"a"_s, "1"), startMs).error().code, u"duplicate"_s);
        QVERIFY(perform(state, choose(u"a"_s, "3", u"free"_s), startMs));
        QVERIFY(perform(state, choose(u"b"_s, "4", u"free"_s), startMs));
        QCOMPARE(state.choiceOf(1, u"free"_s)->value, u"b"_s);
        QCOMPARE(state.participant(1).choices.size(), 2);
    }

    void isAskedBeforeTheNextPage()
    {
        SessionState state = started(Testing::makeSession(asking(u"<lab-choice name=\"offer\" label=\"Your offer\" required></lab-choice>"_s)));
        const Advance next{1, u"your_choice"_s, 1, AdvancedBy::Participant};
        const Decision refused = decide(state, next, startMs);
        QCOMPARE(refused.error().code, u"choice_missing"_s);
        QVERIFY(refused.error().text.contains(u"Your offer"));
        QVERIFY(decide(state, Advance{1, u"your_choice"_s, 1, AdvancedBy::Operator}, startMs));
        QVERIFY(perform(state, choose(u"a"_s), startMs));
        QVERIFY(perform(state, next, startMs));
        QCOMPARE(decide(state, choose(u"b"_s, "2"), startMs).error().code, u"stale"_s);
        QCOMPARE(state.participant(1).choices.size(), 1);
    }

    void knowsOnlyTheChoicesOfThePage()
    {
        const SessionState state = started(Testing::makeSession(asking(u"<lab-choice name=\"offer\"></lab-choice>"_s)));
        QCOMPARE(decide(state, choose(u"a"_s, "1", u"other"_s), startMs).error().code, u"no_such_choice"_s);
        QCOMPARE(decide(state, Choose{1, u"last"_s, 1, u"offer"_s, "1", u"a"_s}, startMs).error().code, u"stale"_s);
        QCOMPARE(decide(state, Choose{1, u"your_choice"_s, 2, u"offer"_s, "1", u"a"_s}, startMs).error().code, u"stale"_s);
    }

    void waitsWhileTheSessionIsPaused()
    {
        SessionState state = started(Testing::makeSession(asking(u"<lab-choice name=\"offer\"></lab-choice>"_s)));
        QVERIFY(perform(state, Moderate{SetPaused{true}, {}}, startMs));
        QCOMPARE(decide(state, choose(u"a"_s), startMs).error().code, u"paused"_s);
    }

    /// A treatment decides how much somebody may offer.
    void takesItsLimitsFromATemplate()
    {
        Study study = asking(u"<lab-choice name=\"offer\" type=\"number\" max=\"{{treatment.price}}\"></lab-choice>"_s);
        study.treatments.values = {{u"low"_s, {{u"price"_s, u"5"_s}}}, {u"high"_s, {{u"price"_s, u"9"_s}}}};
        study.treatments.how = Treatments::How::InOrder;
        const SessionState state = started(Testing::makeSession(study));
        QVERIFY(!decide(state, choose(u"7"_s), startMs));
        QVERIFY(decide(state, Choose{2, u"your_choice"_s, 1, u"offer"_s, "1", u"7"_s}, startMs));
        study.treatments.values[1].values.insert(u"price"_s, u"a lot"_s);
        QVERIFY(!LabChat::makeSession({study, {}}, 1, 0));
    }

    void namesItsMistakes_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("mistake");
        QTest::newRow("none") << u"<lab-choice name=\"a\"></lab-choice>"_s << QString();
        QTest::newRow("no name") << u"<lab-choice></lab-choice>"_s << u"needs a “name”"_s;
        QTest::newRow("another type") << u"<lab-choice name=\"a\" type=\"date\"></lab-choice>"_s << u"“date”"_s;
        QTest::newRow("nothing to choose from") << u"<lab-choice name=\"a\" type=\"one-of\" options=\"x\"></lab-choice>"_s << u"at least two “options”"_s;
        QTest::newRow("a word for a number") << u"<lab-choice name=\"a\" max=\"ten\"></lab-choice>"_s << u"“max”"_s;
        QTest::newRow("no step") << u"<lab-choice name=\"a\" step=\"0\"></lab-choice>"_s << u"“step”"_s;
        QTest::newRow("no number fits") << u"<lab-choice name=\"a\" min=\"5\" max=\"1\"></lab-choice>"_s << u"“min” is above “max”"_s;
        QTest::newRow("one of two") << u"{{#round.last}}<lab-choice name=\"a\"></lab-choice>{{/round.last}}{{^round.last}}<lab-choice name=\"a\"></lab-choice>{{/round.last}}"_s
                                    << QString();
        QTest::newRow("twice") << u"<lab-choice name=\"a\"></lab-choice><lab-choice name=\"a\"></lab-choice>"_s << u"Two <lab-choice>"_s;
        QTest::newRow("a template") << u"<lab-choice name=\"a\" type=\"number\" max=\"{{treatment.price}}\"></lab-choice>"_s << QString();
        QTest::newRow("an option twice") << u"<lab-choice name=\"a\" type=\"one-of\" options=\"x|y|x\"></lab-choice>"_s << u"has “x” twice"_s;
        QTest::newRow("an option of a template") << u"<lab-choice name=\"a\" type=\"one-of\" options=\"{{a}}|{{a}}\"></lab-choice>"_s << QString();
        QTest::newRow("options of a number") << u"<lab-choice name=\"a\" type=\"number\" options=\"1|2\"></lab-choice>"_s << u"only for the type “one-of”"_s;
        QTest::newRow("change by template") << u"<lab-choice name=\"a\" change=\"{{treatment.change}}\"></lab-choice>"_s << QString();
        QTest::newRow("required as XHTML writes it") << u"<lab-choice name=\"a\" required=\"required\"></lab-choice>"_s << QString();
    }
    void namesItsMistakes()
    {
        QFETCH(QString, html);
        QFETCH(QString, mistake);
        const QString found = choiceMistakes(safeHtml(html)).value(0);
        QVERIFY2(mistake.isEmpty() ? found.isEmpty() : found.contains(mistake), qPrintable(found));
    }
};

LABCHAT_TEST(tst_Choices, QCoreApplication)
#include "tst_choices.moc"
