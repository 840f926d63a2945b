// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

namespace LabChat {

/// The most participants that a session may have.
constexpr int maxParticipants = 10000;

/// Another number of participants or another group size for one session. Error codes `bad_numbers`, `bad_matching`.
[[nodiscard]] Result<Study> withNumbers(Study study, int numParticipants, int playersPerGroup);

} // namespace LabChat
