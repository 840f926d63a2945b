// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/visibletext.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_VisibleText final : public QObject {
    Q_OBJECT

private slots:
    void showsWhatATerminalObeys_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("visible");
        QTest::newRow("nothing special") << u"Café – 日本語 🙂\n\tשלום"_s << u"Café – 日本語 🙂\n\tשלום"_s;
        QTest::newRow("an escape sequence") << u"\u001b[31mred\u001b[0m"_s << u"␛[31mred␛[0m"_s;
        QTest::newRow("a title of the terminal") << u"\u001b]0;x\u0007"_s << u"␛]0;x␇"_s;
        QTest::newRow("overwriting") << u"all right\rwrong\u0008\u007f"_s << u"all right␍wrong␈␡"_s;
        QTest::newRow("CSI in one character") << u"\u009b2J"_s << u"\\u{9b}2J"_s;
        QTest::newRow("another order") << u"a\u202eb\u2066c"_s << u"a\\u{202e}b\\u{2066}c"_s;
        QTest::newRow("another line end") << u"a\u2028b\u0085c"_s << u"a\\u{2028}b\\u{85}c"_s;
    }
    void showsWhatATerminalObeys()
    {
        QFETCH(QString, text);
        QFETCH(QString, visible);
        QCOMPARE(visibleText(text), visible);
    }

    void keepsJsonTheSame()
    {
        const QJsonObject object{{u"title"_s, u"\u001b[31m\u007f\u009b\u202eé\n🙂"_s}};
        const QByteArray shown = visibleJson(QJsonDocument(object).toJson(QJsonDocument::Compact));
        QCOMPARE(QJsonDocument::fromJson(shown).object(), object);
        for (const char16_t obeyed : {u'\u001b', u'\u007f', u'\u009b', u'\u202e'})
            QVERIFY(!QString::fromUtf8(shown).contains(QChar(obeyed)));
    }

    void knowsWhatNobodySees_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("blank");
        QTest::newRow("nothing") << u""_s << true;
        QTest::newRow("white space") << u" \t\n\u00a0\u3000\u2028"_s << true;
        QTest::newRow("zero width") << u"\u200b\u200c\u200d\ufeff\u2060"_s << true;
        QTest::newRow("Hangul fillers") << u"\u3164\u115f\u1160\uffa0"_s << true;
        QTest::newRow("a braille cell without dots") << u"\u2800"_s << true;
        QTest::newRow("variation selectors") << u"\ufe0f\ufe00\U000e0100"_s << true;
        QTest::newRow("joiners and marks") << u"\u034f\u17b4\u180b\u180e\u00ad"_s << true;
        QTest::newRow("tags") << u"\U000e0020\U000e007f\U000e0001"_s << true;
        QTest::newRow("a musical symbol without ink") << u"\U0001d159"_s << true;
        QTest::newRow("controls") << u"\u0001\u001b\u0085"_s << true;
        QTest::newRow("a letter among them") << u"\u3164\u2800a\ufeff"_s << false;
        QTest::newRow("an emoji with a variation selector") << u"❤\ufe0f"_s << false;
        QTest::newRow("a family") << u"👨\u200d👩"_s << false;
        QTest::newRow("Hangul") << u"한"_s << false;
        QTest::newRow("braille") << u"\u2801"_s << false;
        QTest::newRow("a dot") << u"."_s << false;
    }
    void knowsWhatNobodySees()
    {
        QFETCH(QString, text);
        QFETCH(bool, blank);
        QCOMPARE(isBlank(text), blank);
    }

    void findsWhatHidesInNames_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("inCode");
        QTest::addColumn<bool>("inName");
        QTest::newRow("letters") << u"Ann Müller-7 日本 שלום"_s << false << false;
        QTest::newRow("zero width space") << u"An\u200bna"_s << true << true;
        QTest::newRow("joiner between Latin letters") << u"An\u200dna"_s << true << true;
        QTest::newRow("non-joiner at the end") << u"Anna\u200c"_s << true << true;
        QTest::newRow("soft hyphen") << u"An\u00adna"_s << true << true;
        QTest::newRow("word joiner") << u"\u2060Anna"_s << true << true;
        QTest::newRow("byte order mark") << u"Anna\ufeff"_s << true << true;
        QTest::newRow("override") << u"\u202eannA"_s << true << true;
        QTest::newRow("isolate") << u"A\u2067nna\u2069"_s << true << true;
        QTest::newRow("mark of the direction") << u"Anna\u200e"_s << true << true;
        QTest::newRow("variation selector after a letter") << u"Anna\ufe0f"_s << true << true;
        QTest::newRow("variation selector after a digit") << u"Anna1\ufe0f"_s << true << true;
        QTest::newRow("variation selector alone") << u"\U000e0100"_s << true << true;
        QTest::newRow("second variation selector") << u"❤\ufe0f\ufe0f"_s << true << true;
        QTest::newRow("tags") << u"Anna\U000e0041\U000e007f"_s << true << true;
        QTest::newRow("Hangul filler") << u"Anna\u3164"_s << true << true;
        QTest::newRow("grapheme joiner") << u"An\u034fna"_s << true << true;
        QTest::newRow("empty braille cell") << u"Anna\u2800"_s << true << true;
        QTest::newRow("emoji that ends with a joiner") << u"👩\u200d"_s << true << true;
        QTest::newRow("non-joiner after Persian") << u"می\u200c"_s << true << true;
        QTest::newRow("Persian") << u"می\u200cخواهم"_s << true << false;
        QTest::newRow("Sinhala") << u"ශ්\u200dරී"_s << true << false;
        QTest::newRow("heart") << u"Anna ❤\ufe0f"_s << true << false;
        QTest::newRow("family") << u"👨\u200d👩\u200d👧"_s << true << false;
        QTest::newRow("scientist") << u"👩🏽\u200d🔬"_s << true << false;
        QTest::newRow("rainbow flag") << u"🏳\ufe0f\u200d🌈"_s << true << false;
        QTest::newRow("key") << u"1\ufe0f\u20e3"_s << true << false;
        QTest::newRow("Scotland") << u"🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"_s << true << false;
        QTest::newRow("Japanese form") << u"葛\U000e0100城"_s << true << false;
    }
    void findsWhatHidesInNames()
    {
        QFETCH(QString, text);
        QFETCH(bool, inCode);
        QFETCH(bool, inName);
        QCOMPARE(hasInvisible(text), inCode);
        QCOMPARE(hasInvisibleInName(text), inName);
    }
};

LABCHAT_TEST(tst_VisibleText, QCoreApplication)
#include "tst_visibletext.moc"
