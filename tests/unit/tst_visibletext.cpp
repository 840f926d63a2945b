// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/visibletext.h"

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
};

QTEST_APPLESS_MAIN(tst_VisibleText)
#include "tst_visibletext.moc"
