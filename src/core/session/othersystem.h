// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/rules.h"

namespace LabChat {

/// Sessions of other systems (oTree, jsPsych, …), whose boxes are in the pages of those systems. They begin empty: participants, channels and boxes
/// come into being with the channel tickets that name them. Pure functions.

/// A session without participants and channels.
[[nodiscard]] SessionPtr makeSessionOf(const Origin &origin, qint64 id, qint64 nowMs);

/// BoxAdmitted, for a ticket with something new: a participant, a channel, the participant's box there, or changed claims. Refused with `known` if
/// there is nothing new, and with `session_full` or `too_many_channels` at the limits.
[[nodiscard]] Decision decideAdmission(const SessionState &state, const AdmitBox &command, qint64 nowMs);

/// For whoever wants to do what the other system decides.
[[nodiscard]] QString otherSystemDecides();

/// Why a command cannot be for a session of another system, which alone decides about pages, places and channels; nothing: it can.
[[nodiscard]] std::optional<Refusal> whyNotThere(const Command &command);

} // namespace LabChat
