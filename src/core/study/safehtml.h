// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// An HTML fragment without anything that could run code or load data from elsewhere. libxml2 parses it. Only known elements and attributes stay.
/// Script, style and frames are removed with their contents; other unknown elements are removed, and their contents stay. `<lab-chat name="…">` stays.
/// A heading without an id gets one: fragmentOf() its text. Links to other addresses open in a new window; links within the page do not.
[[nodiscard]] QString safeHtml(const QString &html);

/// What a link to a heading with this text has after `#`, as on GitHub: lower case, without punctuation, with `-` for each space.
[[nodiscard]] QString fragmentOf(const QString &heading);

} // namespace LabChat
