// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/jsonlocation.h"
#include "support/speed.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_JsonLocation final : public QObject {
    Q_OBJECT

private slots:
    void findsAPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("position");
        const QByteArray json = "{\n"
                                "  \"name\": \"s\",\n"
                                "\t\"list\": [1, -2.5e3, true, null,\n"
                                "    {\"a\": [[], [\"x\"]]}, \"last\"],\n"
                                "  \"Größe\": 1, \"😀\": 2, \"after\": {},\n"
                                "  \"a/b~c\": \"}]\\\"{\", \"\\u0061\\n\": 1, \"\": 5\n"
                                "}\n";
        const auto row = [&](const char *tag, const QString &pointer, const QString &position) { QTest::newRow(tag) << json << pointer << position; };
        row("the whole", {}, u"1:1"_s);
        row("a member", u"/name"_s, u"2:3"_s);
        row("behind a tabulator", u"/list"_s, u"3:2"_s);
        row("the first of a list", u"/list/0"_s, u"3:11"_s);
        row("a number", u"/list/1"_s, u"3:14"_s);
        row("a word", u"/list/2"_s, u"3:22"_s);
        row("null", u"/list/3"_s, u"3:28"_s);
        row("an object in a list", u"/list/4"_s, u"4:5"_s);
        row("a list in a list", u"/list/4/a/1"_s, u"4:16"_s);
        row("in a list in a list", u"/list/4/a/1/0"_s, u"4:17"_s);
        row("behind an object", u"/list/5"_s, u"4:25"_s);
        row("a key that is not ASCII", u"/Größe"_s, u"5:3"_s);
        row("behind it", u"/😀"_s, u"5:15"_s);
        row("behind an emoji", u"/after"_s, u"5:23"_s);
        row("a key with a slash", u"/a~1b~0c"_s, u"6:3"_s);
        row("a key with escapes", u"/a\n"_s, u"6:21"_s);
        row("an empty key", u"/"_s, u"6:36"_s);
        row("a missing member", u"/list/4/b"_s, u"4:5"_s);
        row("a missing element", u"/list/9"_s, u"3:2"_s);
        row("a missing place in a missing place", u"/x/0/y"_s, u"1:1"_s);
        QTest::newRow("Windows lines") << QByteArray("{\r\n\"a\": 1}") << u"/a"_s << u"2:1"_s;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{\"a\": 1}") << u"/a"_s << u"1:2"_s;
        QTest::newRow("only a number") << QByteArray(" 5") << QString() << u"1:2"_s;
        QTest::newRow("nothing") << QByteArray() << u"/a"_s << u"1:1"_s;
        QTest::newRow("a text that does not end") << QByteArray("{\"a\\") << u"/a"_s << u"1:1"_s;
        QTest::newRow("ends before it begins") << QByteArray("}],{\"a\":1}") << u"/a"_s << u"1:5"_s;
    }
    void findsAPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, pointer);
        const TextPosition found = JsonLocations(json).of(pointer);
        const QString position = QString::number(found.line) + u':' + QString::number(found.column);
        QTEST(position, "position");
    }

    void reportsKeysThatAreTwiceInAnObject()
    {
        const JsonLocations locations("{\"a\": 1,\n \"b\": {\"c\": 1, \"a\": 2, \"\\u0063\": 3},\n \"a\": 4, \"list\": [{\"c\": 1}, {\"c\": 2}]}");
        QCOMPARE(locations.repeatedKeys().size(), 2);
        const JsonLocations::RepeatedKey &inner = locations.repeatedKeys().at(0);
        QCOMPARE(inner.place, u"/b/c"_s);
        QCOMPARE(inner.key, u"c"_s);
        QCOMPARE(inner.first.column, 8);
        QCOMPARE(inner.again.column, 24);
        const JsonLocations::RepeatedKey &outer = locations.repeatedKeys().at(1);
        QCOMPARE(outer.place, u"/a"_s);
        QCOMPARE(outer.first.line, 1);
        QCOMPARE(outer.again.line, 3);
        QCOMPARE(locations.of(u"/a"_s).line, 3); // the one that counts
    }

    void isQuickWithDeepAndLongTexts()
    {
        const QByteArray json = QByteArray(1000, '[') + QByteArray("1,").repeated(500'000) + '1' + QByteArray(1000, ']');
        QElapsedTimer timer;
        timer.start();
        const JsonLocations locations(json);
        QCOMPARE(locations.of(u"/0"_s.repeated(999) + u"/500000"_s).column, 1'001'001);
        QVERIFY2(Testing::isSlowedDown || timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    void countsLinesAndCharacters_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("byte");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("the beginning") << QByteArray("ab") << 0 << 1 << 1;
        QTest::newRow("in a line") << QByteArray("ab") << 1 << 1 << 2;
        QTest::newRow("a line's end") << QByteArray("ab\nc") << 2 << 1 << 3;
        QTest::newRow("the next line") << QByteArray("ab\nc") << 3 << 2 << 1;
        QTest::newRow("behind an umlaut") << QByteArray("ö1") << 2 << 1 << 2;
        QTest::newRow("behind the end") << QByteArray("ab") << 9 << 1 << 3;
    }
    void countsLinesAndCharacters()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, byte);
        const TextPosition found = positionOf(text, byte);
        QTEST(found.line, "line");
        QTEST(found.column, "column");
    }
};

LABCHAT_TEST(tst_JsonLocation, QCoreApplication)
#include "tst_jsonlocation.moc"
