// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/names.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_Names final : public QObject {
    Q_OBJECT

private slots:
    void agreesWithOtree_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("channelName");
        QTest::addColumn<bool>("label");
        QTest::newRow("letters") << u"abc"_s << true << true;
        QTest::newRow("a digit") << u"1"_s << true << true;
        QTest::newRow("all kinds") << u"aZ09_"_s << true << true;
        QTest::newRow("hyphen") << u"1-2-3"_s << true << false;
        QTest::newRow("empty") << u""_s << false << false;
        QTest::newRow("space") << u"a b"_s << false << false;
        QTest::newRow("line break at the end") << u"a\n"_s << false << false;
        QTest::newRow("umlaut") << u"ä"_s << false << false;
        QTest::newRow("Arabic digit") << u"٣"_s << false << false;
        QTest::newRow("full-width letter") << u"Ａ"_s << false << false;
        QTest::newRow("slash") << u"a/b"_s << false << false;
        QTest::newRow("dot") << u".."_s << false << false;
        QTest::newRow("100 characters") << u"a"_s.repeated(100) << true << true;
        QTest::newRow("101 characters") << u"a"_s.repeated(101) << true << false;
    }
    void agreesWithOtree()
    {
        QFETCH(QString, text);
        QTEST(isChannelName(text), "channelName");
        QTEST(isLabel(text), "label");
    }

    void makesAChannelOfAnyText()
    {
        const QStringList texts{u""_s, u"Seller"_s, u"Buyer_2"_s, u"Buyer-2"_s, u"Buyer 2"_s, u"Buyer  2"_s, u"Buyer--2"_s, u"Buyer-2--20"_s, u"Käufer"_s, u"Kaufer"_s,
                                u"K-ufer"_s, u"K-ufer--e4"_s, u"买方"_s, u"卖方"_s, u"-"_s, u" "_s, u"--"_s, u"---2d"_s, u"😀"_s, u"a/b"_s, u"a.b"_s, u"a b-c"_s, u"a-b c"_s};
        QSet<QString> slugs;
        for (const QString &text : texts) {
            QVERIFY2(text.isEmpty() || isChannelName(slug(text)), qPrintable(slug(text)));
            QVERIFY2(!slugs.contains(slug(text)), qPrintable(text));
            slugs.insert(slug(text));
        }
        for (const QString &plain : {u"Seller"_s, u"Buyer_2"_s, u"Buyer-2"_s})
            QCOMPARE(slug(plain), plain);
        QCOMPARE(slug(u"Buyer 2"_s), u"Buyer-2--20"_s);
    }
};

LABCHAT_TEST(tst_Names, QCoreApplication)
#include "tst_names.moc"
