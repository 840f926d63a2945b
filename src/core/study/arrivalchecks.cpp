// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/arrivalchecks.h"

#include "core/study/templatevalues.h"
#include "core/study/wording.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

/// Whether a text uses what is only known once the groups are made.
bool needsAGroup(const Study &study, const QString &text)
{
    for (const bool flags : {true, false}) {
        TemplateValues values = exampleValues(study, ForEach::Nobody, flags);
        values.removeIf([](TemplateValues::iterator value) {
            const QString &name = value.key();
            return name.startsWith(u"player."_s) || name.startsWith(u"group."_s) || name.startsWith(u"treatment."_s)
                || name == u"participant.id_in_session" || name == u"participant.code";
        });
        if (fillIn(text, exampleValues(study, ForEach::Nobody, flags)) && !fillIn(text, values))
            return true;
    }
    return false;
}

void checkPageBefore(const Study &study, const PageSpec &page, const QString &place, QList<StudyProblem> &problems)
{
    const auto add = [&](const QString &key, const QString &text) { problems.append({place + key, text}); };
    if (!page.chats.isEmpty())
        add(u"/chats"_s, Texts::tr("A page before the groups are made by arrival cannot have chats: its participants have no group yet."));
    if (!page.showTo.roles.isEmpty() || !page.showTo.treatments.isEmpty())
        add(u"/show_to"_s, Texts::tr("A page before the groups are made by arrival is for everybody: its participants have no role or treatment yet."));
    if (page.ends == PageEnd::Group)
        add(u"/ends"_s, Texts::tr("A page before the groups are made by arrival cannot end with the group."));
    for (const QString &body : page.bodiesByRound + QStringList{page.bodyHtml}) {
        if (needsAGroup(study, body)) {
            add(u"/body"_s, Texts::tr("The text uses the player, the group, the treatment or the place, which are only known once the groups are made by arrival."));
            return;
        }
    }
}

void checkPageOfArrival(const Study &study, const PageSpec &page, const QString &place, QList<StudyProblem> &problems)
{
    const auto add = [&](const QString &key, const QString &text) { problems.append({place + key, text}); };
    if (!page.isIn(1, study.numRounds) || page.countUpTo(study.numRounds, study.numRounds) != 1)
        add(u"/rounds"_s, Texts::tr("Groups are made by arrival in the first round only; they last for the whole session."));
    if (!page.chats.isEmpty())
        add(u"/chats"_s, Texts::tr("A page on which groups are made by arrival cannot have chats: its participants have no group yet."));
    if (!page.showTo.roles.isEmpty() || !page.showTo.treatments.isEmpty())
        add(u"/show_to"_s, Texts::tr("A page on which groups are made by arrival is for everybody."));
    if (!page.waiting.bodyHtml.isEmpty() ? needsAGroup(study, page.waiting.bodyHtml) : needsAGroup(study, page.bodyHtml))
        add(u"/body"_s, Texts::tr("The text uses the player, the group, the treatment or the place, which are only known once the groups are made by arrival."));
    const QString key = u"/group_by_arrival"_s;
    if (study.numRounds > 1 && study.matching.kind != Matching::Kind::Fixed && study.matching.kind != Matching::Kind::RandomOnce)
        add(key, Texts::tr("Groups by arrival last for the whole session: “matching” must be “fixed”."));
    if (page.waiting.minPlayers > study.playersPerGroup)
        add(u"/waiting/min_players"_s, Texts::tr("A group has only %1 players; here “min_players” is %2.").arg(study.playersPerGroup).arg(page.waiting.minPlayers));
    if (!study.table.columns.isEmpty())
        add(key, Texts::tr("Groups by arrival and a table of “participants” exclude each other: the table belongs to fixed places."));
    else if (!study.treatments.values.isEmpty() && study.treatments.assignTo == Treatments::AssignTo::Participants)
        add(key, Texts::tr("With groups by arrival, treatments are assigned to “groups”."));
}

} // namespace

void checkArrivalGroups(const Study &study, const QString &pages, QList<StudyProblem> &problems)
{
    const auto makesGroups = [](const PageSpec &page) { return page.groupByArrival; };
    const auto arrival = std::find_if(study.pages.begin(), study.pages.end(), makesGroups);
    for (auto page = study.pages.begin(); page != study.pages.end() && arrival != study.pages.end(); ++page) {
        const QString place = pages + u'/' + QString::number(page - study.pages.begin());
        if (page < arrival && page->isIn(1, study.numRounds))
            checkPageBefore(study, *page, place, problems);
        else if (page == arrival)
            checkPageOfArrival(study, *page, place, problems);
        else if (makesGroups(*page))
            problems.append({place + u"/group_by_arrival", Texts::tr("Groups are made by arrival on one page only.")});
    }
}

} // namespace LabChat
