// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "unit/studytest.h"

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// Studies that cannot be used: what is wrong with the file, its numbers, pages, chats and texts.
class tst_StudyMistakes final : public StudyTest {
    Q_OBJECT

private slots:
    void explainsAMistakeAndItsPlace_data()
    {
        addMistakes();
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
        row("an unknown limit", chat(R"("limits": {"max_chars": 5})"), u"/pages/0/chats/0/limits/max_chars"_s, u"is not known here"_s);
    }
    void explainsAMistakeAndItsPlace() { checkMistake(); }

    void initTestCase()
    {
        QVERIFY(QDir(m_directory.path()).mkpath(u"study/folder"_s));
        write(u"../outside.md"_s, "outside");
        write(u"chat.md"_s, "# Talk\n\n{% chat %}\n");
        write(u"if.html"_s, "<p>\n{% if player.role == 'A' %}x{% endif %}</p>");
        write(u"chatvalue.md"_s, "{{ chat }}");
        write(u"grp.md"_s, "Talk\n<lab-chat name=\"grp\"></lab-chat>");
        write(u"nul.md"_s, QByteArray("a\nb\0c", 5));
        write(u"picture.md"_s, "![x](missing.png)");
        write(u"fake.md"_s, "![x](fake.png)");
        write(u"fake.png"_s, "<svg onload=alert(1)>");
        write(u"huge.md"_s, "![x](huge.png)");
        write(u"huge.png"_s, "\x89PNG\r\n\x1a\n" + QByteArray(2 * 1024 * 1024, 'x'));
        write(u"linked.md"_s, "![x](linked.png)");
        QVERIFY(QFile::link(m_directory.filePath(u"outside.md"_s), m_directory.filePath(u"study/linked.png"_s)));
        write(u"large.md"_s, QByteArray(1024 * 1024 + 1, 'x'));
        write(u"partial.md"_s, "Hello {{> partial}}");
        write(u"field.md"_s, "# Hello {{player.nam}}");
        write(u"sections.html"_s, QByteArray("{{#player.role}}").repeated(60'000));
        write(u"latin1.md"_s, "Gr\xFC\xDF");
        QVERIFY(QFile::link(m_directory.filePath(u"outside.md"_s), m_directory.filePath(u"study/link.md"_s)));
    }
};

LABCHAT_TEST(tst_StudyMistakes, QCoreApplication)
#include "tst_studymistakes.moc"
