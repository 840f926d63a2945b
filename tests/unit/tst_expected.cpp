// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expected.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Tables of expected participants: what people write, and what is told of their mistakes.
class tst_Expected final : public QObject {
    Q_OBJECT

private slots:
    void readsColumnsByTheirNames_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("read");
        QTest::newRow("labels") << u"label\nPC_1\nPC_2\n"_s << u"PC_1||| PC_2|||"_s;
        QTest::newRow("no heading") << u"PC_1\nPC_2\n"_s << u"PC_1|PC_1|| PC_2|PC_2||"_s;
        QTest::newRow("codes") << u"code\nk3j4\n"_s << u"|k3j4||"_s;
        QTest::newRow("all columns") << u"label,group,role,session\nPC_1,2,buyer,abcd1234\n"_s << u"PC_1||2|buyer"_s;
        QTest::newRow("other order, other columns, a spreadsheet's separator") << u"Seat;Role;Participant label;Code\r\n4;buyer;PC_1;k3\r\n"_s << u"PC_1|k3||buyer"_s;
        QTest::newRow("another session's rows") << u"label,session\nPC_1,abcd1234\nPC_2,other\nPC_3,\n"_s << u"PC_1||| PC_3|||"_s;
        QTest::newRow("somebody twice") << u"label\nPC_1\nPC_1\n"_s << u"PC_1|||"_s;
        QTest::newRow("letters of any language, spaces around") << u"label\n Zoë \n"_s << u"Zoë|||"_s;
    }
    void readsColumnsByTheirNames()
    {
        QFETCH(QString, table);
        const ExpectedList list = expectedIn(table, u"abcd1234"_s);
        QCOMPARE(list.mistakes, QStringList());
        QStringList read;
        for (const ExpectedParticipant &who : list.participants)
            read.append(QStringList{who.label, who.code, who.group, who.role}.join(u'|'));
        QTEST(read.join(u' '), "read");
    }

    void namesTheLineThatIsWrong_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("says");
        QTest::newRow("columns without names") << u"PC_1,2\nPC_2,2\n"_s << u"Line 1: the first line must name"_s;
        QTest::newRow("nobody's column") << u"group,role\n1,buyer\n"_s << u"Line 1: the first line must name"_s;
        QTest::newRow("too few columns") << u"label,group\nPC_1,2\nPC_2\n"_s << u"Line 3: the table has 2 columns; this row has 1."_s;
        QTest::newRow("nobody") << u"label,group\n,2\n"_s << u"Line 2 has neither a label nor a code."_s;
        QTest::newRow("a control character") << u"label\nPC\u00071\n"_s << u"Line 2"_s;
        QTest::newRow("too long") << u"label\n"_s + QString(256, u'x') << u"Line 2"_s;
        QTest::newRow("a quotation mark") << u"label\n\"PC_1\nPC_2\n"_s << u"Line 2: a quotation mark"_s;
    }
    void namesTheLineThatIsWrong()
    {
        QFETCH(QString, table);
        QFETCH(QString, says);
        const ExpectedList list = expectedIn(table, u"abcd1234"_s);
        QVERIFY2(list.mistakes.join(u' ').contains(says), qPrintable(list.mistakes.join(u' ')));
    }

    void readsFilesLikeThoseOfLabels_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        QTest::newRow("UTF-8 with a mark") << QByteArray("\xef\xbb\xbflabel\nPC_1\n") << QString();
        QTest::newRow("UTF-16") << QByteArray("\xff\xfel\0a\0b\0e\0l\0\n\0x\0", 16) << QString();
        QTest::newRow("Latin-1") << QByteArray("label\nZo\xeb\n") << u"unreadable_labels"_s;
        QTest::newRow("a spreadsheet") << QByteArray("PK\x03\x04zipped") << u"unreadable_labels"_s;
        QTest::newRow("a mistake") << QByteArray("label,group\nPC_1\n") << u"bad_table"_s;
        QTest::newRow("nobody") << QByteArray("label\n") << u"nobody_expected"_s;
        QTest::newRow("only elsewhere") << QByteArray("label,session\nPC_1,other\n") << u"nobody_expected"_s;
    }
    void readsFilesLikeThoseOfLabels()
    {
        QFETCH(QByteArray, file);
        QTemporaryDir folder;
        QFile stored(folder.filePath(u"expected.csv"_s));
        QVERIFY(stored.open(QIODevice::WriteOnly) && stored.write(file) == file.size());
        stored.close();
        const auto read = readExpected(stored.fileName(), u"abcd1234"_s);
        QTEST(read ? QString() : read.error().code, "code");
        QCOMPARE(readExpected(folder.filePath(u"missing.csv"_s), {}).error().code, u"unreadable_labels"_s);
    }
};

LABCHAT_TEST(tst_Expected, QCoreApplication)
#include "tst_expected.moc"
