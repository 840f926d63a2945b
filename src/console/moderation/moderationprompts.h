// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/messagesubject.h"
#include "console/operator/interventionquestions.h"
#include "core/session/session.h"

namespace LabChat {

/// The texts of the dialog in which the operator confirms actions of one kind; without
/// questions. Pure function. @p messages includes those that the actions are about.
[[nodiscard]] ActionPrompt promptFor(const QList<Moderate> &wishes, const QList<MessageSubject> &messages, const Session &session,
                                     const QStringList &channelTitles);

} // namespace LabChat
