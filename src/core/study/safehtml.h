// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace LabChat {

/// HTML for the pages of participants, whoever wrote it: only known elements and attributes, no script, nothing from other hosts. An image beside the
/// study gets the address @p images and its name; if that is empty, it keeps its own. Made safe twice, a text stays as it is.
/// A heading without an id gets one: fragmentOf() its text. Links to other addresses open in a new window; links within the page do not.
[[nodiscard]] QString safeHtml(const QString &html, const QString &images = {});

/// What safeHtml() does with an element.
enum class HtmlFate { Kept, OnlyContents, LeftOut };
[[nodiscard]] HtmlFate fateOf(const QString &element);

/// Whether safeHtml() keeps an attribute.
[[nodiscard]] bool keepsAttribute(const QString &element, const QString &name, const QString &value);

/// What the address of a link can begin with.
[[nodiscard]] const QStringList &linkBeginnings();

/// The path of an image in the study's folder, from the address in a body; empty: it is somewhere else.
[[nodiscard]] QString ownImage(const QString &address);

/// What a link to a heading with this text has after `#`, as on GitHub: lower case, without punctuation, with `-` for each space.
[[nodiscard]] QString fragmentOf(const QString &heading);

} // namespace LabChat
