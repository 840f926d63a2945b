// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/templatevalues.h"

#include "core/study/names.h"

namespace LabChat {

using namespace Qt::StringLiterals;

TemplateValues valuesFor(const TemplatePlayer &player)
{
    return {
        {u"player.id_in_group"_s, QString::number(player.player.idInGroup)},
        {u"player.role"_s, player.player.role},
        {u"player.role_slug"_s, slug(player.player.role)},
        {u"group.id"_s, QString::number(player.player.groupId)},
        {u"group.id_in_subsession"_s, QString::number(player.player.groupIdInSubsession)},
        {u"participant.id_in_session"_s, QString::number(player.idInSession)},
        {u"participant.code"_s, player.participantCode},
        {u"session.code"_s, player.sessionCode},
        {u"round_number"_s, QString::number(player.round)},
    };
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

TemplateValues exampleValues(ForEach forEach)
{
    const TemplatePlayer one{u"session1"_s, u"code1"_s, 1, 1, {1, 1, 1, u"role1"_s}};
    const TemplatePlayer other{u"session1"_s, u"code2"_s, 2, 1, {1, 1, 2, u"role2"_s}};
    TemplateValues values = valuesFor(one);
    if (forEach != ForEach::Nobody)
        values.insert(pairValues(forEach, one, other, u"Player 2"_s));
    return values;
}

} // namespace LabChat
