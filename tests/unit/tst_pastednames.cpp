// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pastednames.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Codes and names as people paste and type them.
class tst_PastedNames final : public QObject {
    Q_OBJECT

private slots:
    void findsACodeInWhatWasPasted_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("code");
        for (const QString &around : {u"."_s, u","_s, u")"_s, u"]"_s, u">"_s, u"\""_s, u"'"_s, u"»"_s, u"”"_s, u"’"_s, u"!?"_s, u"\u200b"_s, u" "_s, u"_"_s, u"*"_s})
            QTest::newRow(qUtf8Printable(around)) << u"hx3mzp7q"_s + around << u"hx3mzp7q"_s;
        QTest::newRow("on both sides") << u"“hx3mzp7q”"_s << u"hx3mzp7q"_s;
        QTest::newRow("capitals") << u"HX3mzp7Q"_s << u"hx3mzp7q"_s;
        QTest::newRow("inside") << u"hx3.mzp7q"_s << u"hx3.mzp7q"_s;
        QTest::newRow("only punctuation") << u"…"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void findsACodeInWhatWasPasted()
    {
        QFETCH(QString, pasted);
        QTEST(pastedCode(pasted), "code");
    }

    void keepsANameAsItIs()
    {
        QCOMPARE(pastedName(u"_Lab_1_"_s), u"_Lab_1_"_s);
        QCOMPARE(pastedName(u"(PC_1)."_s), u"PC_1"_s);
        QCOMPARE(pastedName(u"PC 1"_s), u"PC 1"_s); // not the label “PC”
        for (const QString &other : {u"Zoé"_s, u"Émile"_s, u"-1"_s, u"#5"_s, u"5%"_s, u"PC-"_s, u"PC+"_s, u"/5"_s})
            QCOMPARE(pastedName(other), other); // not the label of somebody else
    }

    void findsTheNameThatIsMeant()
    {
        const QStringList known{u"PC_1"_s, u"a"_s, u"A"_s, u"b"_s, u"b"_s};
        QCOMPARE(meantName(known, u"PC_1"_s), u"PC_1"_s);
        QCOMPARE(meantName(known, u"pc_1"_s), u"PC_1"_s);
        QCOMPARE(meantName(known, u"a"_s), u"a"_s);
        QCOMPARE(meantName(known, u"B"_s), u"b"_s);
        QCOMPARE(meantName(known, u"PC_2"_s), QString());
        QCOMPARE(meantName({u"aB"_s, u"Ab"_s}, u"ab"_s), QString()); // it could be either
        QCOMPARE(meantName({u"s1"_s, u"k1"_s}, u"\u017f1"_s), QString()); // a long s, and a Kelvin sign
        QCOMPARE(meantName({u"s1"_s, u"k1"_s}, u"\u212a1"_s), QString());
    }
};

LABCHAT_TEST(tst_PastedNames, QCoreApplication)
#include "tst_pastednames.moc"
