// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace LabChat {

/// The known word that @p word was probably meant to be; empty: none is near.
[[nodiscard]] QString nearestWord(const QString &word, const QStringList &known);

/// What may be quoted in a sentence: the beginning of a long text, on one line.
[[nodiscard]] QString excerpt(const QString &text);

} // namespace LabChat
