// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/event.h"

namespace LabChat {

class SessionState;

/// What the numbers in a session's events can refer to. A plain value.
struct SessionSize {
    int participants = 0;
    int channels = 0;
    int rounds = 0;
    int pages = 0;
};

/// Whether an event that was read says what one of its kind says, and refers only to what the session has. The fold and the console rely on it:
/// they look things up by these numbers. Pure, like follows().
[[nodiscard]] bool isPossible(const Event &event, const SessionSize &size);

/// Whether an event that is possible can be the next one after @p state: its seq, the member of the channel, the held message that it is about, the
/// page, and the group that is formed.
[[nodiscard]] bool follows(const Event &event, const SessionState &state);

} // namespace LabChat
