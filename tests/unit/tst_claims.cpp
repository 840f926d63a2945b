// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeothersystem.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What the tickets of another system say of participants and channels, and how a session remembers it.
class tst_Claims final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_system = std::make_unique<FakeOtherSystem>(1, 1000); }

    void keepsTheNewestOfEachClaim()
    {
        ChannelClaims first = claimsOf(u"g1"_s, u"1"_s, 1);
        first.label = u"PC_1"_s;
        first.page = u"Chat"_s;
        first.role = u"buyer"_s;
        m_system->admit(u"anna"_s, first);
        m_system->admit(u"anna"_s, claimsOf(u"all"_s)); // says nothing of the participant
        const ChannelClaims &newest = m_system->state().participant(1).claims;
        QCOMPARE(newest.label, u"PC_1"_s);
        QCOMPARE(newest.page, u"Chat"_s);
        QCOMPARE(newest.role, u"buyer"_s);
        QCOMPARE(newest.round, 1);
        QCOMPARE(m_system->state().participant(1).claimsChanges.size(), 0);
    }

    void notesOtherClaimsOfTheSamePerson()
    {
        ChannelClaims claims = claimsOf(u"g1"_s, u"1"_s, 1);
        m_system->admit(u"anna"_s, claims);
        claims.nickname = u"Seller"_s;
        m_system->admit(u"anna"_s, claims);
        m_system->admit(u"anna"_s, claimsOf(u"g2"_s, u"2"_s, 1));
        const QList<ClaimsChange> &changes = m_system->state().participant(1).claimsChanges;
        QCOMPARE(m_system->state().session().numParticipants(), 1);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes.at(0).differences, (QList<ClaimDifference>{{ClaimKind::Nickname, u"Player"_s, u"Seller"_s}}));
        QCOMPARE(changes.at(1).differences, (QList<ClaimDifference>{{ClaimKind::Group, u"1"_s, u"2"_s}}));
        QCOMPARE(changes.at(1).channel, 2);
    }

    /// Other groups in other rounds, other nicknames in other channels and other pages are what experiments do.
    void notesNothingThatIsUsual()
    {
        ChannelClaims claims = claimsOf(u"g1"_s, u"1"_s, 1);
        m_system->admit(u"anna"_s, claims);
        claims.page = u"Results"_s;
        m_system->admit(u"anna"_s, claims);
        claims = claimsOf(u"g2"_s, u"2"_s, 2);
        claims.nickname = u"Seller"_s;
        m_system->admit(u"anna"_s, claims);
        QCOMPARE(m_system->state().participant(1).claimsChanges.size(), 0);
    }

    void noticesAReturnToAnEarlierPage()
    {
        ChannelClaims first = claimsOf(u"one"_s);
        first.page = u"A"_s;
        ChannelClaims second = claimsOf(u"two"_s);
        second.page = u"B"_s;
        m_system->admit(u"anna"_s, first);
        m_system->admit(u"anna"_s, second);
        QCOMPARE(m_system->state().participant(1).claims.page, u"B"_s);
        m_system->admit(u"anna"_s, first);
        QCOMPARE(m_system->state().participant(1).claims.page, u"A"_s);
        QCOMPARE(decideAdmission(m_system->state(), {u"anna"_s, first, {}}, 5000).error().code, u"known"_s);
    }

    /// Otherwise a channel of the whole session would move with whoever goes on first.
    void givesAChannelOfSeveralRoundsOnePlaceForGood()
    {
        m_system->admit(u"anna"_s, claimsOf(u"all"_s, {}, 1));
        QCOMPARE(m_system->state().session().homeOf(1).round, 1);
        m_system->admit(u"anna"_s, claimsOf(u"all"_s, {}, 2));
        QCOMPARE(m_system->state().session().homeOf(1).round, 0);
        m_system->admit(u"anna"_s, claimsOf(u"all"_s, {}, 3));
        QCOMPARE(m_system->state().session().homeOf(1).round, 0);
        m_system->admit(u"anna"_s, claimsOf(u"g"_s, u"1"_s, 1));
        m_system->admit(u"bert"_s, claimsOf(u"g"_s, u"2"_s, 1));
        QVERIFY(m_system->state().session().homeOf(2).group.isEmpty());
        QCOMPARE(m_system->state().session().homeOf(2).round, 1);
    }

private:
    std::unique_ptr<FakeOtherSystem> m_system;
};

LABCHAT_TEST(tst_Claims, QCoreApplication)
#include "tst_claims.moc"
