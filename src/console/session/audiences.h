// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "core/session/sessionstate.h"

namespace LabChat {

/// A number and what it is called, for a box to choose from.
struct NamedNumber {
    int number = 0;
    QString name;
};

/// Whom the operator can mean in a session as it is now. Pure functions.

/// `group.id` of the groups in which somebody is, each in the round of its members.
[[nodiscard]] QList<NamedNumber> presentGroups(const SessionState &state);
/// Indexes of the pages on which somebody is.
[[nodiscard]] QList<NamedNumber> presentPages(const SessionState &state);
/// All channels, by their titles.
[[nodiscard]] QList<NamedNumber> channelChoices(const Session &session);
/// Roles, each once, in the order of the study.
[[nodiscard]] QStringList roleChoices(const Study &study);
/// Whom the rules would let an announcement reach: id_in_session, ascending.
[[nodiscard]] QList<int> reachedBy(const SessionState &state, const Audience &audience);

} // namespace LabChat
