// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/noncememory.h"
#include "support/testprogram.h"

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

/// Two people change places: whoever writes more does not push out what the other one has sent, neither at once nor as somebody goes on.
void tst_NonceMemory::keepsTheNewestOfBoth()
{
    NonceMemory quiet, talkative;
    quiet.insert("only", 1);
    qint64 seq = 1;
    for (qsizetype i = 0; i < 2 * NonceMemory::kept - 1; ++i) {
        ++seq;
        talkative.insert(QByteArray::number(seq), seq);
    }
    const NonceMemory before = quiet;
    quiet.add(talkative);
    talkative.add(before);
    talkative.add(before); // as when they change places again
    for (const NonceMemory *const memory : {&quiet, &talkative}) {
        QCOMPARE(memory->seqOf("only"), 1);
        for (qint64 recent = seq - NonceMemory::kept + 1; recent <= seq; ++recent)
            QCOMPARE(memory->seqOf(QByteArray::number(recent)), recent);
    }
    for (qsizetype i = 1; i < NonceMemory::kept; ++i) {
        ++seq;
        quiet.insert(QByteArray::number(seq), seq);
        QCOMPARE(quiet.seqOf("only"), 1);
        QCOMPARE(quiet.seqOf(QByteArray::number(seq)), seq);
        QVERIFY(quiet.size() < 2 * NonceMemory::kept);
    }
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

LABCHAT_TEST(tst_NonceMemory, QCoreApplication)
#include "tst_noncememory.moc"
