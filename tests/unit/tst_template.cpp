// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/template.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

class tst_Template final : public QObject {
    Q_OBJECT

private slots:
    void fillsIn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("filled");
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("literal") << u"Player {1}"_s << u"Player {1}"_s;
        QTest::newRow("one name") << u"Player {{player.id_in_group}}"_s << u"Player 3"_s;
        QTest::newRow("spaces inside") << u"{{ group.id }}"_s << u"12"_s;
        QTest::newRow("several") << u"{{group.id}}-{{player.id_in_group}}-{{group.id}}"_s << u"12-3-12"_s;
        QTest::newRow("no HTML escaping") << u"{{player.role}}"_s << u"<b>\"R&D\"</b>"_s;
        QTest::newRow("a value that looks like a template") << u"{{odd}}"_s << u"{{group.id}}"_s;
        QTest::newRow("an empty value") << u"a{{empty}}b"_s << u"ab"_s;
        QTest::newRow("emoji") << u"😀{{group.id}}é"_s << u"😀12é"_s;
    }
    void fillsIn()
    {
        QFETCH(QString, text);
        const auto filled = fillIn(text, m_values);
        QVERIFY2(filled, filled ? "" : qPrintable(filled.error().text));
        QTEST(*filled, "filled");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("unknown name") << u"{{group.number}}"_s << u"group.number"_s;
        QTest::newRow("names what is known") << u"{{x}}"_s << u"group.id, odd, player.id_in_group"_s;
        QTest::newRow("unclosed") << u"{{group.id"_s << u"{{group.id"_s;
        QTest::newRow("unclosed section") << u"{{#group.id}}x"_s << u"not well-formed"_s;
        QTest::newRow("half a name") << u"{{group}}"_s << u"group"_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const auto filled = fillIn(text, m_values);
        QVERIFY(!filled);
        QCOMPARE(filled.error().code, u"bad_template"_s);
        QVERIFY2(filled.error().text.contains(said), qPrintable(filled.error().text));
    }

private:
    const TemplateValues m_values{{u"player.id_in_group"_s, u"3"_s}, {u"group.id"_s, u"12"_s}, {u"player.role"_s, u"<b>\"R&D\"</b>"_s},
                                  {u"odd"_s, u"{{group.id}}"_s}, {u"empty"_s, u""_s}};
};

LABCHAT_TEST(tst_Template, QCoreApplication)
#include "tst_template.moc"
