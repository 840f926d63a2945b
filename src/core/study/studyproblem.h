// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

namespace LabChat {

/// One mistake in a study: its location (a JSON Pointer, RFC 6901; in a file also line and column), and a description. A plain value.
struct StudyProblem {
    QString place;
    QString text;
    int line = 0;    ///< from 1; 0: no line
    int column = 0;  ///< in characters, from 1
};

/// A study, or all its mistakes.
using StudyResult = tl::expected<Study, QList<StudyProblem>>;

/// Several problems as one error (code `bad_study`), one per line.
[[nodiscard]] Error asError(const QList<StudyProblem> &problems);

/// A mistake in the format of compilers, which editors understand: `FILE:LINE:COLUMN: /json/pointer: text`.
[[nodiscard]] QString inOneLine(const QString &file, const StudyProblem &problem);

} // namespace LabChat
