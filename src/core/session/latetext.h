// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"

#include <optional>

namespace LabChat {

/// A text may be on its way for this long after its page or chat has ended.
constexpr qint64 lateTextMs = 5000;

/// A chat that ended a moment ago for a participant who may have been typing. A plain value.
struct EndedChat {
    ChatBox box;
    Position position;             ///< the page on which it ended
    qint64 endMs = 0;              ///< on the session's clock
    FlatMap<int, int> saidOnPage;  ///< as in ParticipantState
    QSet<int> unsentOnPage;
};

/// The chat of a channel that has just ended for a participant because time or the operator ended it: on the page
/// before, or on the current page. Nothing: there is none, or it is too long ago. Pure.
[[nodiscard]] std::optional<EndedChat> chatJustEnded(const SessionState &state, int participant, int channel, qint64 nowMs);

} // namespace LabChat
