// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/noncememory.h"

#include <QtTest/QtTest>

using namespace LabChat;

class tst_NonceMemory final : public QObject {
    Q_OBJECT

private slots:
    void knowsTheNewest();
    void knowsThoseOfBoth();
    void keepsTheNewestOfBoth();
    void knowsEachOfManyAlike();
};

void tst_NonceMemory::knowsTheNewest()
{
    NonceMemory memory;
    QVERIFY(memory.isEmpty());
    constexpr qint64 sent = 20 * NonceMemory::kept;
    for (qint64 seq = 1; seq <= sent; ++seq) {
        memory.insert(QByteArray::number(seq), seq);
        QVERIFY(memory.all().size() <= 2 * NonceMemory::kept);
        QCOMPARE(memory.seqOf(QByteArray::number(seq)), seq);
        const qint64 oldest = qMax<qint64>(1, seq - NonceMemory::kept + 1);
        QCOMPARE(memory.seqOf(QByteArray::number(oldest)), oldest);
    }
    for (qint64 seq = sent - NonceMemory::kept + 1; seq <= sent; ++seq)
        QVERIFY(memory.contains(QByteArray::number(seq)));
    QVERIFY(!memory.contains("1"));
    QCOMPARE(memory.seqOf("1"), 0);
}

void tst_NonceMemory::knowsThoseOfBoth()
{
    NonceMemory one, other;
    one.insert("a", 1);
    other.insert("b", 2);
    one.add(other);
    QVERIFY(one.contains("a") && one.contains("b") && !other.contains("a"));
    for (qint64 seq = 3; seq < 3 + 5 * NonceMemory::kept; ++seq)
        one.insert(QByteArray::number(seq), seq);
    QVERIFY(!one.contains("a") && !one.contains("b"));
    QVERIFY(one.all().size() <= 2 * NonceMemory::kept);
}

void tst_NonceMemory::keepsTheNewestOfBoth()
{
    NonceMemory one, other;
    for (qint64 seq = 1; seq < 2 * NonceMemory::kept; ++seq)
        (seq % 2 == 0 ? one : other).insert(QByteArray::number(seq), seq);
    for (qint64 seq = 2 * NonceMemory::kept; seq < 4 * NonceMemory::kept - 2; ++seq)
        one.insert(QByteArray::number(seq), seq);
    one.add(other);
    one.add(other); // again, as when two people change places twice
    QVERIFY(one.size() < 2 * NonceMemory::kept);
    for (qint64 seq = 2 * NonceMemory::kept + 1; seq < 4 * NonceMemory::kept - 2; ++seq)
        QCOMPARE(one.seqOf(QByteArray::number(seq)), seq);
    QVERIFY(!one.contains("1"));
    NonceMemory few;
    few.add(other);
    QCOMPARE(few, other);
    few.insert("a", 10'000);
    QVERIFY(few.contains("a") && few.contains("1"));
}

/// Long ones that differ in one byte.
void tst_NonceMemory::knowsEachOfManyAlike()
{
    NonceMemory memory;
    const QByteArray alike(60, 'x');
    for (char c = '!'; c <= '~'; ++c) {
        for (const char d : {'0', '1'})
            memory.insert(alike + c + d, 1 + 2 * (c - '!') + (d - '0'));
    }
    for (char c = '!'; c <= '~'; ++c) {
        QCOMPARE(memory.seqOf(alike + c + '0'), 1 + 2 * (c - '!'));
        QCOMPARE(memory.seqOf(alike + c + '1'), 2 + 2 * (c - '!'));
        QVERIFY(!memory.contains(alike + c) && !memory.contains(alike + c + '2'));
    }
    QVERIFY(!memory.contains(""));
}

QTEST_GUILESS_MAIN(tst_NonceMemory)
#include "tst_noncememory.moc"
