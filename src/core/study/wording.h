// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace LabChat {

/// The known word that @p word was probably meant to be; empty: no known word is similar.
[[nodiscard]] QString nearestWord(const QString &word, const QStringList &known);

/// The beginning of a text on one line, to be quoted in a sentence.
[[nodiscard]] QString excerpt(const QString &text);

/// A number as a person writes it: no exponent where it is not needed.
[[nodiscard]] QString plainNumber(double number);

} // namespace LabChat
