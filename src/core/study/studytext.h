// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/study/study.h"

#include <QtCore/QStringList>

namespace LabChat {

/// Several problems as one error (code `bad_study`), a line each.
[[nodiscard]] Error asError(const QList<StudyProblem> &problems);

/// A study or all that is wrong with it.
using StudyResult = tl::expected<Study, QList<StudyProblem>>;

/// A mistake as compilers write it, for editors to follow: `FILE:LINE:COLUMN: /json/pointer: text`.
[[nodiscard]] QString inOneLine(const QString &file, const StudyProblem &problem);

/// The bytes of a study's file; what is no study at all is not read. Error code `bad_study`. Blocks on a file.
[[nodiscard]] Result<QByteArray> readStudyText(const QString &path);

/// A study from the text of its file, by the schema and by what no schema can say. @p path: bodies are
/// read beside it. Each mistake once, in the order of the lines. Blocks on files.
[[nodiscard]] StudyResult parseStudy(const QByteArray &text, const QString &path);

/// Both. Blocks on files: not for the net thread.
[[nodiscard]] StudyResult readStudyFile(const QString &path);

/// A shipped study by its name, or a path: what `--study` takes.
[[nodiscard]] StudyResult findStudy(const QString &nameOrPath);

/// The names of the studies that ship with the program.
[[nodiscard]] QStringList shippedStudies();

/// Another number of participants or another group size for one session. Error code `bad_numbers`.
[[nodiscard]] Result<Study> withNumbers(Study study, int numParticipants, int playersPerGroup);

} // namespace LabChat
