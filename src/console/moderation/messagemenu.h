// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/moderationactions.h"

namespace LabChat {

/// Adds the actions for messages to a menu; the messages may be of any session. If @p isShown is
/// false, some are of another session than the shown one: the actions are disabled and say why.
void addMessageActions(QMenu *menu, ModerationActions *moderation, const QList<MessageSubject> &messages, bool isShown);

} // namespace LabChat
