// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/safehtml.h"

#include "core/study/choiceattributes.h"
#include "core/study/htmltree.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QUrl>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

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
                                     u"math"_s, u"input"_s, u"button"_s, u"textarea"_s, u"select"_s, u"title"_s, u"head"_s};
    return names.contains(element);
}

bool isVoid(const QString &element)
{
    static const QSet<QString> names{u"br"_s, u"col"_s, u"hr"_s, u"img"_s, u"wbr"_s};
    return names.contains(element);
}

/// Markdown puts a separate chat box into a paragraph. Such a paragraph is removed.
bool isParagraphOfBoxes(const xmlNode *node)
{
    bool hasBox = false;
    for (const xmlNode *child = node->children; child; child = child->next) {
        const bool isBox = child->type == XML_ELEMENT_NODE && elementName(child).startsWith(u"lab-ch"); // lab-chat, lab-choice
        hasBox = hasBox || isBox;
        if (!isBox && (child->type != XML_TEXT_NODE || !textOf(child->content).trimmed().isEmpty()))
            return false;
    }
    return hasBox;
}

/// Writes the known parts of a document. Headings without an id get one from their text, so that links can lead to them.
class SafeWriter final {
public:
    explicit SafeWriter(const QString &images) : m_images(images) {}
    [[nodiscard]] const QString &html() const { return m_html; }

    void write(const xmlNode *first)
    {
        for (const xmlNode *node = first; node; node = node->next) {
            if (node->type == XML_TEXT_NODE)
                m_html += textOf(node->content).toHtmlEscaped();
            else if (node->type == XML_ELEMENT_NODE)
                writeElement(node, elementName(node));
        }
    }

private:
    void writeElement(const xmlNode *node, const QString &element)
    {
        if (dropsContents(element))
            return;
        const bool known = knownElements().contains(element) && !(element == u"p" && isParagraphOfBoxes(node));
        if (known)
            writeStartTag(node, element);
        write(node->children);
        if (known && !isVoid(element))
            m_html += u"</" + element + u'>';
    }

    void writeStartTag(const xmlNode *node, const QString &element)
    {
        QString id, address;
        m_html += u'<' + element;
        for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
            const QString name = textOf(attribute->name).toLower();
            const QString written = valueOf(attribute);
            if (!keepsAttribute(element, name, written))
                continue;
            const QString image = element == u"img" && name == u"src" && !m_images.isEmpty() ? ownImage(written) : QString();
            const QString value = image.isEmpty() ? written : QString(m_images + QString::fromLatin1(QUrl::toPercentEncoding(image, "/")));
            writeAttribute(name, value);
            if (name == u"id")
                id = value;
            else if (name == u"href")
                address = value.trimmed();
        }
        if (!id.isEmpty())
            m_ids.insert(id);
        else if (const QString fragment = isHeading(element) ? fragmentOf(textIn(node)) : QString(); !fragment.isEmpty())
            writeAttribute(u"id"_s, newId(fragment));
        if (!address.isEmpty() && !address.startsWith(u'#')) // a link within the page stays in its window
            m_html += u" rel=\"noopener noreferrer\" target=\"_blank\"";
        m_html += u'>';
    }

    void writeAttribute(const QString &name, const QString &value) { m_html += u' ' + name + u"=\"" + value.toHtmlEscaped() + u'"'; }

    /// Like GitHub: headings with the same text get `-1`, `-2`, …
    QString newId(const QString &wanted)
    {
        QString id = wanted;
        for (int i = 1; m_ids.contains(id); ++i)
            id = wanted + u'-' + QString::number(i);
        m_ids.insert(id);
        return id;
    }

    QString m_images;
    QString m_html;
    QSet<QString> m_ids;
};

} // namespace

QString safeHtml(const QString &html, const QString &images)
{
    const HtmlTree tree = parseHtml(html);
    SafeWriter writer(images);
    if (tree)
        writer.write(xmlDocGetRootElement(tree.get()));
    return writer.html();
}

HtmlFate fateOf(const QString &element)
{
    if (dropsContents(element))
        return HtmlFate::LeftOut;
    return knownElements().contains(element) ? HtmlFate::Kept : HtmlFate::OnlyContents;
}

bool keepsAttribute(const QString &element, const QString &name, const QString &value)
{
    static const QSet<QString> everywhere{u"class"_s, u"id"_s, u"title"_s, u"lang"_s, u"dir"_s, u"role"_s, u"colspan"_s, u"rowspan"_s, u"scope"_s,
                                          u"align"_s, u"start"_s, u"alt"_s, u"width"_s, u"height"_s, u"open"_s, u"datetime"_s};
    if (everywhere.contains(name) || name.startsWith(u"aria-"))
        return true;
    if (element == u"lab-chat")
        return name == u"name";
    if (element == u"lab-choice")
        return choiceAttributeNames().contains(name);
    const QString address = value.trimmed().toLower();
    if (element == u"a" && name == u"href")
        return std::any_of(linkBeginnings().begin(), linkBeginnings().end(), [&](const QString &beginning) { return address.startsWith(beginning); });
    if (element == u"img" && name == u"src") // images from other hosts are not loaded
        return address.startsWith(u"data:image/png") || address.startsWith(u"data:image/jpeg") || address.startsWith(u"data:image/gif") || !ownImage(value).isEmpty();
    return false;
}

const QStringList &linkBeginnings()
{
    static const QStringList beginnings{u"http:"_s, u"https:"_s, u"mailto:"_s, u"#"_s};
    return beginnings;
}

QString ownImage(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    QString path = url.isValid() ? url.path(QUrl::FullyDecoded) : address.trimmed();
    while (path.startsWith(u"./")) // the study's folder itself
        path.remove(0, 2);
    const bool isRelative = !url.isValid() || (url.scheme().isEmpty() && url.host().isEmpty() && !url.hasQuery());
    const QStringList steps = path.split(u'/');
    if (!isRelative || path.contains(u'\\') || path.contains(u':') || steps.contains(u""_s) || steps.contains(u"."_s) || steps.contains(u".."_s))
        return {};
    return path;
}

QString fragmentOf(const QString &heading)
{
    static const QRegularExpression notInFragments(u"[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString fragment = heading.trimmed().toLower();
    return fragment.remove(notInFragments).replace(u' ', u'-');
}

} // namespace LabChat
