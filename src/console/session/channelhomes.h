// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

namespace LabChat {

/// The round and the group (in its round) of a channel; 0: several, or none.
struct ChannelHome {
    int round = 0;
    int group = 0;
};

/// By the channel's number minus one. A pure function.
[[nodiscard]] QList<ChannelHome> channelHomes(const Session &session);

} // namespace LabChat
