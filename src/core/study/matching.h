// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

#include <QtCore/QRandomGenerator>

namespace LabChat {

/// The members of all groups: by round, then by group, the players' id_in_session in the order of id_in_group.
using GroupMatrix = QList<QList<QList<int>>>;

/// Whether the study's numbers allow its matching. Error code `bad_matching`; the text says why not.
[[nodiscard]] Result<void> checkMatching(const Study &study);

/// Makes the groups of all rounds. As in oTree, a player keeps their id_in_group
/// when groups are rearranged, and therefore their role. Error code `bad_matching`.
[[nodiscard]] Result<GroupMatrix> matchGroups(const Study &study, QRandomGenerator &random);

} // namespace LabChat
