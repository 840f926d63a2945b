// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/choices.h"

#include "core/study/htmltree.h"
#include "core/study/names.h"
#include "core/study/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QLocale>
#include <QtCore/QSet>

#include <cmath>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Choices)
};

constexpr int mostCharacters = 10'000; // as for messages

using Attributes = QHash<QString, QString>;

void collect(const xmlNode *first, QList<Attributes> &found)
{
    for (const xmlNode *node = first; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && elementName(node) == u"lab-choice") {
            Attributes attributes;
            for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
                attributes.insert(textOf(attribute->name), valueOf(attribute));
            found.append(attributes);
        }
        collect(node->children, found);
    }
}

QList<Attributes> elementsIn(const QString &html)
{
    QList<Attributes> found;
    if (!html.contains("<lab-choice"_L1))
        return found;
    if (const HtmlTree tree = parseHtml(html))
        collect(xmlDocGetRootElement(tree.get()), found);
    return found;
}

/// A number in the notation of HTML and JSON: a point, and no separators of thousands.
std::optional<double> numberIn(const QString &text)
{
    bool isNumber = false;
    const double number = QLocale::c().toDouble(text.trimmed(), &isNumber);
    const bool isPlain = isNumber && std::isfinite(number) && !text.contains(u',');
    return isPlain ? std::optional(number) : std::nullopt;
}

/// As a person writes it: no exponent where it is not needed.
QString plainNumber(double number)
{
    return QString::number(number, 'g', 15);
}

QStringList optionsIn(const QString &text)
{
    QStringList options;
    for (const QString &option : text.split(u'|', Qt::SkipEmptyParts))
        options.append(option.simplified());
    return options;
}

std::optional<ChoiceSpec::Type> typeIn(const QString &word)
{
    if (word == u"number")
        return ChoiceSpec::Type::Number;
    if (word == u"one-of")
        return ChoiceSpec::Type::OneOf;
    return word == u"text" || word.isEmpty() ? std::optional(ChoiceSpec::Type::Text) : std::nullopt;
}

ChoiceSpec choiceOf(const Attributes &attributes)
{
    ChoiceSpec choice;
    choice.name = attributes.value(u"name"_s);
    choice.type = typeIn(attributes.value(u"type"_s)).value_or(ChoiceSpec::Type::Text);
    choice.label = attributes.value(u"label"_s);
    choice.options = optionsIn(attributes.value(u"options"_s));
    choice.min = numberIn(attributes.value(u"min"_s));
    choice.max = numberIn(attributes.value(u"max"_s));
    choice.step = numberIn(attributes.value(u"step"_s));
    choice.maxCharacters = int(qBound(1.0, numberIn(attributes.value(u"maxlength"_s)).value_or(choice.maxCharacters), double(mostCharacters)));
    choice.isRequired = attributes.contains(u"required"_s);
    choice.mayChange = attributes.value(u"change"_s) == u"yes";
    return choice;
}

QStringList mistakesIn(const Attributes &attributes)
{
    const QString name = attributes.value(u"name"_s);
    QStringList mistakes;
    const auto isFilledIn = [&](const QString &attribute) { return !attributes.value(attribute).contains(u"{{"_s); };
    if (!isChannelName(name))
        mistakes.append(Texts::tr("A <lab-choice> needs a “name” of letters, digits, “_” and “-”; here it is “%1”.").arg(excerpt(name)));
    const auto type = typeIn(attributes.value(u"type"_s));
    if (!type)
        mistakes.append(Texts::tr("The “type” of <lab-choice> “%1” can be “number”, “text” or “one-of”; here it is “%2”.")
                            .arg(excerpt(name), excerpt(attributes.value(u"type"_s))));
    if (type == ChoiceSpec::Type::OneOf && isFilledIn(u"options"_s) && optionsIn(attributes.value(u"options"_s)).size() < 2)
        mistakes.append(Texts::tr("<lab-choice> “%1” needs at least two “options”, separated by “|”.").arg(excerpt(name)));
    for (const QString &attribute : {u"min"_s, u"max"_s, u"step"_s, u"maxlength"_s}) {
        const auto number = numberIn(attributes.value(attribute));
        const bool isPositive = attribute == u"step" || attribute == u"maxlength";
        if (attributes.contains(attribute) && isFilledIn(attribute) && (!number || (isPositive && *number <= 0)))
            mistakes.append((isPositive ? Texts::tr("“%1” of <lab-choice> “%2” must be a number above 0; here it is “%3”.")
                                        : Texts::tr("“%1” of <lab-choice> “%2” must be a number; here it is “%3”."))
                                .arg(attribute, excerpt(name), excerpt(attributes.value(attribute))));
    }
    const auto least = numberIn(attributes.value(u"min"_s)), most = numberIn(attributes.value(u"max"_s));
    if (least && most && *least > *most)
        mistakes.append(Texts::tr("No number fits <lab-choice> “%1”: “min” is above “max”.").arg(excerpt(name)));
    return mistakes;
}

QString whyNoSuchNumber(const ChoiceSpec &choice, const QString &value)
{
    constexpr double tolerance = 1e-9; // 0.3 is three steps of 0.1
    const auto number = numberIn(value);
    if (!number)
        return Texts::tr("Please enter a number.");
    if (choice.min && *number < *choice.min)
        return Texts::tr("Please enter a number of at least %1.").arg(plainNumber(*choice.min));
    if (choice.max && *number > *choice.max)
        return Texts::tr("Please enter a number of at most %1.").arg(plainNumber(*choice.max));
    if (!choice.step || *choice.step <= 0)
        return {};
    const double steps = (*number - choice.min.value_or(0)) / *choice.step;
    return std::abs(steps - std::round(steps)) < tolerance * qMax(1.0, std::abs(steps)) ? QString()
                                                                                       : Texts::tr("Please enter a number in steps of %1.").arg(plainNumber(*choice.step));
}

} // namespace

QList<ChoiceSpec> choicesIn(const QString &html)
{
    QList<ChoiceSpec> choices;
    for (const Attributes &attributes : elementsIn(html))
        choices.append(choiceOf(attributes));
    return choices;
}

QStringList choiceMistakes(const QString &html)
{
    QStringList mistakes;
    QSet<QString> names;
    for (const Attributes &attributes : elementsIn(html)) {
        mistakes += mistakesIn(attributes);
        const QString name = attributes.value(u"name"_s);
        if (names.contains(name) && !html.contains(u"{{"_s)) // sections may show one of them to each participant
            mistakes.append(Texts::tr("Two <lab-choice> of this page have the name “%1”.").arg(excerpt(name)));
        names.insert(name);
    }
    return mistakes;
}

QString whyNotChoose(const ChoiceSpec &choice, const QString &value)
{
    switch (choice.type) {
    case ChoiceSpec::Type::Number:
        return whyNoSuchNumber(choice, value);
    case ChoiceSpec::Type::OneOf:
        return choice.options.contains(value) ? QString() : Texts::tr("Please choose one of the answers.");
    case ChoiceSpec::Type::Text:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace LabChat
