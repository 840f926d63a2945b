// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace LabChat {

/// An HTML fragment without anything that could run code or load data from elsewhere. libxml2 parses it. Only known elements and attributes stay.
/// Script, style and frames are removed with their contents; other unknown elements are removed, and their contents stay. `<lab-chat name="…">` stays.
[[nodiscard]] QString safeHtml(const QString &html);

} // namespace LabChat
