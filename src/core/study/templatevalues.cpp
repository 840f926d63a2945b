// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/templatevalues.h"

#include "core/study/names.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

QString flag(bool value)
{
    return value ? u"true"_s : QString();
}

QString treatmentFlag(const QString &name)
{
    return u"treatment.is_"_s + name;
}

void insertTreatment(TemplateValues &values, const Treatments &treatments, const QString &name)
{
    if (treatments.values.isEmpty())
        return;
    values.insert(u"treatment.name"_s, name);
    if (const Treatment *treatment = treatments.find(name)) {
        for (auto it = treatment->values.begin(); it != treatment->values.end(); ++it)
            values.insert(u"treatment."_s + it.key(), it.value());
    }
    for (const Treatment &treatment : treatments.values)
        values.insert(treatmentFlag(treatment.name), flag(treatment.name == name));
}

} // namespace

TemplateValues valuesFor(const Study &study, const TemplatePlayer &player)
{
    TemplateValues values{
        {u"player.id_in_group"_s, QString::number(player.player.idInGroup)},
        {u"player.role"_s, player.player.role},
        {u"player.role_slug"_s, slug(player.player.role)},
        {u"group.id"_s, QString::number(player.player.groupId)},
        {u"group.id_in_subsession"_s, QString::number(player.player.groupIdInSubsession)},
        {u"participant.id_in_session"_s, QString::number(player.idInSession)},
        {u"participant.code"_s, player.participantCode},
        {u"session.code"_s, player.sessionCode},
        {u"round_number"_s, QString::number(player.round)},
        {u"round.first"_s, flag(player.round == 1)},
        {u"round.last"_s, flag(player.round == study.numRounds)},
    };
    insertTreatment(values, study.treatments, player.player.treatment);
    for (const QString &column : study.table.columns)
        values.insert(u"participant."_s + column, study.table.value(player.idInSession, column));
    return values;
}

TemplateValues pairValues(ForEach forEach, const TemplatePlayer &player, const TemplatePlayer &other, const QString &otherNickname)
{
    const bool inGroup = forEach == ForEach::OthersInGroup;
    const int mine = inGroup ? player.player.idInGroup : player.idInSession;
    const int theirs = inGroup ? other.player.idInGroup : other.idInSession;
    return {
        {u"other.nickname"_s, otherNickname},
        {u"other.id_in_group"_s, QString::number(other.player.idInGroup)},
        {u"other.role"_s, other.player.role},
        {u"other.role_slug"_s, slug(other.player.role)},
        {u"other.id_in_session"_s, QString::number(other.idInSession)},
        {u"pair.low"_s, QString::number(qMin(mine, theirs))},
        {u"pair.high"_s, QString::number(qMax(mine, theirs))},
    };
}

TemplateValues exampleValues(const Study &study, ForEach forEach, bool flags)
{
    const QString treatment = study.treatments.names().value(0);
    const TemplatePlayer one{u"session1"_s, u"code1"_s, 1, 1, {1, 1, 1, u"role1"_s, treatment}};
    const TemplatePlayer other{u"session1"_s, u"code2"_s, 2, 1, {1, 1, 2, u"role2"_s, treatment}};
    TemplateValues values = valuesFor(study, one);
    if (forEach != ForEach::Nobody)
        values.insert(pairValues(forEach, one, other, u"Player 2"_s));
    for (const QString &name : {u"round.first"_s, u"round.last"_s})
        values.insert(name, flag(flags));
    for (const QString &name : study.treatments.names())
        values.insert(treatmentFlag(name), flag(flags));
    for (auto it = values.begin(); it != values.end(); ++it) { // a value of this treatment or participant may be empty
        const bool isOfStudy = it.key().startsWith(u"treatment.") || it.key().startsWith(u"participant.");
        if (isOfStudy && it->isEmpty() && flags)
            *it = u"1"_s;
    }
    return values;
}

} // namespace LabChat
