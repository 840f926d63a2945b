// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/moderationactions.h"
#include "core/session/sessionstate.h"

namespace LabChat {

class ActionsModel;

/// How a message stands, and in words. Pure functions.

enum class MessageState { Said, ByExperimenter, Hidden, Held, Refused };

[[nodiscard]] MessageState messageStateOf(const SessionState &state, const MessageSubject &message);
/// "hidden by Ada: insult"; empty for what is simply said. @p actions: who did what; null: not known.
[[nodiscard]] QString messageStateText(const SessionState &state, const MessageSubject &message, const ActionsModel *actions);
/// What participants read in the place of a hidden message.
[[nodiscard]] QString hiddenText(const SessionState &state, const MessageSubject &message);
[[nodiscard]] bool isAuthorMuted(const SessionState &state, const MessageSubject &message, qint64 nowMs);
/// When the first mute of the channel's members is over by itself (ms since the epoch, UTC); 0: none is, or the clock stands still.
[[nodiscard]] qint64 firstMuteEndMs(const SessionState &state, int channel, qint64 nowMs);

} // namespace LabChat
