// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studyfile.h"
#include "core/studyjson.h"

#include "support/sessions.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_StudyFile final : public QObject {
    Q_OBJECT

private slots:
    void shipsGroupChat()
    {
        QVERIFY(shippedStudies().contains(u"group_chat"_s));
        const auto study = findStudy(u"group_chat"_s);
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QCOMPARE(study->numParticipants, 8);
        QCOMPARE(study->playersPerGroup, 4);
        QCOMPARE(study->pages.size(), 1);
        QCOMPARE(study->pages.first().title, u"Your Choice"_s);
        QVERIFY(study->pages.first().bodyHtml.contains(u"<lab-chat name=\"group\"></lab-chat>"));
        QVERIFY(LabChat::makeSession({*study, {}}, 1, 0));
    }

    void shipsOnlyStudiesThatWork()
    {
        for (const QString &name : shippedStudies()) {
            const auto study = findStudy(name);
            QVERIFY2(study, qPrintable(name + (study ? u""_s : asError(study.error()).text)));
            QCOMPARE(study->name, name);
            QVERIFY2(LabChat::makeSession({*study, {}}, 1, 0), qPrintable(name));
        }
    }

    void fillsInDefaults()
    {
        const auto study = read(R"({"name": "s", "num_participants": 3, "pages": [{"name": "p", "chats": [{"name": "c"}]}]})");
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QCOMPARE(study->title, u"s"_s);
        QCOMPARE(study->playersPerGroup, 3);
        QCOMPARE(study->numRounds, 1);
        const PageSpec &page = study->pages.first();
        QCOMPARE(page.title, u"p"_s);
        QCOMPARE(page.bodyHtml, QString());
        QCOMPARE(page.ends, PageEnd::Participant);
        const ChatSpec &chat = page.chats.first();
        QCOMPARE(chat.channel, u"{{group.id}}"_s);
        QCOMPARE(chat.nickname, u"Player {{player.id_in_group}}"_s);
        QCOMPARE(chat.limits.maxCharacters, 2000);
        QCOMPARE(chat.limits.messagesPerSecond, 5.0);
        QCOMPARE(chat.limits.burst, 10);
    }

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

        row("nothing", "", {}, u"is not a JSON object"_s);
        row("not JSON", "name: s", {}, u"at byte"_s);
        row("a comma too many", R"({"name": "s",})", {}, u"at byte 14"_s);
        row("a list", "[]", {}, u"is not a JSON object"_s);
        row("no name", R"({"num_participants": 4, "pages": [{"name": "p"}]})", u"/name"_s, u"“name” is missing"_s);
        row("empty name", R"({"name": "", "num_participants": 4, "pages": [{"name": "p"}]})", u"/name"_s, u"“name” is empty"_s);
        row("name is a number", R"({"name": 5, "num_participants": 4, "pages": [{"name": "p"}]})", u"/name"_s, u"must be a text"_s);
        row("name with a space", R"({"name": "my study", "num_participants": 4, "pages": [{"name": "p"}]})", u"/name"_s, u"“my study”"_s);
        row("no number of participants", R"({"name": "s", "pages": [{"name": "p"}]})", u"/num_participants"_s, u"is missing"_s);
        row("no participants", R"({"name": "s", "num_participants": 0, "pages": [{"name": "p"}]})", u"/num_participants"_s, u"between 1 and 10000"_s);
        row("too many participants", R"({"name": "s", "num_participants": 10001, "pages": [{"name": "p"}]})", u"/num_participants"_s, u"between"_s);
        row("half a participant", R"({"name": "s", "num_participants": 2.5, "pages": [{"name": "p"}]})", u"/num_participants"_s, u"whole number"_s);
        row("a number in quotation marks", R"({"name": "s", "num_participants": "4", "pages": [{"name": "p"}]})", u"/num_participants"_s, u"must be a number"_s);
        row("no pages", R"({"name": "s", "num_participants": 4})", u"/pages"_s, u"at least one page"_s);
        row("pages is an object", R"({"name": "s", "num_participants": 4, "pages": {}})", u"/pages"_s, u"a list in square brackets"_s);
        row("a page is a text", R"({"name": "s", "num_participants": 4, "pages": ["p"]})", u"/pages/0"_s, u"an object in braces"_s);
        row("groups that do not come out", study(R"("players_per_group": 3)"), u"/players_per_group"_s, u"4 participants do not fit into groups of 3; 3 or 6 would"_s);
        row("a group larger than the session", study(R"("players_per_group": 10)"), u"/players_per_group"_s, u"groups of 10; 10 would"_s);
        row("too many rounds", study(R"("num_rounds": 1001)"), u"/num_rounds"_s, u"between 1 and 1000"_s);
        row("another matching", study(R"("matching": "at_random")"), u"/matching"_s, u"“at_random”"_s);
        row("roles that do not come out", study(R"("players_per_group": 2, "roles": ["A", "B", "C"])"), u"/roles"_s, u"(2); here there are 3"_s);
        row("roles is a text", study(R"("roles": "A")"), u"/roles"_s, u"a list in square brackets"_s);
        row("a role is a number", study(R"("players_per_group": 2, "roles": ["A", 2])"), u"/roles/1"_s, u"a text in quotation marks is expected"_s);
        row("unknown key", study(R"("num_particpants": 4)"), u"/num_particpants"_s, u"Did you mean “num_participants”?"_s);
        row("unknown key like none", study(R"("colour_of_the_page": 4)"), u"/colour_of_the_page"_s, u"is not known here."_s);
        row("unknown key with a slash", study(R"("a/b~c": 4)"), u"/a~1b~0c"_s, u"is not known here."_s);
        row("unknown key of a page", page(R"("titel": "x")"), u"/pages/0/titel"_s, u"Did you mean “title”?"_s);
        row("unknown key of a chat", chat(R"("nick": "x")"), u"/pages/0/chats/0/nick"_s, u"is not known here"_s);
        row("the page is called finished", R"({"name": "s", "num_participants": 4, "pages": [{"name": "finished"}]})", u"/pages/0/name"_s, u"is taken"_s);
        row("page without a name", R"({"name": "s", "num_participants": 4, "pages": [{"name": "p"}, {}]})", u"/pages/1/name"_s, u"is missing"_s);
        row("an end that is not known", page(R"("ends": "clock")"), u"/pages/0/ends"_s, u"“clock”"_s);
        row("a timer without a duration", page(R"("ends": "timer")"), u"/pages/0/duration_s"_s, u"needs “duration_s”"_s);
        row("a duration without a timer", page(R"("duration_s": 5)"), u"/pages/0/duration_s"_s, u"goes with “ends”: “timer”"_s);
        row("shown to nobody's role", page(R"("show_to": ["Seller"])"), u"/pages/0/show_to"_s, u"“Seller” is not one of the study's roles"_s);
        row("repeated for nobody known", chat(R"("for_each": "others")"), u"/pages/0/chats/0/for_each"_s, u"“others”"_s);
        row("shows something else", chat(R"("shows": ["mood"])"), u"/pages/0/chats/0/shows"_s, u"“mood”"_s);
        row("closes before it opens", chat(R"("limits": {"opens_after_s": 20, "closes_after_s": 10})"), u"/pages/0/chats/0/limits/closes_after_s"_s, u"before it opens"_s);
        row("strangers for too long", study(R"("players_per_group": 2, "num_rounds": 4, "matching": "perfect_strangers")"), u"/players_per_group"_s, u"there are only 3"_s);
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
        QVERIFY(study.error().size() <= 2); // and no rain of errors that only follow from it
    }

    void tellsAllMistakesAtOnce()
    {
        const auto study = read(R"({"nam": "s", "num_participants": 0, "pages": [{"name": "p", "ends": "never", "chats": [{}]}]})");
        QVERIFY(!study);
        const QString text = asError(study.error()).text;
        for (const QString &place : {u"/name: "_s, u"/nam: "_s, u"/num_participants: "_s, u"/pages/0/ends: "_s, u"/pages/0/chats/0/name: "_s})
            QVERIFY2(text.contains(place), qPrintable(text));
        QCOMPARE(text.count(u'\n'), 4);
    }

    void readsABodyBesideTheStudy()
    {
        write(u"study/intro.md"_s, "# Größe\n\n<lab-chat name=\"c\"></lab-chat>");
        const auto study = read(R"({"$schema": "x", "name": "s", "num_participants": 4, "pages": [{"name": "p", "body": "intro.md", "chats": [{"name": "c"}]}]})");
        QVERIFY2(study, study ? "" : qPrintable(asError(study.error()).text));
        QCOMPARE(study->pages.first().bodyHtml, u"<h1>Größe</h1>\n<lab-chat name=\"c\"></lab-chat>\n"_s);
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

    void refusesWhatIsNeitherAFileNorAShippedStudy()
    {
        const auto study = findStudy(u"group_chats"_s);
        QVERIFY(!study);
        QVERIFY(study.error().first().text.contains(u"group_chat"));
        QVERIFY(!findStudy(u"../studies/group_chat"_s));
        QVERIFY(!findStudy(u""_s));
        QVERIFY(!readStudyFile(m_directory.path()));
    }

    void survivesNestingWithoutEnd()
    {
        QVERIFY(!read(QByteArray(500'000, '[')));
        QVERIFY(!read(QByteArray("{\"a\":").repeated(100'000)));
    }

    void isTheSameAfterAWayThroughTheLog()
    {
        Study study = Testing::twoPages(3);
        study.roles = {u"A"_s, u"B"_s};
        study.pages.first().bodyHtml = u"<p>😀</p>"_s;
        study.pages.first().chats.first().limits = {7, 0.25, 3};
        const auto read = studyFromJson(studyToJson(study));
        QVERIFY2(read, read ? "" : qPrintable(asError(read.error()).text));
        QCOMPARE(studyToJson(*read), studyToJson(study));
        QCOMPARE(read->pages.first().chats.first().limits.messagesPerSecond, 0.25);
        QCOMPARE(read->pages.first().bodyHtml, study.pages.first().bodyHtml);
    }

    void takesOtherNumbersForOneSession_data()
    {
        QTest::addColumn<int>("participants");
        QTest::addColumn<int>("perGroup");
        QTest::addColumn<QString>("refused");
        for (int perGroup = 2; perGroup <= 8; ++perGroup)
            QTest::addRow("groups of %d", perGroup) << perGroup * 3 << perGroup << QString();
        QTest::newRow("one alone") << 1 << 1 << QString();
        QTest::newRow("nobody") << 0 << 4 << u"between 1 and 10000"_s;
        QTest::newRow("less than nobody") << -4 << 4 << u"between"_s;
        QTest::newRow("groups of nobody") << 4 << 0 << u"between"_s;
        QTest::newRow("too many") << 10004 << 4 << u"between"_s;
        QTest::newRow("not a multiple") << 9 << 4 << u"8 or 12 would"_s;
        QTest::newRow("fewer than a group") << 3 << 4 << u"groups of 4; 4 would"_s;
    }
    void takesOtherNumbersForOneSession()
    {
        QFETCH(int, participants);
        QFETCH(int, perGroup);
        QFETCH(QString, refused);
        const auto study = withNumbers(Testing::groupChat(), participants, perGroup);
        QCOMPARE(study.has_value(), refused.isEmpty());
        if (study) {
            QCOMPARE(study->numGroups(), participants / perGroup);
        } else {
            QCOMPARE(study.error().code, u"bad_numbers"_s);
            QVERIFY2(study.error().text.contains(refused), qPrintable(study.error().text));
        }
    }

    void keepsTheGroupSizeThatTheRolesNeed()
    {
        Study study = Testing::groupChat(4, 2);
        study.roles = {u"A"_s, u"B"_s};
        QVERIFY(withNumbers(study, 6, 2));
        QCOMPARE(withNumbers(study, 6, 3).error().code, u"bad_numbers"_s);
    }

    void initTestCase()
    {
        QVERIFY(QDir(m_directory.path()).mkpath(u"study/folder"_s));
        write(u"outside.md"_s, "outside");
        write(u"study/large.md"_s, QByteArray(1024 * 1024 + 1, 'x'));
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

QTEST_GUILESS_MAIN(tst_StudyFile)
#include "tst_studyfile.moc"
