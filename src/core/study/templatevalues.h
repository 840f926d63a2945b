// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "core/study/template.h"

namespace LabChat {

/// What the templates of a study may name. Pure functions.

/// For a participant in a round.
[[nodiscard]] TemplateValues valuesFor(const Session &session, int participant, int round);

/// What only a chat with one of the others has: `other.…`, and `pair.low`, `pair.high`: the two players'
/// id_in_group, or across groups their id_in_session.
[[nodiscard]] TemplateValues pairValues(const Session &session, ForEach forEach, int participant, int other, int round, const QString &otherNickname);

/// The same names with some values, to try a template out; @p forEach: of the chat that it belongs to.
[[nodiscard]] TemplateValues exampleValues(ForEach forEach);

} // namespace LabChat
