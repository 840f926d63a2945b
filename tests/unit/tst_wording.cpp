// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/wording.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_Wording final : public QObject {
    Q_OBJECT

private slots:
    void suggestsTheNearestWord_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("nearest");
        QTest::newRow("the word itself") << u"title"_s << u"title"_s;
        QTest::newRow("two letters swapped") << u"titel"_s << u"title"_s;
        QTest::newRow("a letter left out") << u"chas"_s << u"chats"_s;
        QTest::newRow("like none") << u"colour_of_the_page"_s << QString();
        QTest::newRow("short and like none") << u"xy"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("very long") << QString(1'000'000, u'x') << QString();
    }
    void suggestsTheNearestWord()
    {
        QFETCH(QString, word);
        QTEST(nearestWord(word, {u"name"_s, u"title"_s, u"ends"_s, u"chats"_s}), "nearest");
        QCOMPARE(nearestWord(word, {}), QString());
    }

    void quotesTheBeginningOfALongText()
    {
        QCOMPARE(excerpt(u"short"_s), u"short"_s);
        QCOMPARE(excerpt(u"two\n  lines"_s), u"two lines"_s);
        QCOMPARE(excerpt(QString(1'000'000, u'x')), QString(80, u'x') + u'…');
        QVERIFY(excerpt(u"a "_s + QString(1000, u' ') + u"b"_s).endsWith(u'…'));
    }
};

LABCHAT_TEST(tst_Wording, QCoreApplication)
#include "tst_wording.moc"
