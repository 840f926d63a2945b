// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/templatevalues.h"

namespace LabChat {

using namespace Qt::StringLiterals;

TemplateValues valuesFor(const Session &session, int participant, int round)
{
    const Player &player = session.player(participant, round);
    return {
        {u"player.id_in_group"_s, QString::number(player.idInGroup)},
        {u"player.role"_s, player.role},
        {u"group.id"_s, QString::number(player.groupId)},
        {u"group.id_in_subsession"_s, QString::number(player.groupIdInSubsession)},
        {u"participant.id_in_session"_s, QString::number(participant)},
        {u"participant.code"_s, session.participant(participant).code},
        {u"session.code"_s, session.code},
        {u"round_number"_s, QString::number(round)},
    };
}

TemplateValues pairValues(const Session &session, ForEach forEach, int participant, int other, int round, const QString &otherNickname)
{
    const Player &otherPlayer = session.player(other, round);
    const bool inGroup = forEach == ForEach::OthersInGroup;
    const int mine = inGroup ? session.player(participant, round).idInGroup : participant;
    const int theirs = inGroup ? otherPlayer.idInGroup : other;
    return {
        {u"other.nickname"_s, otherNickname},
        {u"other.id_in_group"_s, QString::number(otherPlayer.idInGroup)},
        {u"other.role"_s, otherPlayer.role},
        {u"other.id_in_session"_s, QString::number(other)},
        {u"pair.low"_s, QString::number(qMin(mine, theirs))},
        {u"pair.high"_s, QString::number(qMax(mine, theirs))},
    };
}

TemplateValues exampleValues(ForEach forEach)
{
    Session session;
    session.code = u"session1"_s;
    session.participants = {{u"code1"_s, {}}, {u"code2"_s, {}}};
    session.players = {{{1, 1, 1, u"role1"_s}, {1, 1, 2, u"role2"_s}}};
    TemplateValues values = valuesFor(session, 1, 1);
    if (forEach != ForEach::Nobody)
        values.insert(pairValues(session, forEach, 1, 2, 1, u"Player 2"_s));
    return values;
}

} // namespace LabChat
