// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/drawgroups.h"
#include "core/study/matching.h"
#include "support/testprogram.h"

#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

Study studyOf(int participants, int groupSize, int rounds, Matching::Kind kind)
{
    Study study;
    study.numParticipants = participants;
    study.playersPerGroup = groupSize;
    study.numRounds = rounds;
    study.matching.kind = kind;
    return study;
}

/// Whether everybody is in one group of the right size, in each round.
bool isPartition(const GroupMatrix &rounds, const Study &study)
{
    for (const auto &round : rounds) {
        QSet<int> seen;
        for (const QList<int> &group : round) {
            if (group.size() != study.playersPerGroup)
                return false;
            for (const int player : group)
                seen.insert(player);
        }
        if (seen.size() != study.numParticipants || *std::min_element(seen.begin(), seen.end()) != 1)
            return false;
    }
    return rounds.size() == study.numRounds;
}

/// The highest number of times that any two participants meet.
int mostMeetings(const GroupMatrix &rounds)
{
    QHash<std::pair<int, int>, int> meetings;
    int most = 0;
    for (const auto &round : rounds) {
        for (const QList<int> &group : round) {
            for (const int a : group) {
                for (const int b : group) {
                    if (a < b)
                        most = qMax(most, ++meetings[{a, b}]);
                }
            }
        }
    }
    return most;
}

} // namespace

class tst_Matching final : public QObject {
    Q_OBJECT

private slots:
    void keepsTheSameGroupsWhenFixed()
    {
        QRandomGenerator random(1);
        const auto rounds = matchGroups(studyOf(6, 3, 2, Matching::Kind::Fixed), random);
        QVERIFY(rounds);
        QCOMPARE(rounds->at(0), (QList<QList<int>>{{1, 2, 3}, {4, 5, 6}}));
        QCOMPARE(rounds->at(1), rounds->at(0));
    }

    void drawsGroupsAtRandomInEveryRound()
    {
        QRandomGenerator random(7);
        const Study study = studyOf(24, 4, 20, Matching::Kind::Random);
        const auto rounds = matchGroups(study, random);
        QVERIFY(rounds);
        QVERIFY(isPartition(*rounds, study));
        QVERIFY(rounds->at(0) != rounds->at(1));
    }

    void keepsGroupsThatAreDrawnOnce()
    {
        QRandomGenerator random(7), same(7), other(8);
        const Study study = studyOf(24, 4, 5, Matching::Kind::RandomOnce);
        const auto rounds = matchGroups(study, random);
        QVERIFY(rounds && isPartition(*rounds, study));
        for (const auto &round : *rounds)
            QCOMPARE(round, rounds->first());
        QVERIFY(rounds->first().first() != (QList<int>{1, 2, 3, 4}));
        QCOMPARE(*matchGroups(study, same), *rounds);
        QVERIFY(*matchGroups(study, other) != *rounds);
    }

    void leavesEverybodyTheirRoleAtRandom()
    {
        QRandomGenerator random(7);
        Study study = studyOf(12, 3, 10, Matching::Kind::Random);
        study.roles = {u"A"_s, u"B"_s, u"C"_s};
        const auto rounds = matchGroups(study, random);
        QVERIFY(rounds && isPartition(*rounds, study));
        for (const auto &round : *rounds) {
            for (const QList<int> &group : round) {
                for (int place = 0; place < 3; ++place)
                    QCOMPARE((group.at(place) - 1) % 3, place);
            }
        }
    }

    void letsPerfectStrangersMeetOnce_data()
    {
        QTest::addColumn<int>("participants");
        QTest::addColumn<int>("groupSize");
        QTest::addColumn<int>("rounds");
        QTest::newRow("pairs, everybody meets everybody") << 8 << 2 << 7;
        QTest::newRow("24 in pairs") << 24 << 2 << 23;
        QTest::newRow("as many groups as a group has players, prime") << 9 << 3 << 3;
        QTest::newRow("5 groups of 4") << 20 << 4 << 5;
        QTest::newRow("7 groups of 3") << 21 << 3 << 7;
        QTest::newRow("25 groups of 5, not prime") << 125 << 5 << 5;
        QTest::newRow("alone") << 4 << 1 << 9;
    }
    void letsPerfectStrangersMeetOnce()
    {
        QFETCH(int, participants);
        QFETCH(int, groupSize);
        QFETCH(int, rounds);
        QRandomGenerator random(1);
        const Study study = studyOf(participants, groupSize, rounds, Matching::Kind::PerfectStrangers);
        const auto groups = matchGroups(study, random);
        QVERIFY2(groups, groups ? "" : qPrintable(groups.error().text));
        QVERIFY(isPartition(*groups, study));
        QVERIFY(mostMeetings(*groups) <= 1);
    }

    void refusesWhatCannotBeMatched_data()
    {
        QTest::addColumn<Study>("study");
        QTest::addColumn<QString>("reason");
        QTest::newRow("more rounds than others to meet") << studyOf(8, 2, 8, Matching::Kind::PerfectStrangers) << u"there are only 7"_s;
        QTest::newRow("two groups") << studyOf(8, 4, 2, Matching::Kind::PerfectStrangers) << u"2 groups of 4"_s;
        Study table = studyOf(4, 2, 2, Matching::Kind::Table);
        table.matching.table = {{{1, 2}, {3, 4}}};
        QTest::newRow("a table for too few rounds") << table << u"1 rounds; the study has 2"_s;
        table.matching.table = {{{1, 2}, {3, 4}}, {{1, 3}, {2, 3}}};
        QTest::newRow("in two places") << table << u"contains participant 3 twice"_s;
        table.matching.table = {{{1, 2}, {3, 4}}, {{1, 5}, {2, 3}}};
        QTest::newRow("nobody of that number") << table << u"participant 5"_s;
        table.matching.table = {{{1, 2}, {3, 4}}, {{1, 2}}};
        QTest::newRow("somebody left out") << table << u"2 of 4 participants"_s;
        table.matching.table = {{{1, 2}, {3, 4}}, {{1, 2, 3}, {4}}};
        QTest::newRow("a group too large") << table << u"has 3 players"_s;
    }
    void refusesWhatCannotBeMatched()
    {
        QFETCH(Study, study);
        QFETCH(QString, reason);
        const auto checked = checkMatching(study);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, u"bad_matching"_s);
        QVERIFY2(checked.error().text.contains(reason), qPrintable(checked.error().text));
    }

    void drawsGroupsThatStayAsTheStudySays_data()
    {
        QTest::addColumn<Study>("study");
        QTest::addColumn<bool>("areFixed");
        QTest::addColumn<bool>("areStrangers");
        Study roles = studyOf(10, 2, 3, Matching::Kind::PerfectStrangers);
        roles.roles = {u"Seller"_s, u"Buyer"_s};
        QTest::newRow("fixed") << studyOf(24, 4, 3, Matching::Kind::Fixed) << true << false;
        QTest::newRow("random") << studyOf(24, 4, 3, Matching::Kind::Random) << false << false;
        QTest::newRow("pairs of strangers") << studyOf(12, 2, 11, Matching::Kind::PerfectStrangers) << false << true;
        QTest::newRow("strangers") << studyOf(25, 5, 5, Matching::Kind::PerfectStrangers) << false << true;
        QTest::newRow("strangers with roles") << roles << false << true;
    }
    void drawsGroupsThatStayAsTheStudySays()
    {
        QFETCH(Study, study);
        QFETCH(bool, areFixed);
        QFETCH(bool, areStrangers);
        QRandomGenerator random(5);
        const auto drawn = withGroupsDrawn(study, random), again = withGroupsDrawn(study, random);
        QVERIFY(drawn && again);
        QVERIFY(drawn->matching.table != again->matching.table);
        const auto rounds = matchGroups(*drawn, random);
        QVERIFY(rounds && isPartition(*rounds, study));
        QCOMPARE(*rounds, *matchGroups(*drawn, random)); // the session has exactly these
        QCOMPARE(rounds->at(0) == rounds->at(1), areFixed);
        if (areStrangers)
            QCOMPARE(mostMeetings(*rounds), 1);
        for (int place = 0; place < study.roles.size(); ++place) {
            for (const QList<int> &group : rounds->at(1))
                QCOMPARE((group.at(place) - 1) % study.playersPerGroup, place);
        }
    }

    void drawsNothingThatTheStudyListsOrThatCannotDiffer()
    {
        Study table = studyOf(4, 2, 1, Matching::Kind::Table);
        table.matching.table = {{{1, 4}, {2, 3}}};
        QVERIFY(!canDrawGroups(table));
        QRandomGenerator random(5);
        QCOMPARE(withGroupsDrawn(table, random)->matching.table, table.matching.table);
        QVERIFY(!canDrawGroups(studyOf(4, 4, 1, Matching::Kind::Fixed)));
        QVERIFY(canDrawGroups(studyOf(4, 2, 1, Matching::Kind::Fixed)));
    }
};

LABCHAT_TEST(tst_Matching, QCoreApplication)
#include "tst_matching.moc"
