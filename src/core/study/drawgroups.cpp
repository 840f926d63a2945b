// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/drawgroups.h"

#include "core/study/matching.h"

namespace LabChat {

namespace {

/// One round of random groups.
Result<GroupMatrix> drawOne(Study study, QRandomGenerator &random)
{
    study.matching.kind = Matching::Kind::Random;
    study.numRounds = 1;
    return matchGroups(study, random);
}

/// Everybody takes the part of the participant whose seat they drew: who meets whom how often stays the same.
Result<GroupMatrix> withPartsDrawn(const Study &study, QRandomGenerator &random)
{
    auto rounds = matchGroups(study, random);
    const auto drawn = drawOne(study, random);
    if (!rounds || !drawn)
        return rounds ? drawn : rounds;
    for (auto &round : *rounds) {
        for (QList<int> &group : round) {
            for (int &player : group)
                player = drawn->constFirst().at((player - 1) / study.playersPerGroup).at((player - 1) % study.playersPerGroup);
        }
    }
    return rounds;
}

} // namespace

bool canDrawGroups(const Study &study)
{
    return study.matching.kind != Matching::Kind::Table && study.numGroups() > 1;
}

Result<Study> withGroupsDrawn(Study study, QRandomGenerator &random)
{
    if (!canDrawGroups(study))
        return study;
    const auto rounds = study.matching.kind == Matching::Kind::Random ? matchGroups(study, random) : withPartsDrawn(study, random);
    if (!rounds)
        return tl::unexpected(rounds.error());
    study.matching = {Matching::Kind::Table, *rounds};
    return study;
}

} // namespace LabChat
