// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_Csv final : public QObject {
    Q_OBJECT

private slots:
    /// Expected: the output of `csv.writer(f).writerow(fields)` in Python 3.11.
    void writesWhatPythonWrites_data()
    {
        QTest::addColumn<QStringList>("fields");
        QTest::addColumn<QByteArray>("record");
        QTest::newRow("plain") << QStringList{u"a"_s, u"b"_s} << QByteArray("a,b\r\n");
        QTest::newRow("empty fields") << QStringList{u""_s, u"b"_s, u""_s} << QByteArray(",b,\r\n");
        QTest::newRow("null field") << QStringList{QString(), u"b"_s} << QByteArray(",b\r\n");
        QTest::newRow("the same field twice") << QStringList{u"a"_s, u"a"_s, u"a"_s} << QByteArray("a,a,a\r\n");
        QTest::newRow("comma") << QStringList{u"a,b"_s, u"c"_s} << QByteArray("\"a,b\",c\r\n");
        QTest::newRow("quote") << QStringList{u"a\"b"_s, u"c"_s} << QByteArray("\"a\"\"b\",c\r\n");
        QTest::newRow("quotes alone") << QStringList{u"\"\""_s, u"c"_s} << QByteArray("\"\"\"\"\"\",c\r\n");
        QTest::newRow("apostrophe") << QStringList{u"it's"_s, u"c"_s} << QByteArray("it's,c\r\n");
        QTest::newRow("line feed") << QStringList{u"a\nb"_s, u"c"_s} << QByteArray("\"a\nb\",c\r\n");
        QTest::newRow("carriage return") << QStringList{u"a\rb"_s, u"c"_s} << QByteArray("\"a\rb\",c\r\n");
        QTest::newRow("both") << QStringList{u"a\r\nb"_s, u"c"_s} << QByteArray("\"a\r\nb\",c\r\n");
        QTest::newRow("spaces around") << QStringList{u" a "_s, u"\tc"_s} << QByteArray(" a ,\tc\r\n");
        QTest::newRow("semicolon") << QStringList{u"a;b"_s, u"c"_s} << QByteArray("a;b,c\r\n");
        QTest::newRow("looks like a formula") << QStringList{u"=1+1"_s, u"@x"_s} << QByteArray("=1+1,@x\r\n");
        QTest::newRow("emoji") << QStringList{QString::fromUcs4(U"😀"), u"é"_s} << QByteArray("\xf0\x9f\x98\x80,\xc3\xa9\r\n");
        QTest::newRow("right to left") << QStringList{u"שלום"_s, u"c"_s} << QByteArray("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d,c\r\n");
        QTest::newRow("other line separators") << QStringList{u"a\u2028b\u0085c\vd"_s, u"c"_s} << QByteArray("a\xe2\x80\xa8" "b\xc2\x85" "c\vd,c\r\n");
        QTest::newRow("backslash") << QStringList{u"a\\,b"_s, u"\\"_s} << QByteArray("\"a\\,b\",\\\r\n");
        QTest::newRow("byte order mark") << QStringList{u"\ufeffa"_s, u"c"_s} << QByteArray("\xef\xbb\xbf" "a,c\r\n");
    }
    void writesWhatPythonWrites()
    {
        QFETCH(QStringList, fields);
        QTEST(csvRecord(fields), "record");
    }

    void writesFieldsFromBytes()
    {
        CsvBytes bytes;
        bytes.add(QByteArrayView("a,b"));
        bytes.add(qint64(-9'223'372'036'854'775'807));
        bytes.add(u"\"é\""_s);
        bytes.addFields(csvFields({u"x\ny"_s, {}}));
        bytes.addFields({});
        bytes.endRecord();
        bytes.add(QByteArrayView());
        bytes.add(QByteArrayView("z"));
        bytes.endRecord();
        QCOMPARE(bytes.bytes(), QByteArray("\"a,b\",-9223372036854775807,\"\"\"é\"\"\",\"x\ny\",,\r\n,z\r\n"));
        bytes.clear();
        bytes.add(QByteArrayView("again"));
        QCOMPARE(bytes.bytes(), QByteArray("again"));
    }

    void writesRecordsOneAfterTheOther()
    {
        QCOMPARE(csvRecords({{u"a"_s, u"b,c"_s}, {u"1"_s}}), QByteArray("a,\"b,c\"\r\n1\r\n"));
        QCOMPARE(csvRecords({}), QByteArray());
    }

    void readsWhatSpreadsheetsWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<QStringList>>("records");
        const QList<QStringList> usual{{u"label"_s, u"price"_s}, {u"AB"_s, u"5"_s}};
        QTest::newRow("commas") << u"label,price\r\nAB,5\r\n"_s << usual;
        QTest::newRow("line feeds, no end") << u"label,price\nAB,5"_s << usual;
        QTest::newRow("semicolons") << u"label;price\nAB;5\n"_s << usual;
        QTest::newRow("tabs") << u"label\tprice\nAB\t5\n"_s << usual;
        QTest::newRow("byte order mark") << u"\ufefflabel,price\nAB,5\n"_s << usual;
        QTest::newRow("empty lines") << u"label,price\n\nAB,5\n\n\n"_s << usual;
        QTest::newRow("all in quotation marks") << u"\"label\",\"price\"\n\"AB\",\"5\"\n"_s << usual;
        QTest::newRow("comma inside") << u"a,b\n\"1,5\",2\n"_s << QList<QStringList>{{u"a"_s, u"b"_s}, {u"1,5"_s, u"2"_s}};
        QTest::newRow("quotation marks inside") << u"a\n\"say \"\"no\"\"\"\n"_s << QList<QStringList>{{u"a"_s}, {u"say \"no\""_s}};
        QTest::newRow("line inside") << u"a,b\n\"1\n2\",3\n"_s << QList<QStringList>{{u"a"_s, u"b"_s}, {u"1\n2"_s, u"3"_s}};
        QTest::newRow("empty fields") << u"a,b,c\n,,\n"_s << QList<QStringList>{{u"a"_s, u"b"_s, u"c"_s}, {u""_s, u""_s, u""_s}};
        QTest::newRow("nothing") << QString() << QList<QStringList>();
    }
    void readsWhatSpreadsheetsWrite()
    {
        QFETCH(QString, text);
        const auto read = readCsv(text);
        QVERIFY(read);
        QList<QStringList> records;
        for (const CsvRecord &record : *read)
            records.append(record.fields);
        QTEST(records, "records");
    }

    void readsWhatItWrites()
    {
        const QList<QStringList> records{{u"a"_s, u"b\"c"_s}, {u"line\r\nbreak"_s, u"comma, and ; and \t"_s}, {u" "_s, u"😀"_s}};
        const auto read = readCsv(QString::fromUtf8(csvRecords(records)));
        QVERIFY(read);
        QCOMPARE(read->size(), 3);
        for (qsizetype i = 0; i < records.size(); ++i)
            QCOMPARE(read->at(i).fields, records.at(i));
    }

    void knowsTheLinesOfRecords()
    {
        const auto read = readCsv(u"a,b\n\n\"1\n2\",3\n4,5\n"_s);
        QVERIFY(read);
        QCOMPARE(read->at(1).line, 3);
        QCOMPARE(read->at(2).line, 5);
        QCOMPARE(readCsv(u"a,b\n1,2\n3,\"4\n5,6\n"_s).error(), 3);
    }

    void agreesWithPythonItself()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty())
            QSKIP("python3 is not installed");
        const QString alphabet = u"a,\"'\r\n \t;=é😀\u2028\\|\u00a0"_s;
        QRandomGenerator random(1);
        QByteArray ours;
        QJsonArray rows;
        for (int row = 0; row < 2000; ++row) {
            QStringList fields;
            for (int field = 0; field < 3; ++field) {
                QString text;
                for (int i = random.bounded(6); i > 0; --i)
                    text += alphabet.at(random.bounded(int(alphabet.size())));
                fields.append(text.isValidUtf16() ? text : u"?"_s);
            }
            ours += csvRecord(fields);
            rows.append(QJsonArray::fromStringList(fields));
        }
        QProcess process;
        process.start(python, {u"-c"_s, u"import csv, io, json, sys\n"
                                        "out = io.StringIO(newline='')\n"
                                        "csv.writer(out).writerows(json.loads(sys.stdin.buffer.read()))\n"
                                        "sys.stdout.buffer.write(out.getvalue().encode())"_s});
        process.write(QJsonDocument(rows).toJson());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(ours, process.readAllStandardOutput());
    }

    void writesTimestampsAsOtreeDoes_data()
    {
        QTest::addColumn<qint64>("atMs");
        QTest::addColumn<QString>("timestamp");
        QTest::newRow("milliseconds") << 1'489'245'296'123ll << u"1489245296.123"_s;
        QTest::newRow("leading zeros") << 1'489'245'296'007ll << u"1489245296.007"_s;
        QTest::newRow("a full second") << 1'489'245'296'000ll << u"1489245296.000"_s;
        QTest::newRow("after 2038") << 4'102'444'800'001ll << u"4102444800.001"_s;
    }
    void writesTimestampsAsOtreeDoes()
    {
        QFETCH(qint64, atMs);
        QTEST(csvTimestamp(atMs), "timestamp");
    }
};

LABCHAT_TEST(tst_Csv, QCoreApplication)
#include "tst_csv.moc"
