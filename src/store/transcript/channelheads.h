// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/sessionstate.h"
#include "store/transcript/transcriptparts.h"

namespace LabChat {

/// What a transcript says of each channel of a session before its messages, which are not counted yet: its titles and its members, at the end of the log.
[[nodiscard]] QList<TranscriptChannel> channelHeads(const SessionState &state);

} // namespace LabChat
