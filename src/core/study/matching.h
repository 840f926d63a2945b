// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

#include <QtCore/QRandomGenerator>

namespace LabChat {

/// Who is with whom: by round, then by group, the players' id_in_session in the order of id_in_group.
using GroupMatrix = QList<QList<QList<int>>>;

/// Whether a study's matching can be made with its numbers. Error code `bad_matching`, in words that say why not.
[[nodiscard]] Result<void> checkMatching(const Study &study);

/// Makes the groups of all rounds. As in oTree, id_in_group stays a player's own wherever the groups are
/// rearranged: roles keep their players. Error code `bad_matching`.
[[nodiscard]] Result<GroupMatrix> matchGroups(const Study &study, QRandomGenerator &random);

} // namespace LabChat
