// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/player.h"
#include "core/study/study.h"
#include "core/study/template.h"

namespace LabChat {

/// What the templates of a study may name. Pure functions.

/// Whom a template is filled in for: a participant in a round. A plain value.
struct TemplatePlayer {
    QString sessionCode;
    QString participantCode;
    int idInSession = 0;
    int round = 0;
    Player player;
};

[[nodiscard]] TemplateValues valuesFor(const TemplatePlayer &player);

/// What only a chat with one of the others has: `other.…`, and `pair.low`, `pair.high`: the two players'
/// id_in_group, or across groups their id_in_session.
[[nodiscard]] TemplateValues pairValues(ForEach forEach, const TemplatePlayer &player, const TemplatePlayer &other, const QString &otherNickname);

/// The same names with some values, to try a template out; @p forEach: of the chat that it belongs to.
[[nodiscard]] TemplateValues exampleValues(ForEach forEach);

} // namespace LabChat
