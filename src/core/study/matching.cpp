// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/matching.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>
#include <numeric>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Matching)
};

using Round = QList<QList<int>>;

tl::unexpected<Error> impossible(const QString &why)
{
    return failure(u"bad_matching"_s, why);
}

/// Group g has the participants g * size + 1 … (g + 1) * size.
Round inOrder(const Study &study)
{
    Round round(study.numGroups());
    for (int i = 0; i < study.numParticipants; ++i)
        round[i / study.playersPerGroup].append(i + 1);
    return round;
}

Round atRandom(const Study &study, QRandomGenerator &random)
{
    QList<int> players(study.numParticipants);
    std::iota(players.begin(), players.end(), 1);
    if (!study.roles.isEmpty()) { // the roles of the participants do not change: shuffle within each id_in_group
        Round round(study.numGroups());
        for (int place = 0; place < study.playersPerGroup; ++place) {
            QList<int> column;
            for (int group = 0; group < study.numGroups(); ++group)
                column.append(group * study.playersPerGroup + place + 1);
            std::shuffle(column.begin(), column.end(), random);
            for (int group = 0; group < study.numGroups(); ++group)
                round[group].append(column.at(group));
        }
        return round;
    }
    std::shuffle(players.begin(), players.end(), random);
    Round round(study.numGroups());
    for (qsizetype i = 0; i < players.size(); ++i)
        round[i / study.playersPerGroup].append(players.at(i));
    return round;
}

int smallestPrimeFactor(int number)
{
    for (int factor = 2; factor * factor <= number; ++factor) {
        if (number % factor == 0)
            return factor;
    }
    return number;
}

/// How many rounds of perfect strangers are possible. With k groups, player (place a, column b) is in round t in group b -
/// a·t mod k. Two players meet twice only if (a - a')·(t - t') is a multiple of k. Both factors are smaller than k's
/// smallest prime factor p if groups have at most p players and there are at most p rounds. Then any p rounds are possible.
int strangerRounds(int groups, int groupSize)
{
    if (groupSize == 1)
        return std::numeric_limits<int>::max();
    if (groups == 1)
        return 1;
    const int prime = smallestPrimeFactor(groups);
    return groupSize <= prime ? (groups == prime ? groups : prime) : 1;
}

/// Round t of the circle method for pairs: everybody meets everybody in n - 1 rounds.
Round circleRound(int participants, int t)
{
    const int others = participants - 1;
    Round round{{participants, t % others + 1}};
    for (int i = 1; i < participants / 2; ++i)
        round.append({(t + i) % others + 1, (t - i + others) % others + 1});
    return round;
}

bool usesCircle(const Study &study)
{
    return study.playersPerGroup == 2 && study.roles.isEmpty();
}

Round strangersRound(const Study &study, int t)
{
    if (usesCircle(study))
        return circleRound(study.numParticipants, t);
    const int groups = study.numGroups();
    Round round(groups);
    for (int place = 0; place < study.playersPerGroup; ++place) {
        for (int group = 0; group < groups; ++group) {
            const int column = int((group + qint64(place) * t) % groups);
            round[group].append(column * study.playersPerGroup + place + 1);
        }
    }
    return round;
}

Result<void> checkStrangers(const Study &study)
{
    const int others = study.numParticipants - 1;
    const int met = study.playersPerGroup - 1;
    if (met > 0 && study.numRounds * met > others)
        return impossible(Texts::tr("Perfect strangers for %1 rounds are impossible: everybody meets %2 others in each round, and there are only %3.")
                              .arg(study.numRounds).arg(met).arg(others));
    const int possible = usesCircle(study) ? others : strangerRounds(study.numGroups(), study.playersPerGroup);
    if (study.numRounds > possible)
        return impossible(Texts::tr("With %1 groups of %2, perfect strangers are possible for %n round(s). Use more groups (ideally a prime number, at "
                                    "least %2), or write a table.", nullptr, possible).arg(study.numGroups()).arg(study.playersPerGroup));
    return {};
}

Result<void> checkRound(const Study &study, const Round &round, int number)
{
    QSet<int> seen;
    for (const QList<int> &group : round) {
        if (group.size() != study.playersPerGroup)
            return impossible(
                Texts::tr("In round %1 of the table, a group has %2 players; it should have %3.").arg(number).arg(group.size()).arg(study.playersPerGroup));
        for (const int player : group) {
            if (player < 1 || player > study.numParticipants)
                return impossible(Texts::tr("Round %1 of the table contains participant %2; there are only participants 1 to %3.")
                                      .arg(number)
                                      .arg(player)
                                      .arg(study.numParticipants));
            if (seen.contains(player))
                return impossible(Texts::tr("Round %1 of the table contains participant %2 twice.").arg(number).arg(player));
            seen.insert(player);
        }
    }
    if (seen.size() != study.numParticipants)
        return impossible(Texts::tr("Round %1 of the table contains only %2 of %3 participants.").arg(number).arg(seen.size()).arg(study.numParticipants));
    return {};
}

Result<void> checkTable(const Study &study)
{
    if (study.matching.table.size() != study.numRounds)
        return impossible(Texts::tr("The table has %1 rounds; the study has %2.").arg(study.matching.table.size()).arg(study.numRounds));
    for (int round = 0; round < study.numRounds; ++round) {
        if (const auto checked = checkRound(study, study.matching.table.at(round), round + 1); !checked)
            return checked;
    }
    return {};
}

} // namespace

Result<void> checkMatching(const Study &study)
{
    switch (study.matching.kind) {
    case Matching::Kind::Fixed:
    case Matching::Kind::Random:
    case Matching::Kind::RandomOnce:
        return {};
    case Matching::Kind::PerfectStrangers:
        return checkStrangers(study);
    case Matching::Kind::Table:
        return checkTable(study);
    }
    Q_UNREACHABLE();
}

Result<GroupMatrix> matchGroups(const Study &study, QRandomGenerator &random)
{
    if (const auto checked = checkMatching(study); !checked)
        return tl::unexpected(checked.error());
    if (study.matching.kind == Matching::Kind::Table)
        return study.matching.table;
    GroupMatrix rounds;
    for (int t = 0; t < study.numRounds; ++t) {
        switch (study.matching.kind) {
        case Matching::Kind::Random:
            rounds.append(atRandom(study, random));
            break;
        case Matching::Kind::RandomOnce:
            rounds.append(t == 0 ? atRandom(study, random) : rounds.constFirst());
            break;
        case Matching::Kind::PerfectStrangers:
            rounds.append(strangersRound(study, t));
            break;
        default:
            rounds.append(inOrder(study));
        }
    }
    return rounds;
}

} // namespace LabChat
