// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/safehtml.h"

#include <QtCore/QSet>

#include <libxml/HTMLparser.h>

#include <memory>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct DocumentDeleter {
    void operator()(xmlDoc *document) const { xmlFreeDoc(document); }
};

QString textOf(const xmlChar *text)
{
    return text ? QString::fromUtf8(reinterpret_cast<const char *>(text)) : QString();
}

const QSet<QString> &knownElements()
{
    static const QSet<QString> names{
        u"a"_s, u"abbr"_s, u"article"_s, u"aside"_s, u"b"_s, u"blockquote"_s, u"br"_s, u"caption"_s, u"code"_s, u"col"_s, u"colgroup"_s, u"dd"_s, u"del"_s,
        u"details"_s, u"div"_s, u"dl"_s, u"dt"_s, u"em"_s, u"figcaption"_s, u"figure"_s, u"footer"_s, u"h1"_s, u"h2"_s, u"h3"_s, u"h4"_s, u"h5"_s, u"h6"_s,
        u"header"_s, u"hr"_s, u"i"_s, u"img"_s, u"ins"_s, u"kbd"_s, u"lab-chat"_s, u"lab-choice"_s, u"li"_s, u"mark"_s, u"ol"_s, u"p"_s, u"pre"_s, u"q"_s, u"s"_s, u"samp"_s,
        u"section"_s, u"small"_s, u"span"_s, u"strong"_s, u"sub"_s, u"summary"_s, u"sup"_s, u"table"_s, u"tbody"_s, u"td"_s, u"tfoot"_s, u"th"_s, u"thead"_s,
        u"time"_s, u"tr"_s, u"u"_s, u"ul"_s, u"var"_s, u"wbr"_s};
    return names;
}

bool dropsContents(const QString &element)
{
    static const QSet<QString> names{u"script"_s, u"style"_s, u"iframe"_s, u"object"_s, u"embed"_s, u"template"_s, u"noscript"_s, u"svg"_s,
                                     u"math"_s, u"form"_s, u"input"_s, u"button"_s, u"textarea"_s, u"select"_s, u"title"_s, u"head"_s};
    return names.contains(element);
}

bool isVoid(const QString &element)
{
    static const QSet<QString> names{u"br"_s, u"col"_s, u"hr"_s, u"img"_s, u"wbr"_s};
    return names.contains(element);
}

bool keepsAttribute(const QString &element, const QString &name, const QString &value)
{
    static const QSet<QString> everywhere{u"class"_s, u"id"_s, u"title"_s, u"lang"_s, u"dir"_s, u"role"_s, u"colspan"_s, u"rowspan"_s, u"scope"_s,
                                          u"align"_s, u"start"_s, u"alt"_s, u"width"_s, u"height"_s, u"open"_s, u"datetime"_s};
    if (everywhere.contains(name) || name.startsWith(u"aria-"))
        return true;
    if (element == u"lab-chat")
        return name == u"name";
    if (element == u"lab-choice") {
        static const QSet<QString> ofChoice{u"name"_s, u"type"_s, u"label"_s, u"options"_s, u"min"_s, u"max"_s, u"step"_s,
                                            u"maxlength"_s, u"required"_s, u"change"_s};
        return ofChoice.contains(name);
    }
    const QString address = value.trimmed().toLower();
    if (element == u"a" && name == u"href")
        return address.startsWith(u"http:") || address.startsWith(u"https:") || address.startsWith(u"mailto:") || address.startsWith(u'#');
    if (element == u"img" && name == u"src") // images from other hosts are not loaded
        return address.startsWith(u"data:image/png") || address.startsWith(u"data:image/jpeg") || address.startsWith(u"data:image/gif");
    return false;
}

QString startTag(const xmlNode *node, const QString &element)
{
    QString tag = u'<' + element;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        const std::unique_ptr<xmlChar, decltype(xmlFree)> raw(xmlNodeListGetString(node->doc, attribute->children, 1), xmlFree);
        const QString name = textOf(attribute->name).toLower();
        const QString value = textOf(raw.get());
        if (keepsAttribute(element, name, value))
            tag += u' ' + name + u"=\"" + value.toHtmlEscaped() + u'"';
    }
    if (element == u"a")
        tag += u" rel=\"noopener noreferrer\" target=\"_blank\"";
    return tag + u'>';
}

/// Markdown puts a separate chat box into a paragraph. Such a paragraph is removed.
bool isParagraphOfBoxes(const xmlNode *node)
{
    bool hasBox = false;
    for (const xmlNode *child = node->children; child; child = child->next) {
        const bool isBox = child->type == XML_ELEMENT_NODE && textOf(child->name).startsWith(u"lab-ch"); // lab-chat, lab-choice
        hasBox = hasBox || isBox;
        if (!isBox && (child->type != XML_TEXT_NODE || !textOf(child->content).trimmed().isEmpty()))
            return false;
    }
    return hasBox;
}

void write(const xmlNode *first, QString &html)
{
    for (const xmlNode *node = first; node; node = node->next) {
        if (node->type == XML_TEXT_NODE) {
            html += textOf(node->content).toHtmlEscaped();
            continue;
        }
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const QString element = textOf(node->name).toLower();
        if (dropsContents(element))
            continue;
        const bool known = knownElements().contains(element) && !(element == u"p" && isParagraphOfBoxes(node));
        if (known)
            html += startTag(node, element);
        write(node->children, html);
        if (known && !isVoid(element))
            html += u"</" + element + u'>';
    }
}

} // namespace

QString safeHtml(const QString &html)
{
    const QByteArray bytes = ("<html><body>" + html.toUtf8() + "</body></html>");
    constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    const std::unique_ptr<xmlDoc, DocumentDeleter> document(htmlReadMemory(bytes.constData(), int(bytes.size()), nullptr, "UTF-8", options));
    QString safe;
    if (document)
        write(xmlDocGetRootElement(document.get()), safe);
    return safe;
}

} // namespace LabChat
