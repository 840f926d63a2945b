// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QStringList>

namespace LabChat {

/// Studies that sessions can be made of: each study that is read here was checked by making a session of it.

/// A study from the text of its file, see studyInText(). Blocks on files.
[[nodiscard]] StudyResult parseStudy(const QByteArray &text, const QString &path);

/// The same from the file itself. Blocks on files: not for the net thread.
[[nodiscard]] StudyResult readStudyFile(const QString &path);

/// An included study by its name, or a study by its path: the argument of `--study`.
[[nodiscard]] StudyResult findStudy(const QString &nameOrPath);

/// The name of the included study that LabChat starts by itself, once, so that there is something to try.
inline const QString demoStudy = QStringLiteral("demo");

/// The names of the studies that are included in the program.
[[nodiscard]] QStringList shippedStudies();

} // namespace LabChat
