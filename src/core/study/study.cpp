// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/study.h"

#include <algorithm>

namespace LabChat {

bool PageSpec::isIn(int round, int numRounds) const
{
    const auto number = [=](int given) { return given == 0 ? numRounds : given; };
    return rounds.isEmpty() || std::any_of(rounds.begin(), rounds.end(), [&](const RoundRange &range) {
        return number(range.first) <= round && round <= number(range.last);
    });
}

int PageSpec::countUpTo(int round, int numRounds) const
{
    int count = 0;
    for (int i = 1; i <= round; ++i)
        count += isIn(i, numRounds) ? 1 : 0;
    return count;
}

const QString &PageSpec::bodyIn(int round, int numRounds) const
{
    const int index = bodiesByRound.isEmpty() ? -1 : countUpTo(round, numRounds) - 1;
    return index >= 0 && index < bodiesByRound.size() ? bodiesByRound.at(index) : bodyHtml;
}

int PageSpec::durationIn(int round, int numRounds) const
{
    const int index = durationsByRound.isEmpty() ? -1 : countUpTo(round, numRounds) - 1;
    return durationsByRound.value(index, durationS);
}

QStringList Treatments::names() const
{
    QStringList names;
    for (const Treatment &treatment : values)
        names.append(treatment.name);
    return names;
}

const Treatment *Treatments::find(const QString &name) const
{
    const auto found = std::find_if(values.begin(), values.end(), [&](const Treatment &treatment) { return treatment.name == name; });
    return found == values.end() ? nullptr : &*found;
}

bool Study::drawsAtRandom() const
{
    const bool drawsGroups = matching.kind == Matching::Kind::Random || matching.kind == Matching::Kind::RandomOnce;
    const bool drawsTreatments = treatments.how == Treatments::How::Balanced || treatments.how == Treatments::How::Random;
    return drawsGroups || (treatments.values.size() > 1 && drawsTreatments);
}

QString ParticipantTable::value(int idInSession, const QString &column) const
{
    const qsizetype index = columns.indexOf(column);
    return index < 0 ? QString() : rows.value(idInSession - 1).value(index);
}

} // namespace LabChat
