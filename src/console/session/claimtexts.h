// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

namespace LabChat {

/// What the tickets of another system say of a participant, in words. Pure functions.

/// "group 1 → 2, nickname Anna → Bert": what the newest change was; empty: there was none.
[[nodiscard]] QString newestChangeText(const ParticipantState &participant);
/// A line for each change, with its time and, for a nickname, its channel.
[[nodiscard]] QString changesText(const ParticipantState &participant, const QStringList &channelTitles);
/// Sorts as people count: "2" before "10".
[[nodiscard]] QString naturalKey(const QString &text);
/// Whether a session of another system is one of boxes that nobody signs.
[[nodiscard]] bool isWithoutTickets(const Session &session);
/// Whether a participant is on a page with this channel now, as far as the tickets say.
[[nodiscard]] bool isOnClaimedPage(const SessionState &state, int participant, int channel);
/// The boxes of a participant that belong to the page where they are now, as far as the tickets say; in a session of LabChat's own, all of the page.
[[nodiscard]] QList<ChatBox> boxesOnClaimedPage(const SessionState &state, int participant);

} // namespace LabChat
