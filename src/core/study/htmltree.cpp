// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/htmltree.h"

#include "core/base/exacttext.h"

namespace LabChat {

HtmlTree parseHtml(const QString &html)
{
    const QByteArray bytes = "<html><body>" + html.toUtf8() + "</body></html>";
    constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    return HtmlTree(htmlReadMemory(bytes.constData(), int(bytes.size()), nullptr, "UTF-8", options));
}

QString textOf(const xmlChar *text)
{
    return text ? exactText(reinterpret_cast<const char *>(text)).value_or(QString()) : QString();
}

QString elementName(const xmlNode *node)
{
    return textOf(node->name).toLower();
}

QString valueOf(const xmlAttr *attribute)
{
    const std::unique_ptr<xmlChar, decltype(xmlFree)> raw(xmlNodeListGetString(attribute->doc, attribute->children, 1), xmlFree);
    return textOf(raw.get());
}

QString textIn(const xmlNode *node)
{
    const std::unique_ptr<xmlChar, decltype(xmlFree)> raw(xmlNodeGetContent(node), xmlFree);
    return textOf(raw.get());
}

bool isHeading(const QString &element)
{
    return element.size() == 2 && element.at(0) == u'h' && element.at(1) >= u'1' && element.at(1) <= u'6';
}

} // namespace LabChat
