// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/jsonreader.h"

#include <QtCore/QJsonArray>

namespace LabChat {

/// In which rounds a page is shown, and what differs between them. Pure functions.

/// The member “rounds”: numbers, “first”, “last”, and ranges like “2-4” and “3-last”, one or a list of them.
[[nodiscard]] QList<RoundRange> readRounds(JsonReader &reader);
/// The same as a list for the log.
[[nodiscard]] QJsonArray roundsToJson(const QList<RoundRange> &rounds);

/// Reports rounds that a study does not have, and lists that do not have one element for each round of their page.
void checkRounds(const Study &study, const PageSpec &page, const QString &place, QList<StudyProblem> &problems);
/// Why a page has no text or duration for one of its rounds in a session with this number of rounds; empty: it has.
[[nodiscard]] QString whyTooFewForRounds(const PageSpec &page, int numRounds);

} // namespace LabChat
