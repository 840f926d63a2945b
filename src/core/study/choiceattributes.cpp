// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/choiceattributes.h"

#include "core/study/htmltree.h"

#include <QtCore/QLocale>

#include <cmath>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

void collect(const xmlNode *first, QList<ChoiceAttributes> &found)
{
    for (const xmlNode *node = first; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && elementName(node) == u"lab-choice")
            found.append(choiceAttributes(node));
        collect(node->children, found);
    }
}

} // namespace

const QStringList &choiceAttributeNames()
{
    static const QStringList names{u"name"_s, u"type"_s, u"label"_s, u"options"_s, u"min"_s, u"max"_s, u"step"_s, u"maxlength"_s, u"required"_s, u"change"_s};
    return names;
}

ChoiceAttributes choiceAttributes(const xmlNode *element)
{
    ChoiceAttributes attributes;
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next)
        attributes.insert(textOf(attribute->name), valueOf(attribute));
    return attributes;
}

QList<ChoiceAttributes> choiceElements(const QString &html)
{
    QList<ChoiceAttributes> found;
    if (!html.contains("<lab-choice"_L1))
        return found;
    if (const HtmlTree tree = parseHtml(html))
        collect(xmlDocGetRootElement(tree.get()), found);
    return found;
}

std::optional<double> choiceNumber(const QString &text)
{
    bool isNumber = false;
    const double number = QLocale::c().toDouble(text.trimmed(), &isNumber);
    const bool isPlain = isNumber && std::isfinite(number) && !text.contains(u',');
    return isPlain ? std::optional(number) : std::nullopt;
}

QStringList choiceOptions(const QString &text)
{
    QStringList options;
    for (const QString &option : text.split(u'|', Qt::SkipEmptyParts))
        options.append(option.simplified());
    return options;
}

std::optional<ChoiceSpec::Type> choiceType(const QString &word)
{
    if (word == u"number")
        return ChoiceSpec::Type::Number;
    if (word == u"one-of")
        return ChoiceSpec::Type::OneOf;
    return word == u"text" || word.isEmpty() ? std::optional(ChoiceSpec::Type::Text) : std::nullopt;
}

} // namespace LabChat
