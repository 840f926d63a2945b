// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;

/// Checks the translations: no text is missing, and each has the same placeholders as the source.
class tst_Translations final : public QObject {
    Q_OBJECT

private slots:
    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("German") << u"labchat_de.ts"_s;
        QTest::newRow("English plurals") << u"labchat_en.ts"_s;
    }
    void everyTextIsTranslated()
    {
        QFETCH(QString, file);
        QFile ts(QStringLiteral(LABCHAT_SOURCE_DIR "/translations/") + file);
        QVERIFY2(ts.open(QIODevice::ReadOnly), qPrintable(ts.fileName()));
        QXmlStreamReader xml(&ts);
        QString source;
        QStringList wrong;
        int translations = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"source") {
                source = xml.readElementText();
            } else if (xml.name() == u"translation") {
                const bool finished = !xml.attributes().hasAttribute(u"type"_s);
                ++translations;
                for (const QString &text : forms(xml)) {
                    if (!finished || text.isEmpty() || placeholders(text) != placeholders(source))
                        wrong.append(source + u" → "_s + text);
                }
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(translations > 0);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

private:
    /// The text of a translation, or its plural forms.
    static QStringList forms(QXmlStreamReader &xml)
    {
        QString text;
        QStringList numerus;
        while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
            if (xml.isStartElement())
                numerus.append(xml.readElementText());
            else
                text.append(xml.text());
        }
        return numerus.isEmpty() ? QStringList{text} : numerus;
    }

    static QSet<QString> placeholders(const QString &text)
    {
        static const QRegularExpression placeholder(u"%L?(\\d+|n)"_s);
        QSet<QString> found;
        for (auto it = placeholder.globalMatch(text); it.hasNext();)
            found.insert(it.next().captured());
        return found;
    }
};

LABCHAT_TEST(tst_Translations, QCoreApplication)
#include "tst_translations.moc"
