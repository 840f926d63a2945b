// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/moderationactions.h"

namespace LabChat {

/// Adds what can be done with messages to a menu in which they may be of any session. Not @p isShown: some are of
/// another session than the one that is shown; the actions are there, but cannot be chosen, and say why.
void addMessageActions(QMenu *menu, ModerationActions *moderation, const QList<MessageSubject> &messages, bool isShown);

} // namespace LabChat
