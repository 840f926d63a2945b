// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <libxml/HTMLparser.h>

#include <memory>

namespace LabChat {

/// HTML as libxml2 understands it, as browsers do: it repairs whatever is not well-formed. Pure functions.

struct HtmlDeleter {
    void operator()(xmlDoc *document) const { xmlFreeDoc(document); }
};
using HtmlTree = std::unique_ptr<xmlDoc, HtmlDeleter>;

/// Null only if the text is too large. Loads nothing.
[[nodiscard]] HtmlTree parseHtml(const QString &html);
[[nodiscard]] QString textOf(const xmlChar *text);
/// In lower case.
[[nodiscard]] QString elementName(const xmlNode *node);
[[nodiscard]] QString valueOf(const xmlAttr *attribute);

/// The text of an element, without its markup.
[[nodiscard]] QString textIn(const xmlNode *node);
[[nodiscard]] bool isHeading(const QString &element);

} // namespace LabChat
