// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "unit/studytest.h"

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Designs that cannot be run: rounds, treatments, tables of participants, waiting, groups by arrival and choices.
class tst_DesignMistakes final : public StudyTest {
    Q_OBJECT

private slots:
    void explainsAMistakeAndItsPlace_data()
    {
        addMistakes();
        // rounds
        const auto rounds = [](const QByteArray &members) -> QByteArray {
            return R"({"name": "s", "num_participants": 4, "num_rounds": 3, "pages": [{"name": "p", )" + members + "}, {\"name\": \"q\"}]}";
        };
        row("a round that is none", rounds(R"("rounds": "middle")"), u"/pages/0/rounds"_s, u"here it is “middle”"_s);
        row("round zero", rounds(R"("rounds": [1, 0])"), u"/pages/0/rounds/1"_s, u"a number from 1"_s);
        row("a range backwards", rounds(R"("rounds": "3-2")"), u"/pages/0/rounds"_s, u"“3-2”"_s);
        row("a round too far", rounds(R"("rounds": ["2-4"])"), u"/pages/0/rounds"_s, u"“2-4” is after the last round (3)"_s);
        row("no round at all", rounds(R"("rounds": [])"), u"/pages/0/rounds"_s, u"would never be shown"_s);
        row("too few durations", rounds(R"("ends": "timer", "duration_s": [90, 70])"), u"/pages/0/duration_s"_s, u"(3); here there are 2"_s);
        row("too many durations for the rounds", rounds(R"("ends": "timer", "rounds": "2-last", "duration_s": [90, 70, 50])"), u"/pages/0/duration_s"_s,
            u"(2); here there are 3"_s);
        row("a duration of nothing", rounds(R"("ends": "timer", "duration_s": [90, 0, 50])"), u"/pages/0/duration_s/1"_s, u"between 1 and"_s);
        row("too few texts", rounds(R"("body": ["a.md", "a.md"])"), u"/pages/0/body"_s, u"(3); here there are 2"_s);
        row("a text that is missing", rounds(R"("body": ["a.md", "b.md", "a.md"])"), u"/pages/0/body"_s, u"“b.md” is missing"_s);
        row("an unknown field inside a section", page(R"("body": "section.md")"), u"/pages/0/body"_s, u"uses “player.nam”"_s);

        // treatments
        const QByteArray two = R"("treatments": {"values": [{"name": "low", "price": 5}, {"name": "high", "price": 9}]})";
        const auto treated = [&](const QByteArray &members) -> QByteArray {
            return R"({"name": "s", "num_participants": 4, )" + two + R"(, "pages": [{"name": "p", )" + members + "}]}";
        };
        row("a treatment that is none", treated(R"("show_to": {"treatment": "middle"})"), u"/pages/0/show_to"_s, u"“middle” is not one of the study's treatments (low, high)"_s);
        row("shown to another thing", treated(R"("show_to": {"everybody_else": 1})"), u"/pages/0/show_to/everybody_else"_s, u"the known names are role, treatment"_s);
        row("a chat for a role that is none", treated(R"("chats": [{"name": "c", "show_to": ["Seller"]}])"), u"/pages/0/chats/0/show_to"_s, u"“Seller”"_s);
        row("a value that is none", treated(R"("chats": [{"name": "c", "label": "{{treatment.prize}}"}])"), u"/pages/0/chats/0/label"_s, u"Did you mean “treatment.price”?"_s);
        row("a value without treatments", chat(R"("label": "{{treatment.price}}")"), u"/pages/0/chats/0/label"_s, u"is not known here"_s);
        row("a limit without a number", treated(R"("chats": [{"name": "c", "limits": {"max_messages": "{{treatment.name}}"}}])"), u"/pages/0/chats/0/limits"_s, u"must be a number"_s);
        row("a limit with a value that is none", treated(R"("chats": [{"name": "c", "limits": {"max_messages": "{{treatment.prize}}"}}])"), u"/pages/0/chats/0/limits/max_messages"_s,
            u"Did you mean “treatment.price”?"_s);
        row("a template of no limit", treated(R"("chats": [{"name": "c", "limits": {"max": "{{treatment.price}}"}}])"), u"/pages/0/chats/0/limits/max"_s, u"“max” is not known here"_s);
        row("treatments without values", study(R"("treatments": {})"), u"/treatments/values"_s, u"has to list the treatments"_s);
        row("a treatment without a name", study(R"("treatments": {"values": [{"price": 5}]})"), u"/treatments/values/0/name"_s, u"is missing"_s);
        row("two treatments of one name", study(R"("treatments": {"values": [{"name": "a"}, {"name": "a"}]})"), u"/treatments/values/1/name"_s, u"already taken"_s);
        row("a value that only one has", study(R"("treatments": {"values": [{"name": "a", "x": 1}, {"name": "b"}]})"), u"/treatments/values/1"_s, u"“a” has “x”, and “b” has not"_s);
        row("a list as a value", study(R"("treatments": {"values": [{"name": "a", "x": [1]}]})"), u"/treatments/values/0/x"_s, u"a text, a number, true or false"_s);
        row("another way to draw", study(R"("treatments": {"how": "at_random", "values": [{"name": "a"}]})"), u"/treatments/how"_s, u"“at_random”"_s);
        row("a table that is not there", study(R"("treatments": {"how": "table", "values": [{"name": "a"}]})"), u"/treatments/how"_s, u"needs a table"_s);
        row("a value by its own name", treated(R"("chats": [{"name": "c", "label": "{{price}}"}])"), u"/pages/0/chats/0/label"_s, u"Did you mean “treatment.price”?"_s);
        row("a value by its treatment", treated(R"("chats": [{"name": "c", "label": "{{low.Price}}"}])"), u"/pages/0/chats/0/label"_s, u"Did you mean “treatment.price”?"_s);
        row("a longer name", treated(R"("chats": [{"name": "c", "label": "{{treatment.price_high}}"}])"), u"/pages/0/chats/0/label"_s, u"Did you mean “treatment.price”?"_s);
        row("a seed below zero", study(R"("seed": -1)"), u"/seed"_s, u"between 0 and 4294967295."_s);
        row("half a seed", study(R"("seed": 1.5)"), u"/seed"_s, u"whole number"_s);

        // participants
        row("a table that is missing", study(R"("participants": "none.csv")"), u"/participants"_s, u"“none.csv” is missing"_s);
        row("a table that is too short", study(R"("participants": "short.csv")"), u"/participants"_s, u"for 4 participants"_s);
        row("a row that is too long", study(R"("participants": "long.csv")"), u"/participants"_s, u"long.csv, line 3: the table has 2 columns; this row has 3"_s);
        row("a label twice", study(R"("participants": "twice.csv")"), u"/participants"_s, u"twice.csv, line 5, column 1: the label “AB” is already in line 2"_s);
        row("a label with a space", study(R"("participants": "space.csv")"), u"/participants"_s, u"line 3, column 1: a label may contain only"_s);
        row("a column with a space", study(R"("participants": "column.csv")"), u"/participants"_s, u"line 1, column 2: a column's name"_s);
        row("a column of LabChat's own", study(R"("participants": "own.csv")"), u"/participants"_s, u"“code” is a name of LabChat's own"_s);
        row("a table without rows", study(R"("participants": "header.csv")"), u"/participants"_s, u"one line for each participant"_s);
        row("an open quotation mark", study(R"("participants": "open.csv")"), u"/participants"_s, u"open.csv, line 3: a quotation mark opens here"_s);
        row("an open quotation mark, and a body with a column", R"({"name": "s", "num_participants": 4, "participants": "open.csv", "pages": [{"name": "p",
            "body": "value.md"}]})", u"/participants"_s, u"open.csv, line 3"_s);
        row("a treatment that the study has not", study(R"("participants": "treated.csv", "treatments": {"values": [{"name": "a"}]})"), u"/participants"_s,
            u"Row 2 of the table has the treatment “b”"_s);
        row("a table and a draw", study(R"("participants": "treated.csv", "treatments": {"how": "random", "values": [{"name": "a"}, {"name": "b"}]})"),
            u"/treatments/how"_s, u"so “how” can only be “table”"_s);
        row("a column that is none", R"({"name": "s", "num_participants": 4, "participants": "good.csv", "pages": [{"name": "p", "chats": [{"name": "c",
            "label": "{{participant.values}}"}]}]})", u"/pages/0/chats/0/label"_s, u"Did you mean “participant.value”?"_s);

        // other systems' tags
        const QString foreign = u"“{% chat %}” belongs to other systems' templates."_s;
        row("a tag in a title", page(R"("title": "Talk {% chat %}")"), u"/pages/0/title"_s, foreign);
        row("a tag in a label", chat(R"("label": "Talk {% chat %}")"), u"/pages/0/chats/0/label"_s, foreign);
        row("a tag in a nickname", chat(R"("nickname": "Ada {% chat %}")"), u"/pages/0/chats/0/nickname"_s, foreign);

        // nicknames
        const auto named = [](const QByteArray &nickname) { return chat("\"nickname\": \"" + nickname + "\""); };
        row("a nickname in the table that is missing", R"({"name": "s", "num_participants": 4, "participants": "unnamed.csv", "pages": [{"name": "p",
            "chats": [{"name": "talk"}]}]})", u"/pages/0/chats/0/nickname"_s, u"P3 would have no visible nickname in chat “talk”. Its “nickname” is “{{participant.nickname}}”"_s);
        row("a filler as a nickname", named("\u3164"), u"/pages/0/chats/0/nickname"_s, u"P1 would have no visible nickname in chat “c”"_s);
        row("a space without width as a nickname", named("\u200b "), u"/pages/0/chats/0/nickname"_s, u"no visible nickname"_s);
        row("a nickname of a missing role", named("{{player.role}}"), u"/pages/0/chats/0/nickname"_s, u"no visible nickname"_s);

        // waiting
        row("waiting for nobody", page(R"("waiting": {"timeout_s": 5})"), u"/pages/0/waiting"_s, u"needs “ends”: “group”"_s);
        row("no time to wait", page(R"("ends": "group", "waiting": {"timeout_s": 0})"), u"/pages/0/waiting/timeout_s"_s, u"between 1 and"_s);
        row("a time-out without a time", page(R"("ends": "group", "waiting": {"on_timeout": "end"})"), u"/pages/0/waiting/on_timeout"_s, u"needs “timeout_s”"_s);
        row("another thing after the time-out", page(R"("ends": "group", "waiting": {"timeout_s": 5, "on_timeout": "skip"})"), u"/pages/0/waiting/on_timeout"_s, u"“skip”"_s);
        row("a smaller group of a fixed one", page(R"("ends": "group", "waiting": {"timeout_s": 5, "min_players": 2})"), u"/pages/0/waiting/min_players"_s, u"needs “group_by_arrival”"_s);
        row("groups by arrival and a timer", page(R"("ends": "timer", "duration_s": 5, "group_by_arrival": true)"), u"/pages/0/ends"_s, u"ends with the “group”"_s);
        row("groups by arrival with a chat", page(R"("group_by_arrival": true, "chats": [{"name": "c"}])"), u"/pages/0/chats"_s, u"cannot have chats"_s);
        row("groups by arrival of the table", R"({"name": "s", "num_participants": 4, "participants": "good.csv", "pages": [{"name": "p", "group_by_arrival": true}]})",
            u"/pages/0/group_by_arrival"_s, u"exclude each other"_s);
        row("groups by arrival in each round", rounds(R"("group_by_arrival": true, "rounds": "1-3")"), u"/pages/0/rounds"_s, u"in the first round only"_s);
        row("a text that knows the group too early", R"({"name": "s", "num_participants": 4, "pages": [{"name": "p", "body": "early.md"},
            {"name": "q", "group_by_arrival": true}]})", u"/pages/0/body"_s, u"only known once the groups are made"_s);
        row("groups by arrival twice", R"({"name": "s", "num_participants": 4, "pages": [{"name": "p", "group_by_arrival": true},
            {"name": "q", "group_by_arrival": true}]})", u"/pages/1/group_by_arrival"_s, u"on one page only"_s);

        // choices
        row("a choice without a name", page(R"("body": "choice.html")"), u"/pages/0/body"_s, u"<lab-choice> needs a “name”"_s);
        const auto choice = [](const char *tag, const QString &body, const QString &text) {
            row(tag, page("\"body\": \"" + body.toUtf8() + '"'), u"/pages/0/body"_s, text);
        };
        choice("the same option twice", u"twice.md"_s, u"twice.md:3: “options” of <lab-choice> “a” has “yes” twice. Write each option once."_s);
        choice("an attribute like one", u"labels.md"_s, u"labels.md:1: A <lab-choice> has no attribute “labels”. Did you mean “label”?"_s);
        choice("an attribute like none", u"holder.md"_s, u"holder.md:1: A <lab-choice> has no attribute “placeholder”; it can have name, type, label"_s);
        choice("a change that is none", u"change.md"_s, u"change.md:1: “change” of <lab-choice> “a” can only be “yes”; here it is “true”."_s);
        choice("not required", u"required.md"_s, u"required.md:1: “required” of <lab-choice> “a” has no value; here it is “false”."_s);
        choice("a limit of another type", u"limit.md"_s, u"limit.md:1: “max” of <lab-choice> “a” is only for the type “number”."_s);
        choice("too many characters", u"long.md"_s, u"“maxlength” of <lab-choice> “a” must be a whole number of at most 10000; here it is “20000”."_s);
        choice("two of one name", u"two.md"_s, u"two.md:2: Two <lab-choice> of this page have the name “a”."_s);
        choice("two of one name, with a value", u"twovalues.md"_s, u"twovalues.md:2: Two <lab-choice> of this page have the name “a”."_s);
        row("a choice while waiting", page(R"("ends": "group", "waiting": {"body": "asks.html"})"), u"/pages/0/waiting"_s, u"cannot be answered while"_s);
    }
    void explainsAMistakeAndItsPlace() { checkMistake(); }

    void initTestCase()
    {
        write({
            {u"choice.html"_s, "<lab-choice></lab-choice>"}, {u"asks.html"_s, "<lab-choice name=\"a\"></lab-choice>"}, {u"value.md"_s, "Your value is {{participant.value}}"},
            {u"unnamed.csv"_s, "label,nickname\nA,Ada\nB,Bo\nC,\nD,Di\n"},
            {u"good.csv"_s, "label,value\nAB,1\nCD,2\nEF,3\nGH,4\n"}, {u"short.csv"_s, "label,value\nAB,1\nCD,2\n"},
            {u"long.csv"_s, "label,value\nAB,1\nCD,2,3\nEF,3\nGH,4\n"}, {u"twice.csv"_s, "label,value\nAB,1\nCD,2\nEF,3\nAB,4\n"},
            {u"space.csv"_s, "label,value\nAB,1\nPC 2,2\nEF,3\nGH,4\n"}, {u"column.csv"_s, "label,private value\nAB,1\nCD,2\nEF,3\nGH,4\n"},
            {u"own.csv"_s, "label,code\nAB,1\nCD,2\nEF,3\nGH,4\n"}, {u"header.csv"_s, "label,value\n"},
            {u"open.csv"_s, "label,value\nAB,1\nCD,\"2\nEF,3\nGH,4\n"}, {u"treated.csv"_s, "treatment\na\nb\na\nb\n"},
            {u"twice.md"_s, "Two\n\n<lab-choice name=\"a\" type=\"one-of\" options=\"yes|no| yes\"></lab-choice>"},
            {u"labels.md"_s, "<lab-choice name=\"a\" labels=\"x\"></lab-choice>"}, {u"holder.md"_s, "<lab-choice name=\"a\" placeholder=\"x\"></lab-choice>"},
            {u"change.md"_s, "<lab-choice name=\"a\" change=\"true\"></lab-choice>"}, {u"required.md"_s, "<lab-choice name=\"a\" required=\"false\"></lab-choice>"},
            {u"limit.md"_s, "<lab-choice name=\"a\" max=\"5\"></lab-choice>"}, {u"long.md"_s, "<lab-choice name=\"a\" maxlength=\"20000\"></lab-choice>"},
            {u"twovalues.md"_s, "{{participant.code}} <lab-choice name=\"a\"></lab-choice>\n<lab-choice name=\"a\"></lab-choice>"},
            {u"two.md"_s, "<lab-choice name=\"a\"></lab-choice>\n<lab-choice name=\"a\"></lab-choice>"},
            {u"a.md"_s, "A"}, {u"section.md"_s, "A{{#round.last}}{{player.nam}}{{/round.last}}"}, {u"early.md"_s, "You are player {{player.id_in_group}}"}});
    }
};

LABCHAT_TEST(tst_DesignMistakes, QCoreApplication)
#include "tst_designmistakes.moc"
