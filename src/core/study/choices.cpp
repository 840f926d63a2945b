// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/choices.h"

#include "core/study/choiceattributes.h"
#include "core/study/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cmath>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Choices)
};

ChoiceSpec choiceOf(const ChoiceAttributes &attributes)
{
    ChoiceSpec choice;
    choice.name = attributes.value(u"name"_s);
    choice.type = choiceType(attributes.value(u"type"_s)).value_or(ChoiceSpec::Type::Text);
    choice.label = attributes.value(u"label"_s);
    choice.options = choiceOptions(attributes.value(u"options"_s));
    choice.min = choiceNumber(attributes.value(u"min"_s));
    choice.max = choiceNumber(attributes.value(u"max"_s));
    choice.step = choiceNumber(attributes.value(u"step"_s));
    choice.maxCharacters = int(qBound(1.0, choiceNumber(attributes.value(u"maxlength"_s)).value_or(choice.maxCharacters), double(mostChoiceCharacters)));
    choice.isRequired = attributes.contains(u"required"_s);
    choice.mayChange = attributes.value(u"change"_s) == u"yes";
    return choice;
}

/// How many decimals a plain number has.
qsizetype decimalsOf(const QString &number)
{
    const qsizetype point = number.indexOf(u'.');
    return point < 0 ? 0 : number.size() - point - 1;
}

/// Each number has one spelling in the log, apart from zeros at its end: 1e0, +4, 00004, .5 and -0 are others.
bool isPlainDecimal(const QString &value)
{
    constexpr qsizetype exactDigits = 15;
    static const QRegularExpression plain(u"^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"_s);
    static const QRegularExpression minusZero(u"^-0(\\.0+)?$"_s);
    return value.contains(plain) && !value.contains(minusZero)
        && std::count_if(value.begin(), value.end(), [](QChar c) { return c.isDigit(); }) <= exactDigits;
}

/// The most decimals of a number of whole steps.
qsizetype decimalsAllowed(const ChoiceSpec &choice)
{
    constexpr int digits = 12; // more are an error of the floating point
    const auto decimals = [](double number) {
        QString fixed = QString::number(number, 'f', digits);
        while (fixed.endsWith(u'0'))
            fixed.chop(1);
        return decimalsOf(fixed);
    };
    return qMax(decimals(choice.step.value_or(1)), decimals(choice.min.value_or(0)));
}

QString whyNoSuchNumber(const ChoiceSpec &choice, const QString &value)
{
    constexpr double tolerance = 1e-9; // 0.3 is three steps of 0.1
    const auto number = choiceNumber(value);
    if (!number)
        return Texts::tr("Please enter a number.");
    if (!isPlainDecimal(value.trimmed()))
        return Texts::tr("Please write the number in plain digits, such as 12 or 0.5.");
    if (choice.min && *number < *choice.min)
        return Texts::tr("Please enter a number of at least %1.").arg(plainNumber(*choice.min));
    if (choice.max && *number > *choice.max)
        return Texts::tr("Please enter a number of at most %1.").arg(plainNumber(*choice.max));
    if (!choice.step || *choice.step <= 0)
        return {};
    if (decimalsOf(value.trimmed()) > decimalsAllowed(choice))
        return Texts::tr("Please enter a number in steps of %1.").arg(plainNumber(*choice.step));
    const double steps = (*number - choice.min.value_or(0)) / *choice.step;
    return std::abs(steps - std::round(steps)) < tolerance * qMax(1.0, std::abs(steps)) ? QString()
                                                                                       : Texts::tr("Please enter a number in steps of %1.").arg(plainNumber(*choice.step));
}

} // namespace

QList<ChoiceSpec> choicesIn(const QString &html)
{
    QList<ChoiceSpec> choices;
    for (const ChoiceAttributes &attributes : choiceElements(html))
        choices.append(choiceOf(attributes));
    return choices;
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
