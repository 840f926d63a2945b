// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace LabChat {

/// What the operator searches for, and where it is in a text. Pure functions.

/// A part of a text, in UTF-16 units.
struct TextSpan {
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const TextSpan &) const = default;
};

/// The words that were typed; each of them has to occur. Words between quotation marks ("so and so") are one term.
/// A quotation mark inside a word is an ordinary character. A phrase without a closing mark continues to the end.
[[nodiscard]] QStringList searchTerms(const QString &typed);

/// Where any of the terms occurs in a text, in upper or lower case. The spans are in order; spans that touch are merged.
[[nodiscard]] QList<TextSpan> findTerms(const QString &text, const QStringList &terms);

/// A text in UTF-8 with each character in its folded case: a folded text contains a folded term exactly where findTerms() finds it.
[[nodiscard]] QByteArray foldedText(QByteArrayView utf8);

/// Sorts spans, and merges those that touch or overlap.
[[nodiscard]] QList<TextSpan> merged(QList<TextSpan> spans);

} // namespace LabChat
