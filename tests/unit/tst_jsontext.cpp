// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/jsontext.h"
#include "support/testprogram.h"

#include <QtCore/QtCore>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// JSON that is written as bytes is what QJsonDocument writes.
class tst_JsonText final : public QObject {
    Q_OBJECT

private slots:
    void writesTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u"Hello"_s;
        QTest::newRow("empty") << u""_s;
        QTest::newRow("none") << QString();
        QTest::newRow("quotation marks") << u"\"a\\b/"_s;
        QTest::newRow("all bytes below 128") << [] {
            QString all;
            for (char16_t c = 0; c < 128; ++c)
                all += QChar(c);
            return all;
        }();
        QTest::newRow("escapes at both ends") << u"\n\n\t"_s;
        QTest::newRow("other languages") << u"Grüße, שלום, 你好, 😀, \ufeff, \u2028"_s;
        QTest::newRow("long") << u"abcdefg\n"_s.repeated(200) + u"x"_s.repeated(1000) + u"é"_s + u"y"_s.repeated(300) + u"\n"_s;
        QTest::newRow("markup") << u"</script><b>&amp;"_s;
    }
    void writesTexts()
    {
        QFETCH(QString, text);
        const QByteArray json = JsonText("x").add("text", text).text();
        const QByteArray byQt = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
        QCOMPARE(json, "{\"type\":\"x\",\"text\":" + byQt.mid(1, byQt.size() - 2) + '}');
        QCOMPARE(JsonText("x").addUtf8("text", text.toUtf8()).text(), json);
    }

    void writesValues()
    {
        QCOMPARE(JsonText("a").add("whole", 5).add("large", qint64(9'007'199'254'740'991)).add("below", -1).add("least", std::numeric_limits<qint64>::min()).add("yes", true).add("no", false)
                     .add("object", QJsonObject{{u"b"_s, 1.5}}).add("list", QJsonArray{1, u"é"_s}).add("nothing", QJsonValue()).addRaw("raw", "[1]").text(),
                 QByteArray(R"({"type":"a","whole":5,"large":9007199254740991,"below":-1,"least":-9223372036854775808,"yes":true,"no":false,"object":{"b":1.5},"list":[1,"é"],"nothing":null,"raw":[1]})"));
    }

    void writesNumbersAsQtDoes()
    {
        for (const double number : {0.0, 0.5, 5.0, 1000.0, 1.0 / 3, 1e-7, 1e21, 123456789.125}) {
            const QByteArray byQt = QJsonDocument(QJsonObject{{u"n"_s, number}}).toJson(QJsonDocument::Compact);
            QCOMPARE(JsonText::object().add("n", number).text(), byQt);
        }
    }

    void writesObjectsInside()
    {
        const QByteArray json = JsonText("a").add("b", JsonText::object().add("c", 1).add("d", u"“é"_s)).add("e", 2).text();
        QCOMPARE(json, QByteArray("{\"type\":\"a\",\"b\":{\"c\":1,\"d\":\"“é\"},\"e\":2}"));
        QCOMPARE(JsonText::object().text(), QByteArray("{}"));
    }
};

LABCHAT_TEST(tst_JsonText, QCoreApplication)
#include "tst_jsontext.moc"
