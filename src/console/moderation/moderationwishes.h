// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/messagesubject.h"
#include "core/session/operatoraction.h"
#include "core/session/sessionstate.h"

namespace LabChat {

/// The operator's possible commands for the current selection. Pure functions.

/// One action for each message that is @p held, or is not.
[[nodiscard]] QList<Moderate> aboutMessages(const QList<MessageSubject> &messages, bool held, OperatorAction (*action)(const MessageSubject &));
/// One action for each channel, or each participant.
[[nodiscard]] QList<Moderate> aboutEach(const QList<int> &numbers, OperatorAction (*action)(int));

/// The authors of the messages, each once.
[[nodiscard]] QList<int> authorsOf(const QList<MessageSubject> &messages);
/// Mutes each author in each channel of the messages.
[[nodiscard]] QList<Moderate> authorMutes(const QList<MessageSubject> &messages);
/// Lifts everything that mutes participants at a moment.
[[nodiscard]] QList<Moderate> unmutes(const SessionState &state, const QList<int> &participants, qint64 nowMs);

} // namespace LabChat
