// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace LabChat {

/// What somebody looks for, and where it stands in a text. Pure functions.

/// A part of a text, in UTF-16 units.
struct TextSpan {
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const TextSpan &) const = default;
};

/// The words of what was typed, each of which has to occur; words between quotation marks ("so and so")
/// are one. A quotation mark inside a word is a character like any other; one that is not closed yet
/// reaches to the end.
[[nodiscard]] QStringList searchTerms(const QString &typed);

/// Where any of the terms stands in a text, in either case; in order, those that touch as one.
[[nodiscard]] QList<TextSpan> findTerms(const QString &text, const QStringList &terms);

/// Spans in any order, sorted, those that touch or overlap as one.
[[nodiscard]] QList<TextSpan> merged(QList<TextSpan> spans);

} // namespace LabChat
