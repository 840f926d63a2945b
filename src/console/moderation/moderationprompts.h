// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/operator/interventionquestions.h"
#include "core/session/session.h"

namespace LabChat {

/// How the dialog of each intervention introduces itself. Pure functions.

/// Whom or what wishes of one kind are about: "P3 and P4", "3 messages", "Group 2". A wish about a message has its author in
/// `participant`, which the rules do not look at.
[[nodiscard]] QString wishedTargets(const QList<Moderate> &wishes, const Session &session, const QStringList &channelTitles);
/// For wishes of one kind; without questions.
[[nodiscard]] ActionPrompt promptFor(const QList<Moderate> &wishes, const Session &session, const QStringList &channelTitles);

} // namespace LabChat
