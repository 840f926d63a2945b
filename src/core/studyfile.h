// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/study.h"

#include <QtCore/QStringList>

namespace LabChat {

/// One mistake in a study: where it is (a JSON Pointer, RFC 6901), and what is wrong in words.
struct StudyProblem {
    QString place;
    QString text;
};

/// Several problems as one error (code `bad_study`), a line each.
[[nodiscard]] Error asError(const QList<StudyProblem> &problems);

/// A study or all that is wrong with it.
using StudyResult = tl::expected<Study, QList<StudyProblem>>;

/// Reads a `*.study.json` file and the bodies beside it. Blocks on files: not for the net thread.
[[nodiscard]] StudyResult readStudyFile(const QString &path);

/// A shipped study by its name, or a path: what `--study` takes.
[[nodiscard]] StudyResult findStudy(const QString &nameOrPath);

/// The names of the studies that ship with the program.
[[nodiscard]] QStringList shippedStudies();

/// Another number of participants or another group size for one session. Error code `bad_numbers`.
[[nodiscard]] Result<Study> withNumbers(Study study, int numParticipants, int playersPerGroup);

} // namespace LabChat
