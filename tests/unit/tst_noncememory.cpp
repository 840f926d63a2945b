// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/noncememory.h"

#include <QtTest/QtTest>

using namespace LabChat;

class tst_NonceMemory final : public QObject {
    Q_OBJECT

private slots:
    void knowsTheNewest();
    void knowsThoseOfBoth();
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

QTEST_GUILESS_MAIN(tst_NonceMemory)
#include "tst_noncememory.moc"
