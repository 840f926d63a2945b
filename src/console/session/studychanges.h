// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

#include <QtCore/QHash>

namespace LabChat {

/// The numbers of a study that one session may have differently. A plain value.
struct StudyChanges {
    int numParticipants = 0;
    int playersPerGroup = 0;
    int numRounds = 1;
    QHash<int, int> durationsS;  ///< by the page's index, of pages that the clock ends
};

/// The study's own numbers.
[[nodiscard]] StudyChanges unchanged(const Study &study);
/// Error codes `bad_numbers`, `bad_matching`.
[[nodiscard]] Result<Study> withChanges(Study study, const StudyChanges &changes);

/// "8 participants · groups of 4 · 3 rounds · 2 pages".
[[nodiscard]] QString studyNumbersText(const Study &study);
/// What a page is called in the console.
[[nodiscard]] QString pageTitle(const PageSpec &page);

} // namespace LabChat
