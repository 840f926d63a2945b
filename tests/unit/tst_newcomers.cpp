// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tickets/newcomers.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// Who may invent how many participants in a session that is open to anybody.
class tst_Newcomers final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_newcomers = Newcomers();
        m_opening = withOpenSession({}, u"pilot"_s, 1000)->constFirst();
    }

    void letsALaboratoryBehindOneAddressIn()
    {
        m_opening.limits.growth.participants = 200;
        QCOMPARE(welcomed(200, m_lab, 0), 200);
    }

    void leavesPlacesToTheOthers()
    {
        qint64 nowMs = 0;
        int stranger = 0;
        for (int minute = 0; minute < 120; ++minute, nowMs += 60'000)
            stranger += welcomed(1000, m_stranger, nowMs);
        QCOMPARE(stranger, m_opening.limits.growth.participants / 2);
        QVERIFY(m_newcomers.judge(m_opening, m_stranger, nowMs).answer == Newcomers::Answer::TooMany);
        QCOMPARE(welcomed(200, m_lab, nowMs), 200);
    }

    void slowsDownWhoBringsMany()
    {
        QCOMPARE(welcomed(1000, m_stranger, 0), Newcomers::atOnce);
        const auto judged = m_newcomers.judge(m_opening, m_stranger, 0);
        QVERIFY(judged.answer == Newcomers::Answer::TooFast && judged.retryAfterMs > 0);
        QCOMPARE(welcomed(1000, m_stranger, 60'000), int(60'000 / Newcomers::intervalMs));
    }

    void beginsAnewWhenTheSessionIsOpenedAgain()
    {
        QCOMPARE(welcomed(1000, m_lab, 0), Newcomers::atOnce);
        ++m_opening.createdAtMs;
        QCOMPARE(welcomed(1000, m_lab, 0), Newcomers::atOnce);
    }

    void keepsNoMoreThanSoManyAddresses()
    {
        for (quint32 address = 1; address <= quint32(Newcomers::mostAddresses); ++address)
            QCOMPARE(welcomed(1, QHostAddress(address), 0), 1);
        int further = 0;
        for (quint32 address = 1; address <= 2000; ++address)
            further += welcomed(1, QHostAddress(0x0a000000u + address), 0);
        QCOMPARE(further, Newcomers::atOnce); // as one
    }

private:
    int welcomed(int times, const QHostAddress &peer, qint64 nowMs)
    {
        int count = 0;
        for (int i = 0; i < times; ++i)
            count += m_newcomers.judge(m_opening, peer, nowMs).answer == Newcomers::Answer::Welcome;
        return count;
    }

    Newcomers m_newcomers;
    TicketKey m_opening;
    const QHostAddress m_lab{u"192.0.2.7"_s};
    const QHostAddress m_stranger{u"198.51.100.1"_s};
};

LABCHAT_TEST(tst_Newcomers, QCoreApplication)
#include "tst_newcomers.moc"
