// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/jsonreader.h"

namespace LabChat {

struct BodyContext;

/// Waiting for others: the members “waiting” and “group_by_arrival” of a page that ends with the group. @p context: null if the study is from the log. Blocks on files.
void readWaiting(JsonReader &reader, PageSpec &page, QList<StudyProblem> &problems, const BodyContext *context);
[[nodiscard]] QJsonObject waitingToJson(const WaitingSpec &waiting);

} // namespace LabChat
