// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runnablestudy.h"
#include "core/study/studyschema.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The reports about studies that cannot be used: each mistake once, with its location and a helpful text.
class tst_StudyMistakes final : public QObject {
    Q_OBJECT

private slots:
    void explainsAMistakeAndItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *tag, const QByteArray &json, const QString &place, const QString &text) {
            QTest::newRow(tag) << json << place << text;
        };
        const auto study = [](const QByteArray &members) -> QByteArray {
            return R"({"name": "s", "num_participants": 4, "pages": [{"name": "p"}], )" + members + "}";
        };
        const auto page = [](const QByteArray &members) -> QByteArray {
            return R"({"name": "s", "num_participants": 4, "pages": [{"name": "p", )" + members + "}]}";
        };
        const auto chat = [&](const QByteArray &members) -> QByteArray { return page(R"("chats": [{"name": "c", )" + members + "}]"); };

        row("nothing", " \n", {}, u"The file is empty"_s);
        row("a comma too few", R"({"name": "s" "title": "t"})", {}, u"A comma or a closing bracket may be missing"_s);
        row("not JSON", "name: s", {}, u"This is not JSON"_s);
        row("a comma too many", R"({"name": "s",})", {}, u"This is not JSON"_s);
        row("a comma before a bracket", R"({"roles": ["A", ]})", {}, u"There is a comma before the closing bracket; delete it"_s);
        row("a comment", "{\n// a comment\n}", {}, u"JSON has no comments"_s);
        row("a comment of C", R"({"name": /* the name */ "s"})", {}, u"JSON has no comments"_s);
        row("a comment of Python", "{ # a comment\n}", {}, u"JSON has no comments"_s);
        row("single quotation marks", "{'name': 's'}", {}, u"write straight double ones"_s);
        row("typographic quotation marks", "{“name”: “s”}", {}, u"The typographic quotation mark “ is none"_s);
        row("German quotation marks", "{\"name\": „s“}", {}, u"The typographic quotation mark „ is none"_s);
        row("True", R"({"name": "s", "help_line": True})", {}, u"“True” is not JSON; write true"_s);
        row("None", R"({"name": None})", {}, u"“None” is not JSON; write null"_s);
        row("NaN", R"({"num_rounds": NaN})", {}, u"write a number"_s);
        row("a key without quotation marks", R"({name: "s"})", {}, u"“name” is a text, and a text needs straight double quotation marks"_s);
        row("a list", "[]", {}, u"a JSON object in braces"_s);
        row("no name", R"({"num_participants": 4, "pages": [{"name": "p"}]})", u"/name"_s, u"“name” is missing"_s);
        row("empty name", R"({"name": "", "num_participants": 4, "pages": [{"name": "p"}]})", u"/name"_s, u"“name” is empty"_s);
        row("name is a number", R"({"name": 5, "num_participants": 4, "pages": [{"name": "p"}]})", u"/name"_s, u"must be a text"_s);
        row("name with a space", R"({"name": "my study", "num_participants": 4, "pages": [{"name": "p"}]})", u"/name"_s, u"“my study”"_s);
        row("no number of participants", R"({"name": "s", "pages": [{"name": "p"}]})", u"/num_participants"_s, u"is missing"_s);
        row("no participants", R"({"name": "s", "num_participants": 0, "pages": [{"name": "p"}]})", u"/num_participants"_s, u"between 1 and 10000"_s);
        row("too many participants", R"({"name": "s", "num_participants": 10001, "pages": [{"name": "p"}]})", u"/num_participants"_s, u"between"_s);
        row("half a participant", R"({"name": "s", "num_participants": 2.5, "pages": [{"name": "p"}]})", u"/num_participants"_s, u"whole number"_s);
        row("a number in quotation marks", R"({"name": "s", "num_participants": "4", "pages": [{"name": "p"}]})", u"/num_participants"_s,
            u"must be a number"_s);
        row("no pages", R"({"name": "s", "num_participants": 4})", u"/pages"_s, u"at least one page"_s);
        row("pages is an object", R"({"name": "s", "num_participants": 4, "pages": {}})", u"/pages"_s, u"a list in square brackets"_s);
        row("a page is a text", R"({"name": "s", "num_participants": 4, "pages": ["p"]})", u"/pages/0"_s, u"an object in braces"_s);
        row("groups that do not come out", study(R"("players_per_group": 3)"), u"/players_per_group"_s,
            u"4 participants do not fit into groups of 3; 3 or 6 would"_s);
        row("a group larger than the session", study(R"("players_per_group": 10)"), u"/players_per_group"_s, u"groups of 10; 10 would"_s);
        row("too many rounds", study(R"("num_rounds": 1001)"), u"/num_rounds"_s, u"between 1 and 1000"_s);
        row("another matching", study(R"("matching": "at_random")"), u"/matching"_s, u"“at_random”"_s);
        row("roles that do not come out", study(R"("players_per_group": 2, "roles": ["A", "B", "C"])"), u"/roles"_s, u"(2); here there are 3"_s);
        row("roles of groups of unknown size", study(R"("players_per_group": "2", "roles": ["A", "B"])"), u"/players_per_group"_s, u"must be a number"_s);
        row("no page in the list", R"({"name": "s", "num_participants": 4, "pages": []})", u"/pages"_s, u"at least one page"_s);
        row("roles is a text", study(R"("roles": "A")"), u"/roles"_s, u"a list in square brackets"_s);
        row("a role is a number", study(R"("players_per_group": 2, "roles": ["A", 2])"), u"/roles/1"_s, u"a text in quotation marks is expected"_s);
        row("unknown key", study(R"("num_particpants": 4)"), u"/num_particpants"_s, u"Did you mean “num_participants”?"_s);
        row("unknown key like none", study(R"("colour_of_the_page": 4)"), u"/colour_of_the_page"_s, u"is not known here; the known names are"_s);
        row("unknown key with a slash", study(R"("a/b~c": 4)"), u"/a~1b~0c"_s, u"is not known here; the known names are"_s);
        row("unknown key of a page", page(R"("titel": "x")"), u"/pages/0/titel"_s, u"Did you mean “title”?"_s);
        row("unknown key of a chat", chat(R"("nick": "x")"), u"/pages/0/chats/0/nick"_s, u"is not known here"_s);
        row("the page is called finished", R"({"name": "s", "num_participants": 4, "pages": [{"name": "finished"}]})", u"/pages/0/name"_s,
            u"must not be “finished”"_s);
        row("page without a name", R"({"name": "s", "num_participants": 4, "pages": [{"name": "p"}, {}]})", u"/pages/1/name"_s, u"is missing"_s);
        row("an end that is not known", page(R"("ends": "clock")"), u"/pages/0/ends"_s, u"“clock”"_s);
        row("a timer without a duration", page(R"("ends": "timer")"), u"/pages/0/duration_s"_s, u"needs “duration_s”"_s);
        row("a duration without a timer", page(R"("duration_s": 5)"), u"/pages/0/duration_s"_s, u"needs “ends”: “timer”"_s);
        row("shown to nobody's role", page(R"("show_to": ["Seller"])"), u"/pages/0/show_to"_s, u"“Seller” is not one of the study's roles"_s);
        row("repeated for nobody known", chat(R"("for_each": "others")"), u"/pages/0/chats/0/for_each"_s, u"“others”"_s);
        row("shows something else", chat(R"("shows": ["mood"])"), u"/pages/0/chats/0/shows"_s, u"“mood”"_s);
        row("ends in an unknown way", chat(R"("on_end": "sent")"), u"/pages/0/chats/0/on_end"_s, u"“sent”"_s);
        row("logs something else", chat(R"("logs": ["words"])"), u"/pages/0/chats/0/logs"_s, u"“words”"_s);
        row("closes before it opens", chat(R"("limits": {"opens_after_s": 20, "closes_after_s": 10})"), u"/pages/0/chats/0/limits/closes_after_s"_s,
            u"before it opens"_s);
        row("strangers for too long", study(R"("players_per_group": 2, "num_rounds": 4, "matching": "perfect_strangers")"), u"/players_per_group"_s,
            u"there are only 3"_s);
        row("a table with a group that is none", study(R"("players_per_group": 2, "matching": [[[1, 2], 3]])"), u"/matching/0/1"_s, u"a list of numbers"_s);
        row("a table with a word", study(R"("players_per_group": 2, "matching": [[[1, 2], [3, "4"]]])"), u"/matching/0/1"_s, u"a list of numbers"_s);
        row("a table that leaves somebody out", study(R"("players_per_group": 2, "matching": [[[1, 2], [3, 3]]])"), u"/matching"_s, {});
        row("a table that is none", study(R"("matching": [1])"), u"/matching/0"_s, u"list of groups"_s);
        row("a style that is not there", study(R"("style": "x.css")"), u"/style"_s, u"“x.css” is missing"_s);
        row("a body that is not there", page(R"("body": "missing.md")"), u"/pages/0/body"_s, u"“missing.md” is missing"_s);
        row("a body above the folder", page(R"("body": "../outside.md")"), u"/pages/0/body"_s, u"outside the study's folder"_s);
        row("a body by an absolute path", page(R"("body": "/etc/passwd")"), u"/pages/0/body"_s, u"outside the study's folder"_s);
        row("a body through a link", page(R"("body": "link.md")"), u"/pages/0/body"_s, u"outside the study's folder"_s);
        row("a body that is a folder", page(R"("body": "folder")"), u"/pages/0/body"_s, u"“folder” is missing"_s);
        row("a body that is too large", page(R"("body": "large.md")"), u"/pages/0/body"_s, u"at most 1 MiB"_s);
        row("chats is a text", page(R"("chats": "c")"), u"/pages/0/chats"_s, u"a list in square brackets"_s);
        row("chat without a name", page(R"("chats": [{"label": "x"}])"), u"/pages/0/chats/0/name"_s, u"is missing"_s);
        row("chat name with a dot", page(R"("chats": [{"name": "a.b"}])"), u"/pages/0/chats/0/name"_s, u"“a.b”"_s);
        row("two chats of one name", page(R"("chats": [{"name": "c"}, {"name": "c"}])"), u"/pages/0/chats/1/name"_s, u"“c”"_s);
        row("two pages of one name", R"({"name": "s", "num_participants": 4, "pages": [{"name": "p"}, {"name": "p"}]})", u"/pages/1/name"_s, u"“p”"_s);
        row("limits is a number", chat(R"("limits": 5)"), u"/pages/0/chats/0/limits"_s, u"an object in braces"_s);
        row("no characters at all", chat(R"("limits": {"max_characters": 0})"), u"/pages/0/chats/0/limits/max_characters"_s, u"between 1 and 10000"_s);
        row("no messages at all", chat(R"("limits": {"messages_per_second": 0})"), u"/pages/0/chats/0/limits/messages_per_second"_s, u"between"_s);
        row("a key twice", chat(R"("label": "a", "nickname": "b", "label": "c")"), u"/pages/0/chats/0/label"_s, u"occurs twice; it is already in line 1"_s);
        row("too many boxes", R"({"name": "s", "num_participants": 10000, "pages": [{"name": "p", "chats": [{"name": "c", "for_each": "others_in_group"}]}]})",
            u"/num_participants"_s, u"too many for one session"_s);
        row("an unknown template field", chat(R"("nickname": "{{player.rol}}")"), u"/pages/0/chats/0/nickname"_s, u"Did you mean “player.role”?"_s);
        row("a field like none", chat(R"("label": "{{colour_of_the_page}}")"), u"/pages/0/chats/0/label"_s, u"the known names are group.id, "_s);
        row("a pair's field without a pair", chat(R"("channel": "{{pair.low}}")"), u"/pages/0/chats/0/channel"_s, u"“pair.low”, which is not known here"_s);
        row("a channel name that is none", chat(R"("channel": "{{group.id}}.{{player.id_in_group}}")"), u"/pages/0/chats/0/channel"_s, u"“1.1” for P1"_s);
        row("a channel name that is none for some", R"({"name": "s", "num_participants": 4, "players_per_group": 2, "roles": ["Seller", "Buyer!"],
            "pages": [{"name": "p", "chats": [{"name": "c", "channel": "{{player.role}}"}]}]})", u"/pages/0/chats/0/channel"_s, u"“Buyer!” for P2"_s);
        row("two chats of one channel", page(R"("chats": [{"name": "a"}, {"name": "b", "channel": "1"}])"), u"/pages/0/chats/1/channel"_s,
            u"have the same channel, “1”"_s);
        row("a section that does not end", chat("\"label\": \"{{#player.role}}a\""), u"/pages/0/chats/0/label"_s, u"Unclosed section"_s);
        row("braces that do not end", chat("\"label\": \"{{player.role\""), u"/pages/0/chats/0/label"_s, u"Unclosed tag"_s);
        row("a template in a template", chat(R"("label": "{{> label}}")"), u"/pages/0/chats/0/label"_s, u"includes another template"_s);
        row("other braces", chat(R"("label": "{{=<% %>=}}<%player.role%>")"), u"/pages/0/chats/0/label"_s, u"changes the braces"_s);
        row("sections without end", chat("\"label\": \"" + QByteArray("{{#player.role}}").repeated(60'000) + '"'), u"/pages/0/chats/0/label"_s,
            u"too many sections"_s);
        row("a body that takes in another", page(R"("body": "partial.md")"), u"/pages/0/body"_s, u"a template cannot include others"_s);
        row("a body with an unknown field", page(R"("body": "field.md")"), u"/pages/0/body"_s, u"uses “player.nam”"_s);
        row("a body with sections without end", page(R"("body": "sections.html")"), u"/pages/0/body"_s, u"too many sections"_s);
        row("oTree's chat in a body", page(R"("body": "chat.md")"), u"/pages/0/body"_s, u"chat.md:3: “{% chat %}” belongs to other systems' templates. Write <lab-chat"_s);
        row("a condition in a body", page(R"("body": "if.html")"), u"/pages/0/body"_s, u"if.html:2: “{% if player.role == 'A' %}” belongs to other systems' templates. To show"_s);
        row("oTree's chat as a value", page(R"("body": "chatvalue.md")"), u"/pages/0/body"_s, u"“{{ chat }}” is oTree's. Write <lab-chat"_s);
        row("a chat that is not there", page(R"("body": "grp.md", "chats": [{"name": "group"}])"), u"/pages/0/body"_s,
            u"grp.md:2: <lab-chat name=\"grp\">: this page has no such chat. Did you mean “group”?"_s);
        row("a chat on a page without", page(R"("body": "grp.md")"), u"/pages/0/body"_s, u"this page has no “chats”"_s);
        row("an unknown field in a title", page(R"("title": "Round {{round_numbr}}")"), u"/pages/0/title"_s, u"Did you mean “round_number”?"_s);
        row("a field in the study's title", study(R"("title": "Hello {{player.role}}")"), u"/title"_s, u"the titles of its pages may have it"_s);
        row("a body with NUL", page(R"("body": "nul.md")"), u"/pages/0/body"_s, u"contains a NUL character in line 2"_s);
        row("an image that is not there", page(R"("body": "picture.md")"), u"/pages/0/body"_s, u"The file “missing.png” is missing"_s);
        row("an image that is none", page(R"("body": "fake.md")"), u"/pages/0/body"_s, u"“fake.png” is not an image in PNG, JPEG, GIF or WebP"_s);
        row("an image through a link", page(R"("body": "linked.md")"), u"/pages/0/body"_s, u"outside the study's folder"_s);
        row("an image that is too large", page(R"("body": "huge.md")"), u"/pages/0/body"_s, u"at most 2 MiB"_s);
        row("a body in another encoding", page(R"("body": "latin1.md")"), u"/pages/0/body"_s, u"not text in UTF-8"_s);
        row("another encoding", "{\"name\": \"Gr\xFC\xDF\"}", {}, u"not text in UTF-8"_s);
        row("a name without end", "{\"num_participants\": 4, \"pages\": [{\"name\": \"p\"}], \"name\": \"" + QByteArray(500'000, '.') + "\"}", u"/name"_s,
            u"…”"_s);
        row("a file's name without end", page("\"body\": \"" + QByteArray(500'000, 'a') + '"'), u"/pages/0/body"_s, u"is missing"_s);
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
        row("a choice while waiting", page(R"("ends": "group", "waiting": {"body": "asks.html"})"), u"/pages/0/waiting"_s, u"cannot be answered while"_s);
        row("an unknown limit", chat(R"("limits": {"max_chars": 5})"), u"/pages/0/chats/0/limits/max_chars"_s, u"is not known here"_s);
    }
    void explainsAMistakeAndItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        QFETCH(QString, text);
        const auto study = read(json);
        QVERIFY(!study);
        const bool found = std::any_of(study.error().begin(), study.error().end(), [&](const StudyProblem &problem) {
            return problem.place == place && problem.text.contains(text);
        });
        QVERIFY2(found, qPrintable(asError(study.error()).text));
        QCOMPARE(study.error().size(), 1); // without mistakes that only follow from it
        QVERIFY(study.error().first().line > 0);
        QVERIFY(study.error().first().text.size() < 1000);
    }

    void reportsAllMistakesAtOnce()
    {
        const auto study = read(R"({"nam": "s", "num_participants": 0, "pages": [{"name": "p", "ends": "never", "chats": [{}]}]})");
        QVERIFY(!study);
        const QString text = asError(study.error()).text;
        for (const QString &place : {u"/nam: "_s, u"/num_participants: "_s, u"/pages/0/ends: "_s, u"/pages/0/chats/0/name: "_s})
            QVERIFY2(text.contains(place), qPrintable(text));
        QCOMPARE(text.count(u'\n'), 3);
    }

    void refusesAHugeFileWithoutReadingIt()
    {
        QFile file(m_directory.filePath(u"huge.study.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(100'000'000));
        QElapsedTimer timer;
        timer.start();
        const auto study = readStudyFile(file.fileName());
        QVERIFY(!study);
        QVERIFY2(study.error().first().text.contains(u"larger than 1 MiB"), qPrintable(asError(study.error()).text));
        QVERIFY(timer.elapsed() < 1000);
    }

    void survivesNestingWithoutEnd()
    {
        QVERIFY(!read(QByteArray(500'000, '[')));
        QVERIFY(!read(QByteArray("{\"a\":").repeated(100'000)));
    }

    void reportsLineAndColumn()
    {
        const auto study = read("{\n  \"name\": \"s\",\n  \"num_participants\": 4,\n  \"pages\": [\n    { \"name\": \"Größe\", \"titel\": \"x\" },\n"
                                "    { \"title\": \"y\" }\n  ]\n}\n");
        QVERIFY(!study);
        QCOMPARE(study.error().size(), 3);
        const StudyProblem &name = study.error().at(0);
        const StudyProblem &key = study.error().at(1);
        const StudyProblem &missing = study.error().at(2);
        QCOMPARE(inOneLine(u"s.json"_s, name).section(u':', 0, 3), u"s.json:5:7: /pages/0/name"_s);
        QCOMPARE(inOneLine(u"s.json"_s, key).section(u':', 0, 3), u"s.json:5:24: /pages/0/titel"_s);
        QCOMPARE(inOneLine(u"s.json"_s, missing), u"s.json:6:5: /pages/1/name: “name” is missing."_s);
    }

    void reportsWhereTheTextIsNoJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("nothing") << QByteArray() << 1;
        QTest::newRow("a comma too many") << QByteArray("{\n\"name\": \"s\",\n}") << 2;
        QTest::newRow("a word of Python") << QByteArray("{\n\"name\": \"s\",\n\"help_line\": True}") << 3;
        QTest::newRow("a comma too few") << QByteArray("{\n\"name\": \"s\"\n\"title\": \"t\"}") << 3;
        QTest::newRow("a comment") << QByteArray("{\n// what it is called\n\"name\": \"s\"}") << 2;
        QTest::newRow("not UTF-8") << QByteArray("{\n\n\"name\": \"\xFF\"}") << 3;
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE{\0}\0", 6) << 1;
        QTest::newRow("nested too deeply") << QByteArray(500'000, '[') << 1;
    }
    void reportsWhereTheTextIsNoJson()
    {
        QFETCH(QByteArray, text);
        const auto study = read(text);
        QVERIFY(!study);
        QCOMPARE(study.error().size(), 1);
        QTEST(study.error().first().line, "line");
    }

    void reportsSomeOfVeryManyMistakes()
    {
        QByteArray pages;
        for (int i = 0; i < 20'000; ++i)
            pages += "{\"nam\": \"p\"},";
        const auto study = read("{\"name\": \"s\", \"num_participants\": 4, \"pages\": [" + pages + "{}]}");
        QVERIFY(!study);
        QCOMPARE(study.error().size(), 201);
        QVERIFY(study.error().last().text.contains(u"more mistakes"));
    }

    void reportsMistakesOfTheChatsOfAllPages()
    {
        const auto study = read(R"({"name": "s", "num_participants": 4, "pages": [
            {"name": "a", "chats": [{"name": "c", "nickname": "{{who}}", "label": "{{what}}", "channel": "{{where}}"}]},
            {"name": "b", "chats": [{"name": "c", "for_each": "others_in_group", "nickname": "{{other.nickname}}", "label": "{{whom}}"}]}]})");
        QVERIFY(!study);
        QStringList places;
        for (const StudyProblem &problem : study.error())
            places.append(problem.place);
        QCOMPARE(places, QStringList({u"/pages/0/chats/0/nickname"_s, u"/pages/0/chats/0/label"_s, u"/pages/0/chats/0/channel"_s,
                                      u"/pages/1/chats/0/nickname"_s, u"/pages/1/chats/0/label"_s}));
    }

    /// What the schema would report if the reader overlooked the mistake.
    void comparesWithTheSchema_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QStringList>("problems");
        const auto study = [](const QByteArray &members) -> QByteArray {
            return R"({"name": "s", "num_participants": 4, "pages": [{"name": "p"}], )" + members + "}";
        };
        QTest::newRow("nothing") << study(R"("title": "t")") << QStringList();
        QTest::newRow("a number") << study(R"("title": 4)") << QStringList{u"/title: Here a text in quotation marks is expected."_s};
        QTest::newRow("too few") << study(R"("num_rounds": 0)") << QStringList{u"/num_rounds: Here a whole number between 1 and 1000 is expected."_s};
        QTest::newRow("a word") << study(R"("matching": "most")")
                                << QStringList{u"/matching: Here “fixed” or “random” or “random_once” or “perfect_strangers” or a list in square brackets is expected."_s};
        QTest::newRow("deep inside") << study(R"("matching": [[[1, 0]]])") << QStringList{u"/matching/0/0/1: Here a whole number, at least 1 is expected."_s};
        QTest::newRow("two") << study(R"("roles": [1, "A", 2])") << QStringList{u"/roles/0: Here a text in quotation marks is expected."_s,
                                                                                 u"/roles/2: Here a text in quotation marks is expected."_s};
        QTest::newRow("by reference") << QByteArray(
            R"({"name": "s", "num_participants": 4, "pages": [{"name": "p", "chats": [{"name": "c", "limits": {"burst": true}}]}]})")
                                      << QStringList{u"/pages/0/chats/0/limits/burst: Here a whole number between 1 and 1000 or a text in quotation marks is expected."_s};
        QTest::newRow("a long name") << "{\"num_participants\": 4, \"pages\": [{\"name\": \"p\"}], \"name\": \"" + QByteArray(900'000, 'a') + "\"}"
                                     << QStringList();
    }
    void comparesWithTheSchema()
    {
        QFETCH(QByteArray, json);
        QStringList reported;
        const QList<StudyProblem> problems = schemaProblems(QJsonDocument::fromJson(json).object());
        for (const StudyProblem &problem : problems)
            reported.append(problem.place + u": " + problem.text);
        QTEST(reported, "problems");
    }

    void namesTheSchemaInEveryShippedStudy()
    {
        for (const QString &name : shippedStudies()) {
            QFile file(u":/studies/"_s + name + u'/' + name + u".study.json"_s);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
            QVERIFY2(json.value(u"$schema"_s).toString().endsWith(u"study.schema.json"), qPrintable(name));
            QCOMPARE(schemaProblems(json).size(), 0);
        }
    }

    void survivesBodiesNestedWithoutEnd_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("elements") << u"deep.html"_s << QByteArray("<div>").repeated(200'000);
        QTest::newRow("quotations") << u"deep.md"_s << QByteArray(100'000, '>');
        QTest::newRow("lists") << u"lists.md"_s << QByteArray("- ").repeated(5'000);
        QTest::newRow("emphasis") << u"stars.md"_s << QByteArray("*a ").repeated(100'000);
    }
    void survivesBodiesNestedWithoutEnd()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, body);
        write(u"study/"_s + name, body);
        QVERIFY(read("{\"name\": \"s\", \"num_participants\": 4, \"pages\": [{\"name\": \"p\", \"body\": \"" + name.toUtf8() + "\"}]}"));
    }

    void readsNoDeviceThatNeverEnds()
    {
        QVERIFY(!readStudyFile(u"/dev/zero"_s));
    }

    void initTestCase()
    {
        QVERIFY(QDir(m_directory.path()).mkpath(u"study/folder"_s));
        write(u"outside.md"_s, "outside");
        write(u"study/chat.md"_s, "# Talk\n\n{% chat %}\n");
        write(u"study/if.html"_s, "<p>\n{% if player.role == 'A' %}x{% endif %}</p>");
        write(u"study/chatvalue.md"_s, "{{ chat }}");
        write(u"study/grp.md"_s, "Talk\n<lab-chat name=\"grp\"></lab-chat>");
        write(u"study/nul.md"_s, QByteArray("a\nb\0c", 5));
        write(u"study/picture.md"_s, "![x](missing.png)");
        write(u"study/fake.md"_s, "![x](fake.png)");
        write(u"study/fake.png"_s, "<svg onload=alert(1)>");
        write(u"study/huge.md"_s, "![x](huge.png)");
        write(u"study/huge.png"_s, "\x89PNG\r\n\x1a\n" + QByteArray(2 * 1024 * 1024, 'x'));
        write(u"study/linked.md"_s, "![x](linked.png)");
        QVERIFY(QFile::link(m_directory.filePath(u"outside.md"_s), m_directory.filePath(u"study/linked.png"_s)));
        write(u"study/large.md"_s, QByteArray(1024 * 1024 + 1, 'x'));
        write(u"study/partial.md"_s, "Hello {{> partial}}");
        write(u"study/field.md"_s, "# Hello {{player.nam}}");
        write(u"study/sections.html"_s, QByteArray("{{#player.role}}").repeated(60'000));
        write(u"study/latin1.md"_s, "Gr\xFC\xDF");
        write(u"study/a.md"_s, "A");
        write(u"study/section.md"_s, "A{{#round.last}}{{player.nam}}{{/round.last}}");
        write(u"study/early.md"_s, "You are player {{player.id_in_group}}");
        for (const auto &[name, text] : std::initializer_list<std::pair<QString, QByteArray>>{
             {u"choice.html"_s, "<lab-choice></lab-choice>"}, {u"asks.html"_s, "<lab-choice name=\"a\"></lab-choice>"}, {u"value.md"_s, "Your value is {{participant.value}}"},
             {u"good.csv"_s, "label,value\nAB,1\nCD,2\nEF,3\nGH,4\n"}, {u"short.csv"_s, "label,value\nAB,1\nCD,2\n"},
             {u"long.csv"_s, "label,value\nAB,1\nCD,2,3\nEF,3\nGH,4\n"}, {u"twice.csv"_s, "label,value\nAB,1\nCD,2\nEF,3\nAB,4\n"},
             {u"space.csv"_s, "label,value\nAB,1\nPC 2,2\nEF,3\nGH,4\n"}, {u"column.csv"_s, "label,private value\nAB,1\nCD,2\nEF,3\nGH,4\n"},
             {u"own.csv"_s, "label,code\nAB,1\nCD,2\nEF,3\nGH,4\n"}, {u"header.csv"_s, "label,value\n"},
             {u"open.csv"_s, "label,value\nAB,1\nCD,\"2\nEF,3\nGH,4\n"}, {u"treated.csv"_s, "treatment\na\nb\na\nb\n"}})
            write(u"study/"_s + name, text);
        QVERIFY(QFile::link(m_directory.filePath(u"outside.md"_s), m_directory.filePath(u"study/link.md"_s)));
    }

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s could not be written", qPrintable(name));
    }

    StudyResult read(const QByteArray &json)
    {
        write(u"study/s.study.json"_s, json);
        return readStudyFile(m_directory.filePath(u"study/s.study.json"_s));
    }

    QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(tst_StudyMistakes)
#include "tst_studymistakes.moc"
