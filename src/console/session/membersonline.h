// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

namespace LabChat {

/// Whether some of them are in this round now, and not only at another chat of the session. @p round: 0: the chat is not of one round. Pure function.
[[nodiscard]] bool isAnybodyThere(const WatchedSession &watched, const QList<int> &participants, int round);
/// "2/2 online", where they are; "nobody is there yet" for a chat of a round that nobody has reached. @p round: as above. Pure function.
[[nodiscard]] QString membersText(const WatchedSession &watched, int channel, int round);

} // namespace LabChat
