// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/codes.h"
#include "core/room.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_Room final : public QObject {
    Q_OBJECT

private slots:
    void readsLabelsAsOtreeDoes_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("a line each") << QByteArray("PC_1\nPC_2\n") << QStringList{u"PC_1"_s, u"PC_2"_s};
        QTest::newRow("Windows") << QByteArray("PC_1\r\nPC_2\r\n") << QStringList{u"PC_1"_s, u"PC_2"_s};
        QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbfPC_1\n") << QStringList{u"PC_1"_s};
        QTest::newRow("spaces, tabs, empty lines") << QByteArray("  b\t\n\n a c  ") << QStringList{u"b"_s, u"a"_s, u"c"_s};
        QTest::newRow("no-break space") << QByteArray("a\u00a0b") << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("duplicates") << QByteArray("b a b a c") << QStringList{u"b"_s, u"a"_s, u"c"_s};
        QTest::newRow("empty") << QByteArray() << QStringList{};
    }
    void readsLabelsAsOtreeDoes()
    {
        QFETCH(QByteArray, file);
        const auto labels = read(file);
        QVERIFY2(labels, labels ? "" : qPrintable(labels.error().text));
        QTEST(*labels, "labels");
    }

    void refusesALabelAndShowsIt_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("shown");
        QTest::newRow("hyphen") << QByteArray("PC_1\nPC-2\n") << u"“PC-2”"_s;
        QTest::newRow("umlaut") << QByteArray("Plätze") << u"“Plätze”"_s;
        QTest::newRow("not UTF-8") << QByteArray("Pl\xe4tze") << u"Pl"_s;
        QTest::newRow("too long") << QByteArray(101, 'a') << u"a"_s.repeated(100);
    }
    void refusesALabelAndShowsIt()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, shown);
        const auto labels = read(file);
        QVERIFY(!labels);
        QCOMPARE(labels.error().code, u"bad_label"_s);
        QVERIFY2(labels.error().text.contains(shown), qPrintable(labels.error().text));
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

    void letsInWhoHasTheHash()
    {
        const Room room{u"lab1"_s, {u"a"_s, u"b"_s}, u"secret"_s};
        const QUrlQuery query(labelLink(QUrl(u"http://host:8000/room/lab1"_s), room, u"a"_s));
        QCOMPARE(query.queryItemValue(u"participant_label"_s), u"a"_s);
        const QString hash = query.queryItemValue(u"hash"_s);
        QVERIFY(looksLikeTicket(hash));
        QVERIFY(mayEnter(room, u"a"_s, hash));
        QVERIFY(!mayEnter(room, u"b"_s, hash));
        QVERIFY(!mayEnter(room, u"a"_s, {}));
        QVERIFY(!mayEnter(room, u"a"_s, hash.chopped(1)));
        QVERIFY(!mayEnter(room, u"c"_s, derivedTicket(u"secret"_s, u"c"_s))); // signed once, but no longer a label of the room
        QVERIFY(!mayEnter({u"lab1"_s, {u"a"_s}, u"another"_s}, u"a"_s, hash));
    }

    void letsInEveryLabelWithoutASecret()
    {
        const Room room{u"lab1"_s, {u"a"_s}};
        QCOMPARE(labelLink(QUrl(u"http://host/room/lab1"_s), room, u"a"_s), QUrl(u"http://host/room/lab1?participant_label=a"_s));
        QVERIFY(mayEnter(room, u"a"_s, {}));
        QVERIFY(mayEnter(room, u"a"_s, u"whatever"_s));
        QVERIFY(!mayEnter(room, u"b"_s, {}));
        QVERIFY(mayEnter({u"lab1"_s, {}, u"secret"_s}, {}, {})); // no labels, no links to sign
    }

private:
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

QTEST_APPLESS_MAIN(tst_Room)
#include "tst_room.moc"
