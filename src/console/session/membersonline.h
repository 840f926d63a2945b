// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/watchedsession.h"

namespace LabChat {

/// Whether some of them are at these channels now, and not only at another chat of the session: in this round (0: the chat is not of one round), or in a
/// session of another system, on a page with one of them. Pure function.
[[nodiscard]] bool isAnybodyThere(const WatchedSession &watched, const QList<int> &participants, const QList<int> &channels, int round);
/// How many of a session's participants are online at one of these channels. Pure function.
[[nodiscard]] int onlineAt(const WatchedSession &watched, const QList<int> &channels);
/// "2/2 online", where they are; "nobody is there yet" for a chat of a round that nobody has reached. @p round: as above. Pure function.
[[nodiscard]] QString membersText(const WatchedSession &watched, int channel, int round);

} // namespace LabChat
