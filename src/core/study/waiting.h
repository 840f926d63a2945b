// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/jsonreader.h"

class QDir;

namespace LabChat {

/// Waiting for others: the members “waiting” and “group_by_arrival” of a page that ends with the group. Blocks on files.
void readWaiting(JsonReader &reader, PageSpec &page, QList<StudyProblem> &problems, const QDir *folder, const Study &study);
[[nodiscard]] QJsonObject waitingToJson(const WaitingSpec &waiting);

} // namespace LabChat
