// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exportarguments.h"
#include "support/testprogram.h"

#include <QtCore/QCoreApplication>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// An export's request as the arguments of a command line.
class ExportArgumentsTest final : public QObject {
    Q_OBJECT

private slots:
    void returnsFromArguments_data();
    void returnsFromArguments();
    void refusesArguments_data();
    void refusesArguments();
    void quotesForTheShell();
    void refusesAnotherList();
};

void ExportArgumentsTest::returnsFromArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("default") << QStringList{u"--format"_s, u"otree"_s};
    QTest::newRow("sessions") << QStringList{u"--session"_s, u"abcdefgh"_s, u"--session"_s, u"other one"_s, u"--format"_s, u"messages"_s};
    QTest::newRow("table") << QStringList{u"--format"_s, u"stata"_s, u"--table"_s, u"events"_s};
    QTest::newRow("transcript") << QStringList{u"--format"_s, u"transcript"_s, u"--without-times"_s, u"--without-moderation"_s};
    QTest::newRow("package") << QStringList{u"--format"_s, u"package"_s, u"--sidecars"_s, u"ro-crate,zenodo"_s, u"--title"_s, u"On talk"_s, u"--license"_s, u"CC-BY-4.0"_s, u"--creator"_s,
                                            u"Ada Lovelace <0000-0002-1825-0097>"_s, u"--creator"_s, u"Bob"_s};
    QTest::newRow("choice") << QStringList{u"--format"_s, u"messages"_s, u"--channel"_s, u"1-x-2"_s, u"--channel"_s, u"2"_s, u"--participant"_s, u"abc"_s, u"--rounds"_s, u"2-5"_s, u"--from"_s,
                                           u"2026-12-01T14:30:00.000Z"_s, u"--until"_s, u"2026-12-01T15:30:00.001Z"_s, u"--without-hidden"_s, u"--without-experimenter"_s};
    QTest::newRow("one round") << QStringList{u"--format"_s, u"messages"_s, u"--rounds"_s, u"3"_s};
    QTest::newRow("up to a round") << QStringList{u"--format"_s, u"messages"_s, u"--rounds"_s, u"-3"_s};
    QTest::newRow("from a round on") << QStringList{u"--format"_s, u"messages"_s, u"--rounds"_s, u"3-"_s};
    QTest::newRow("dialect") << QStringList{u"--format"_s, u"events"_s, u"--delimiter"_s, u"tab"_s, u"--bom"_s, u"--line-ends"_s, u"lf"_s, u"--decimal"_s, u"comma"_s, u"--time-zone"_s,
                                            u"Europe/Zurich"_s, u"--formula-guard"_s};
    QTest::newRow("pseudonyms") << QStringList{u"--format"_s, u"package"_s, u"--pseudonyms"_s, u"--key-file"_s, u"k.csv"_s, u"--manifest"_s, u"--command-line"_s};
}

void ExportArgumentsTest::returnsFromArguments()
{
    QFETCH(const QStringList, arguments);
    const auto request = exportRequestOf(arguments);
    QVERIFY2(request, request ? "" : qPrintable(request.error().text));
    QCOMPARE(argumentsOf(*request), arguments);
    const auto fromJson = exportRequestFromJson(toJson(*request));
    QVERIFY(fromJson);
    QCOMPARE(fromJson->choice, request->choice);
    QCOMPARE(fromJson->dialect, request->dialect);
    QCOMPARE(fromJson->pseudonyms.areUsed, request->pseudonyms.areUsed);
    QCOMPARE(fromJson->pseudonyms.keyFile, QString()); // where it is concerns nobody
}

void ExportArgumentsTest::refusesArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("empty session") << QStringList{u"--session"_s, u""_s};
    QTest::newRow("format") << QStringList{u"--format"_s, u"docx"_s};
    QTest::newRow("table") << QStringList{u"--table"_s, u"events"_s};
    QTest::newRow("transcript's options") << QStringList{u"--without-times"_s};
    QTest::newRow("title of a table") << QStringList{u"--title"_s, u"On talk"_s};
    QTest::newRow("wrong ORCID") << QStringList{u"--format"_s, u"package"_s, u"--creator"_s, u"Ada <0000-0002-1825-0098>"_s};
    QTest::newRow("zenodo without creators") << QStringList{u"--format"_s, u"package"_s, u"--sidecars"_s, u"zenodo"_s};
    QTest::newRow("rounds") << QStringList{u"--rounds"_s, u"two"_s};
    QTest::newRow("no rounds") << QStringList{u"--rounds"_s, u"-"_s};
    QTest::newRow("rounds backwards") << QStringList{u"--rounds"_s, u"5-2"_s};
    QTest::newRow("time") << QStringList{u"--from"_s, u"yesterday"_s};
    QTest::newRow("times backwards") << QStringList{u"--from"_s, u"2026-12-02T00:00:00Z"_s, u"--until"_s, u"2026-12-01T00:00:00Z"_s};
    QTest::newRow("delimiter") << QStringList{u"--delimiter"_s, u"pipe"_s};
    QTest::newRow("line ends") << QStringList{u"--line-ends"_s, u"cr"_s};
    QTest::newRow("decimal") << QStringList{u"--decimal"_s, u","_s};
    QTest::newRow("zone") << QStringList{u"--time-zone"_s, u"Mars/Base"_s};
    QTest::newRow("dialect of a workbook") << QStringList{u"--format"_s, u"xlsx"_s, u"--bom"_s};
    QTest::newRow("key alone") << QStringList{u"--key-file"_s, u"k.csv"_s};
    QTest::newRow("unknown") << QStringList{u"--colour"_s};
}

void ExportArgumentsTest::refusesArguments()
{
    QFETCH(const QStringList, arguments);
    const auto request = exportRequestOf(arguments);
    QVERIFY(!request);
    QCOMPARE(request.error().code, u"wrong_usage"_s);
    QVERIFY(!request.error().text.isEmpty());
}

void ExportArgumentsTest::quotesForTheShell()
{
    ExportRequest request{{u"it's $HOME"_s}, ExportFormat::Messages, u"/tmp/a b.csv"_s};
    QCOMPARE(exportCommandLine(request, u"/data"_s, u"c.csv"_s),
             u"labchat export --data /data --session 'it'\\''s $HOME' --format messages --replace-contacts c.csv --out '/tmp/a b.csv'"_s);
}

void ExportArgumentsTest::refusesAnotherList()
{
    QCOMPARE(markedPassages(u"a,b\r\n1,2\r\n"_s).error().code, u"wrong_usage"_s);
    QCOMPARE(markedPassages({}).error().code, u"wrong_usage"_s);
    const auto broken = markedPassages(u"labchat_session,seq,channel,kind,start,length,text,context,replace\r\nabc,x,,e-mail,0,1,,,yes\r\n"_s);
    QVERIFY(broken.error().text.contains(u"2"_s));
}

LABCHAT_TEST(ExportArgumentsTest, QCoreApplication)
#include "tst_exportarguments.moc"
