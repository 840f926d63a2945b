// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

namespace LabChat {

/// The maximum number of participants in a session.
constexpr int maxParticipants = 10000;

/// Changes the number of participants or the group size for one session. Error codes `bad_numbers`, `bad_matching`.
[[nodiscard]] Result<Study> withNumbers(Study study, int numParticipants, int playersPerGroup);

} // namespace LabChat
