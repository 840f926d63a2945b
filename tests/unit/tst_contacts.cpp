// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contacts.h"
#include "support/testprogram.h"

#include <QtCore/QCoreApplication>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What looks like an address or a phone number in a text.
class ContactsTest final : public QObject {
    Q_OBJECT

private slots:
    void findsContacts_data();
    void findsContacts();
    void readsLongTextsFast();
};

void ContactsTest::findsContacts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("nothing") << u"I offer 12, you take 30. 1:0!"_s << QStringList{};
    QTest::newRow("address") << u"mail me: jo.doe+x@mail.example.co.uk."_s << QStringList{u"jo.doe+x@mail.example.co.uk"_s};
    QTest::newRow("umlauts") << u"jürg@zürich.ch"_s << QStringList{u"jürg@zürich.ch"_s};
    QTest::newRow("two") << u"a@b.ch,c@d.org"_s << QStringList{u"a@b.ch"_s, u"c@d.org"_s};
    QTest::newRow("international") << u"+41 79 123 45 67"_s << QStringList{u"+41 79 123 45 67"_s};
    QTest::newRow("dashes") << u"call 555-123-4567 now"_s << QStringList{u"555-123-4567"_s};
    QTest::newRow("parentheses") << u"(030) 123 456 78"_s << QStringList{u"(030) 123 456 78"_s};
    QTest::newRow("other digits") << u"٠٧٧١٢٣٤٥٦٧"_s << QStringList{u"٠٧٧١٢٣٤٥٦٧"_s};
    QTest::newRow("date") << u"on 01.12.2026 or 2026-12-01"_s << QStringList{};
    QTest::newRow("digits in an address") << u"0791234567@example.org"_s << QStringList{u"0791234567@example.org"_s};
    QTest::newRow("too few") << u"123 456"_s << QStringList{};
    QTest::newRow("handle") << u"@someone"_s << QStringList{};
}

void ContactsTest::findsContacts()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, found);
    QStringList texts;
    for (const ContactMatch &match : contactsIn(text))
        texts.append(text.mid(match.start, match.length));
    QCOMPARE(texts, found);
}

/// Nothing that somebody types makes it go back and forth without an end.
void ContactsTest::readsLongTextsFast()
{
    for (const QString &piece : {u"a"_s, u"a."_s, u"a@"_s, u"1"_s, u"1 "_s, u"1-"_s, u"+("_s, u"a@b."_s})
        (void)contactsIn(piece.repeated(100'000));
    const QString text = u"😀a😀"_s;
    QCOMPARE(inCodePoints(text, 3), 2);
    QCOMPARE(inCodeUnits(text, 2), 3);
    QCOMPARE(inCodeUnits(text, 99), text.size());
    QCOMPARE(inCodePoints(text, 99), 3);
}

LABCHAT_TEST(ContactsTest, QCoreApplication)
#include "tst_contacts.moc"
