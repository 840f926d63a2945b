// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

#include <QtCore/QHash>

namespace LabChat {

/// What can be different from the study in one session. A plain value.
struct StudyChanges {
    int numParticipants = 0;
    int playersPerGroup = 0;
    int numRounds = 1;
    QHash<int, int> durationsS;  ///< by the page's index, of pages with a timer
    bool helpLine = false;       ///< whether participants can call for help
};

/// The study's own numbers.
[[nodiscard]] StudyChanges unchanged(const Study &study);
/// Error codes `bad_numbers`, `bad_matching`.
[[nodiscard]] Result<Study> withChanges(Study study, const StudyChanges &changes);

/// Whether another session of the study has other groups or treatments, because they are drawn at random without a seed.
[[nodiscard]] bool drawsAgain(const Study &study);

[[nodiscard]] bool makesGroupsByArrival(const Study &study);

/// "8 participants · groups of 4 · 3 rounds · 2 pages".
[[nodiscard]] QString studyNumbersText(const Study &study);
/// A page's title in the console, where it is meant for everybody: its name, if the title differs between participants.
[[nodiscard]] QString pageTitle(const PageSpec &page);
/// What happens to a text that is being typed when a page or a chat ends.
[[nodiscard]] QString onEndText(OnEnd onEnd);

} // namespace LabChat
