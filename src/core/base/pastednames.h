// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace LabChat {

/// Codes and names as people paste and type them: with the full stop, bracket or quotation mark that followed them in a text, and with the
/// capital letters of a phone. Pure functions.

/// A code, a ticket or a hash: they consist of lower-case letters and digits, so other cases are the same code.
[[nodiscard]] QString pastedCode(const QString &text);

/// The name of a room, or a label: letters, digits and “_”.
[[nodiscard]] QString pastedName(const QString &text);

/// The one of @p known that @p typed means: the same one, or the only one that is the same apart from upper and lower case. Empty: none, or several.
[[nodiscard]] QString meantName(const QStringList &known, const QString &typed);

} // namespace LabChat
