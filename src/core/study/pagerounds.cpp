// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/pagerounds.h"

#include "core/study/wording.h"

#include <optional>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString firstWord = u"first"_s;
const QString last = u"last"_s;
const QString roundsKey = u"rounds"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

/// 0: the last round.
std::optional<int> roundIn(const QString &word)
{
    if (word.trimmed() == firstWord)
        return 1;
    if (word.trimmed() == last)
        return 0;
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    return isNumber && number > 0 ? std::optional(number) : std::nullopt;
}

std::optional<RoundRange> rangeIn(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toInt() > 0 ? std::optional(RoundRange{value.toInt(), value.toInt()}) : std::nullopt;
    const QStringList ends = value.toString().split(u'-');
    const auto from = roundIn(ends.constFirst());
    const auto to = roundIn(ends.constLast());
    const bool isOrdered = from && to && (*to == 0 || (*from != 0 && *from <= *to));
    return ends.size() <= 2 && isOrdered ? std::optional(RoundRange{*from, *to}) : std::nullopt;
}

QString wordFor(int round)
{
    return round == 0 ? last : QString::number(round);
}

QString wordsFor(const RoundRange &range)
{
    return range.first == range.last ? wordFor(range.first) : wordFor(range.first) + u'-' + wordFor(range.last);
}

/// Reports a list that does not have one element for each round of the page.
void checkLength(qsizetype length, int rounds, const QString &place, QList<StudyProblem> &problems)
{
    if (length > 0 && length != rounds)
        problems.append({place, Texts::tr("A list has one element for each round in which the page is shown (%1); here there are %2.").arg(rounds).arg(length)});
}

} // namespace

QList<RoundRange> readRounds(JsonReader &reader)
{
    const QJsonValue value = reader.any(roundsKey);
    const QJsonArray list = value.isArray() ? value.toArray() : value.isUndefined() ? QJsonArray() : QJsonArray{value};
    QList<RoundRange> rounds;
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (const auto range = rangeIn(list.at(i))) {
            rounds.append(*range);
            continue;
        }
        const QString what = Texts::tr("A round is a number from 1, “first”, “last”, or a range like “2-4”; here it is “%1”.")
                                 .arg(excerpt(list.at(i).toVariant().toString()));
        if (value.isArray())
            reader.problem(roundsKey, i, what);
        else
            reader.problem(roundsKey, what);
    }
    if (value.isArray() && list.isEmpty())
        reader.problem(roundsKey, Texts::tr("The list is empty: the page would never be shown."));
    return rounds;
}

QJsonArray roundsToJson(const QList<RoundRange> &rounds)
{
    QJsonArray words;
    for (const RoundRange &range : rounds)
        words.append(wordsFor(range));
    return words;
}

void checkRounds(const Study &study, const PageSpec &page, const QString &place, QList<StudyProblem> &problems)
{
    for (const RoundRange &range : page.rounds) {
        if (qMax(range.first, range.last) > study.numRounds) {
            problems.append({place + u"/rounds", Texts::tr("“%1” is after the last round (%2).").arg(wordsFor(range)).arg(study.numRounds)});
            return; // the lists cannot be compared with these rounds
        }
    }
    const int rounds = page.countUpTo(study.numRounds, study.numRounds);
    checkLength(page.bodiesByRound.size(), rounds, place + u"/body", problems);
    checkLength(page.durationsByRound.size(), rounds, place + u"/duration_s", problems);
}

QString whyTooFewForRounds(const PageSpec &page, int numRounds)
{
    const int rounds = page.countUpTo(numRounds, numRounds);
    for (const qsizetype length : {page.bodiesByRound.size(), page.durationsByRound.size()}) {
        if (length > 0 && length < rounds)
            return Texts::tr("Page “%1” has a list for %2 rounds; with these numbers it would be shown in %3.").arg(page.name).arg(length).arg(rounds);
    }
    return {};
}

} // namespace LabChat
