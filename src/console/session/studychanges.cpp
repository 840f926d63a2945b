// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session/studychanges.h"

#include "core/study/studynumbers.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyChanges)
};

QString groupsText(const Study &study)
{
    if (study.playersPerGroup == study.numParticipants)
        return Texts::tr("one group");
    const int size = study.playersPerGroup;
    switch (study.matching.kind) {
    case Matching::Kind::Fixed:
        return Texts::tr("groups of %1").arg(size);
    case Matching::Kind::Random:
        return Texts::tr("random groups of %1").arg(size);
    case Matching::Kind::RandomOnce:
        return Texts::tr("groups of %1, drawn once").arg(size);
    case Matching::Kind::PerfectStrangers:
        return Texts::tr("perfect strangers in groups of %1").arg(size);
    case Matching::Kind::Table:
        return Texts::tr("groups of %1 by a table").arg(size);
    }
    Q_UNREACHABLE();
}

} // namespace

StudyChanges unchanged(const Study &study)
{
    StudyChanges changes{study.numParticipants, study.playersPerGroup, study.numRounds, {}, study.helpLine};
    for (int page = 0; page < study.pages.size(); ++page) {
        if (study.pages.at(page).ends == PageEnd::Timer && study.pages.at(page).durationsByRound.isEmpty())
            changes.durationsS.insert(page, study.pages.at(page).durationS);
    }
    return changes;
}

Result<Study> withChanges(Study study, const StudyChanges &changes)
{
    study.numRounds = changes.numRounds;
    study.helpLine = changes.helpLine;
    for (auto it = changes.durationsS.begin(); it != changes.durationsS.end(); ++it)
        study.pages[it.key()].durationS = it.value();
    return withNumbers(study, changes.numParticipants, changes.playersPerGroup); // checks the matching with the new rounds, too
}

bool drawsAgain(const Study &study)
{
    return study.drawsAtRandom() && !study.seed;
}

bool makesGroupsByArrival(const Study &study)
{
    return std::any_of(study.pages.cbegin(), study.pages.cend(), [](const PageSpec &page) { return page.groupByArrival; });
}

QString studyNumbersText(const Study &study)
{
    QStringList parts{Texts::tr("%Ln participants", nullptr, study.numParticipants), groupsText(study)};
    if (!study.treatments.values.isEmpty())
        parts.append(Texts::tr("%Ln treatments", nullptr, int(study.treatments.values.size())));
    if (study.numRounds > 1)
        parts.append(Texts::tr("%Ln rounds", nullptr, study.numRounds));
    parts.append(Texts::tr("%Ln pages", nullptr, int(study.pages.size())));
    return parts.join(u" · "_s);
}

QString onEndText(OnEnd onEnd)
{
    switch (onEnd) {
    case OnEnd::Keep:
        return Texts::tr("unsent text is kept");
    case OnEnd::Send:
        return Texts::tr("unsent text is sent");
    case OnEnd::Drop:
        return Texts::tr("unsent text is deleted");
    }
    Q_UNREACHABLE();
}

QString pageTitle(const PageSpec &page)
{
    return page.title.isEmpty() || page.title.contains("{{"_L1) ? page.name : page.title;
}


} // namespace LabChat
