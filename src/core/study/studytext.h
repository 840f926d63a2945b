// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QByteArray>

#include <functional>

namespace LabChat {

/// The bytes of a study file. A file that cannot be a study is not read. Error code `bad_study`. Blocks on a file.
[[nodiscard]] Result<QByteArray> readStudyText(const QString &path);

/// Looks for mistakes in a study that was read without a mistake.
using StudyCheck = std::function<QList<StudyProblem>(const Study &)>;

/// A study from the text of its file, checked with the schema, with rules that no schema can express, and with @p
/// check. @p path: bodies are read from its folder. Each mistake once, in the order of the lines. Blocks on files.
[[nodiscard]] StudyResult studyInText(const QByteArray &text, const QString &path, const StudyCheck &check);

} // namespace LabChat
