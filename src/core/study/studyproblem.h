// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

namespace LabChat {

/// One mistake in a study: where it is (a JSON Pointer, RFC 6901; in a file, its line and column, too), and
/// what is wrong in words. A plain value.
struct StudyProblem {
    QString place;
    QString text;
    int line = 0;    ///< from 1; 0: it is not at any line
    int column = 0;  ///< in characters, from 1
};

/// A study or all that is wrong with it.
using StudyResult = tl::expected<Study, QList<StudyProblem>>;

/// Several problems as one error (code `bad_study`), a line each.
[[nodiscard]] Error asError(const QList<StudyProblem> &problems);

/// A mistake as compilers write it, for editors to follow: `FILE:LINE:COLUMN: /json/pointer: text`.
[[nodiscard]] QString inOneLine(const QString &file, const StudyProblem &problem);

} // namespace LabChat
