// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels.h"
#include "support/testprogram.h"

#include <QtCore/QStringEncoder>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Label files and pasted labels: every line is a label, or the line is named with what is wrong and what to do.
class tst_Labels final : public QObject {
    Q_OBJECT

private slots:
    void readsALabelOnEachLine_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("labels");
        const QStringList two{u"PC_1"_s, u"PC_2"_s};
        QTest::newRow("a line each") << QByteArray("PC_1\nPC_2\n") << two;
        QTest::newRow("Windows") << QByteArray("PC_1\r\nPC_2\r\n") << two;
        QTest::newRow("an old Mac") << QByteArray("PC_1\rPC_2\r") << two;
        QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbfPC_1\nPC_2") << two;
        QTest::newRow("UTF-16 of Windows' editor") << encoded(u"PC_1\r\nPC_2\r\n"_s, QStringEncoder::Utf16LE) << two;
        QTest::newRow("UTF-16, big endian") << encoded(u"PC_1\nPC_2\n"_s, QStringEncoder::Utf16BE) << two;
        QTest::newRow("spaces around, empty lines") << QByteArray("  PC_1\t\n\n \n\u00a0PC_2  ") << two;
        QTest::newRow("duplicates") << QByteArray("PC_1\nPC_2\nPC_1\n") << two;
        QTest::newRow("names without numbers") << QByteArray("Anna\nBert\n") << QStringList{u"Anna"_s, u"Bert"_s};
        QTest::newRow("only one of two has a number") << QByteArray("teacher\nPC_1\n") << QStringList{u"teacher"_s, u"PC_1"_s};
        QTest::newRow("labels that begin like a heading") << QByteArray("participant_1\nparticipant_2\n") << QStringList{u"participant_1"_s, u"participant_2"_s};
        QTest::newRow("one label that begins like a heading") << QByteArray("Label1\n") << QStringList{u"Label1"_s};
        QTest::newRow("100 characters") << QByteArray(100, 'a') << QStringList{QString(100, u'a')};
    }
    void readsALabelOnEachLine()
    {
        QFETCH(QByteArray, file);
        const auto labels = read(file);
        QVERIFY2(labels, labels ? "" : qPrintable(labels.error().text));
        QTEST(*labels, "labels");
    }

    void namesTheLineThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QStringList>("says");
        const QString bad = u"bad_label"_s, unreadable = u"unreadable_labels"_s, none = u"no_labels"_s;
        QTest::newRow("a space") << QByteArray("PC_0\nPC 1\nPC 2\n") << bad << QStringList{u"Line 2"_s, u"“PC 1”"_s, u"space"_s, u"1 more"_s};
        QTest::newRow("a no-break space") << QByteArray("a\u00a0b") << bad << QStringList{u"Line 1"_s, u"space"_s};
        QTest::newRow("several on a line") << QByteArray("PC_1 PC_2\n") << bad << QStringList{u"Line 1"_s, u"one label on each line"_s};
        QTest::newRow("columns") << QByteArray("PC_1,Anna\nPC_2,Bert\n") << bad << QStringList{u"Line 1"_s, u"columns"_s};
        QTest::newRow("columns of a spreadsheet") << QByteArray("PC_1\tAnna\n") << bad << QStringList{u"Line 1"_s, u"columns"_s};
        QTest::newRow("a heading") << QByteArray("participant_label\nPC_1\n") << bad << QStringList{u"Line 1"_s, u"“participant_label”"_s, u"heading"_s, u"Remove"_s};
        QTest::newRow("a heading with a space") << QByteArray("\nParticipant label\nAnna\n") << bad << QStringList{u"Line 2"_s, u"heading"_s};
        for (const char *heading : {"Participant", "participants", "Participant ID", "Participant code", "Label", "“Labels”:", "Teilnehmer"})
            QTest::newRow(heading) << QByteArray(heading) + "\nPC_1\n" << bad << QStringList{u"Line 1"_s, QString::fromUtf8(heading), u"heading"_s};
        QTest::newRow("a heading with nothing below it") << QByteArray("Participant\n") << bad << QStringList{u"Line 1"_s, u"heading"_s};
        QTest::newRow("the only one without a number") << QByteArray("Platz\nPC_1\nPC_2\n") << bad << QStringList{u"Line 1"_s, u"“Platz”"_s, u"heading"_s};
        QTest::newRow("hyphen") << QByteArray("PC_1\n\nPC-2\n") << bad << QStringList{u"Line 3"_s, u"“PC-2”"_s, u"“-”"_s};
        QTest::newRow("umlaut") << QByteArray("Plätze") << bad << QStringList{u"“Plätze”"_s, u"“ä”"_s};
        QTest::newRow("an invisible character") << QByteArray("PC_1\u200b") << bad << QStringList{u"U+200B"_s};
        QTest::newRow("too long") << QByteArray(101, 'a') << bad << QStringList{u"Line 1"_s, u"longer than 100"_s};
        QTest::newRow("Latin-1") << QByteArray("PC_1\nPl\xe4tze\n") << unreadable << QStringList{u"Line 2"_s, u"Latin-1"_s, u"“Plätze”"_s, u"UTF-8"_s};
        QTest::newRow("Latin-1 at the end") << QByteArray("PC_1\nCaf\xe9") << unreadable << QStringList{u"Line 2"_s, u"“Café”"_s};
        QTest::newRow("UTF-16 without mark") << QByteArray("P\0C\0_\0", 6) << unreadable << QStringList{u"line 1"_s, u"UTF-16"_s, u"UTF-8"_s};
        QTest::newRow("UTF-16, cut off") << encoded(u"PC_1"_s, QStringEncoder::Utf16LE).chopped(1) << unreadable << QStringList{u"cut off"_s};
        QTest::newRow("a workbook") << QByteArray("PK\x03\x04\x14\0\x06\0", 8) << unreadable << QStringList{u"spreadsheet"_s, u"plain text"_s};
        QTest::newRow("empty") << QByteArray() << none << QStringList{u"no label"_s};
        QTest::newRow("only white space") << QByteArray("\xef\xbb\xbf \n\n") << none << QStringList{u"no label"_s};
    }
    void namesTheLineThatIsWrong()
    {
        QFETCH(QByteArray, file);
        QFETCH(QStringList, says);
        const auto labels = read(file);
        QVERIFY(!labels);
        QTEST(labels.error().code, "code");
        for (const QString &words : says)
            QVERIFY2(labels.error().text.contains(words), qPrintable(labels.error().text));
        QVERIFY2(labels.error().text.contains(u"labels.txt"), qPrintable(labels.error().text));
    }

    void neverDividesALabel()
    {
        const LabelList list = labelsIn(u"PC 1\nPC_2\nPC_2"_s);
        QCOMPARE(list.labels, QStringList{u"PC_2"_s});
        QCOMPARE(list.duplicates, 1);
        QCOMPARE(list.mistakes.size(), 1);
    }

    void refusesAFileThatIsNotThere()
    {
        const auto labels = readLabels(m_directory.filePath(u"missing.txt"_s));
        QVERIFY(!labels);
        QCOMPARE(labels.error().code, u"unreadable_labels"_s);
        QVERIFY(labels.error().text.contains(u"missing.txt"));
    }

    void refusesAFileThatIsHardlyAListOfLabels()
    {
        QFile file(m_directory.filePath(u"large.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(100'000'000));
        const auto labels = readLabels(file.fileName());
        QVERIFY(!labels);
        QCOMPARE(labels.error().code, u"unreadable_labels"_s);
    }

private:
    /// With a byte order mark.
    static QByteArray encoded(const QString &text, QStringEncoder::Encoding encoding)
    {
        QStringEncoder encoder(encoding, QStringEncoder::Flag::WriteBom);
        return encoder(text);
    }

    Result<QStringList> read(const QByteArray &bytes)
    {
        QFile file(m_directory.filePath(u"labels.txt"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the labels could not be written");
        file.close();
        return readLabels(file.fileName());
    }

    QTemporaryDir m_directory;
};

LABCHAT_TEST(tst_Labels, QCoreApplication)
#include "tst_labels.moc"
