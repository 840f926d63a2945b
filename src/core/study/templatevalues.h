// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/player.h"
#include "core/study/study.h"
#include "core/study/template.h"

namespace LabChat {

/// The values that the templates of a study may use. Pure functions.

/// The participant in a round for whom a template is filled in. A plain value.
struct TemplatePlayer {
    QString sessionCode;
    QString participantCode;
    int idInSession = 0;
    int round = 0;
    Player player;
};

/// Also the values of the player's treatment, and the participant's row in the study's table.
[[nodiscard]] TemplateValues valuesFor(const Study &study, const TemplatePlayer &player);

/// The values that only a chat with one of the others has: `other.…`, and `pair.low`,
/// `pair.high`: the two players' id_in_group, or across groups their id_in_session.
[[nodiscard]] TemplateValues pairValues(ForEach forEach, const TemplatePlayer &player, const TemplatePlayer &other, const QString &otherNickname);

/// The same names with example values, to check a template; @p forEach: of the template's chat. @p flags: whether the values that
/// only sections use ({{#round.first}}…) are true. A template has to be well-formed with both.
[[nodiscard]] TemplateValues exampleValues(const Study &study, ForEach forEach, bool flags);

} // namespace LabChat
