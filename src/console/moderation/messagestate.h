// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/moderationactions.h"
#include "core/session/sessionstate.h"

namespace LabChat {

class ActionsModel;

/// The state of a message, and its text. Pure functions.

enum class MessageState { Said, ByExperimenter, Hidden, Held, Refused };

[[nodiscard]] MessageState messageStateOf(const SessionState &state, const MessageSubject &message);
/// "hidden by Ada: insult"; empty for an ordinary message. @p actions: who did what; null: not known.
[[nodiscard]] QString messageStateText(const SessionState &state, const MessageSubject &message, const ActionsModel *actions);
/// What participants read in place of a hidden message.
[[nodiscard]] QString hiddenText(const SessionState &state, const MessageSubject &message);
[[nodiscard]] bool isAuthorMuted(const SessionState &state, const MessageSubject &message, qint64 nowMs);
/// When the first mute of the channel's members ends by itself (ms since the epoch, UTC); 0: none will, or the clock is stopped.
[[nodiscard]] qint64 firstMuteEndMs(const SessionState &state, int channel, qint64 nowMs);

} // namespace LabChat
