// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/names.h"

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
};

QTEST_APPLESS_MAIN(tst_Names)
#include "tst_names.moc"
