// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/participantsmodel.h"

namespace LabChat {

/// The cells of the participants' table that are about another system. Pure functions.

/// What the other system says instead of a study; null: nothing in particular. @p hasApps: its session has several.
[[nodiscard]] QString claimedText(const WatchedSession &watched, int participant, ParticipantsModel::Column column, bool hasApps);

/// A cell of somebody who is expected and has not come yet.
[[nodiscard]] QVariant missingCell(const ExpectedParticipant &who, const QModelIndex &index, int role);

[[nodiscard]] bool hasSeveralApps(const Session &session);

} // namespace LabChat
