// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/command.h"
#include "core/session/sessionstate.h"

namespace LabChat {

/// A number and its name, for a combo box.
struct NamedNumber {
    int number = 0;
    QString name;
};

/// The possible targets of the operator's actions in the current state of a session. Pure functions.

/// `group.id` of the groups with participants in their current round.
[[nodiscard]] QList<NamedNumber> presentGroups(const SessionState &state);
/// Indexes of the pages that participants are on.
[[nodiscard]] QList<NamedNumber> presentPages(const SessionState &state);
/// All channels, by their titles.
[[nodiscard]] QList<NamedNumber> channelChoices(const Session &session);
/// Roles, each once, in the order of the study; of another system those that its tickets name now, as people look for them.
[[nodiscard]] QStringList roleChoices(const SessionState &state);
/// The participants that the rules would let an announcement reach: id_in_session, ascending.
[[nodiscard]] QList<int> reachedBy(const SessionState &state, const Audience &audience);
/// The recipients of an announcement (Announced), and those of them on whose page it was not displayed yet: id_in_session, ascending.
[[nodiscard]] QList<int> announcedTo(const SessionState &state, const Event &announced);
[[nodiscard]] QList<int> notSeenBy(const SessionState &state, const Event &announced);
/// "seen by 23 of 24".
[[nodiscard]] QString seenText(const SessionState &state, const Event &announced);

} // namespace LabChat
