// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/studyschema.h"
#include "support/testprogram.h"
#include "unit/studytest.h"

using namespace LabChat;
using namespace LabChat::Testing;
using namespace Qt::StringLiterals;

/// The reports about studies that cannot be used: each mistake once, with its location, whatever the file is.
class tst_StudyReports final : public StudyTest {
    Q_OBJECT

private slots:
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
        write(name, body);
        QVERIFY(read("{\"name\": \"s\", \"num_participants\": 4, \"pages\": [{\"name\": \"p\", \"body\": \"" + name.toUtf8() + "\"}]}"));
    }

    void readsNoDeviceThatNeverEnds()
    {
        QVERIFY(!readStudyFile(u"/dev/zero"_s));
    }
};

LABCHAT_TEST(tst_StudyReports, QCoreApplication)
#include "tst_studyreports.moc"
