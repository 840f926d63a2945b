// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// Texts with characters that nobody sees, or that a terminal obeys. Pure functions.

/// For a terminal: its control characters (also those beyond ASCII) and those that change the order of what is read become visible: U+001B becomes ␛,
/// U+202E becomes \u{202e}. Line ends and tabs stay.
[[nodiscard]] QString visibleText(const QString &text);

/// The same for a line of JSON, which stays the same JSON.
[[nodiscard]] QByteArray visibleJson(const QByteArray &json);

/// Whether no character of a text would be visible: only white space, and what Unicode calls default ignorable or draws as a blank.
[[nodiscard]] bool isBlank(const QString &text);

/// Whether a text has a character that nobody sees (Unicode's default ignorable ones, formats and controls, blanks that are no white space): two such texts
/// look the same and are not. For codes.
[[nodiscard]] bool hasInvisible(const QString &text);

/// The same for names of people, where some of these characters are spelling: joiners between the letters of scripts that need them, and what makes one emoji
/// of several characters.
[[nodiscard]] bool hasInvisibleInName(const QString &text);

} // namespace LabChat
