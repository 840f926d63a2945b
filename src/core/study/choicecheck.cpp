// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/choicecheck.h"

#include "core/study/names.h"
#include "core/study/safehtml.h"
#include "core/study/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <cmath>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::Choices)
};

/// Looks at one choice. Lives on the stack.
class ChoiceChecker final {
public:
    explicit ChoiceChecker(const ChoiceAttributes &attributes) : m_attributes(attributes), m_name(excerpt(attributes.value(u"name"_s))) {}

    QStringList check()
    {
        checkWords();
        checkOptions();
        for (const QString &attribute : {u"min"_s, u"max"_s, u"step"_s, u"maxlength"_s})
            checkNumber(attribute);
        const auto least = choiceNumber(value(u"min"_s)), most = choiceNumber(value(u"max"_s));
        if (least && most && *least > *most)
            m_mistakes.append(Texts::tr("No number fits <lab-choice> “%1”: “min” is above “max”.").arg(m_name));
        checkMeaning();
        QStringList names = m_attributes.keys(); // in an order that stays
        names.sort();
        for (const QString &name : std::as_const(names))
            checkAttribute(name);
        return m_mistakes;
    }

private:
    [[nodiscard]] QString value(const QString &attribute) const { return m_attributes.value(attribute); }
    [[nodiscard]] bool isWritten(const QString &attribute) const { return m_attributes.contains(attribute) && !value(attribute).contains(u"{{"_s); }
    [[nodiscard]] std::optional<ChoiceSpec::Type> type() const { return choiceType(value(u"type"_s)); }

    void checkWords()
    {
        if (!isChannelName(value(u"name"_s)))
            m_mistakes.append(Texts::tr("A <lab-choice> needs a “name” of letters, digits, “_” and “-”; here it is “%1”.").arg(m_name));
        if (!type())
            m_mistakes.append(Texts::tr("The “type” of <lab-choice> “%1” can be “number”, “text” or “one-of”; here it is “%2”.").arg(m_name, excerpt(value(u"type"_s))));
        if (isWritten(u"change"_s) && value(u"change"_s) != u"yes")
            m_mistakes.append(Texts::tr("“change” of <lab-choice> “%1” can only be “yes”; here it is “%2”. Leave it out if the answer is final.")
                                  .arg(m_name, excerpt(value(u"change"_s))));
        if (const QString word = value(u"required"_s); isWritten(u"required"_s) && !word.isEmpty() && word != u"required")
            m_mistakes.append(Texts::tr("“required” of <lab-choice> “%1” has no value; here it is “%2”. Write only “required”, or leave it out if no answer is needed.")
                                  .arg(m_name, excerpt(word)));
    }

    void checkOptions()
    {
        if (type() != ChoiceSpec::Type::OneOf || value(u"options"_s).contains(u"{{"_s))
            return;
        const QStringList options = choiceOptions(value(u"options"_s));
        QSet<QString> taken;
        for (const QString &option : options) {
            if (taken.contains(option))
                m_mistakes.append(Texts::tr("“options” of <lab-choice> “%1” has “%2” twice. Write each option once.").arg(m_name, excerpt(option)));
            taken.insert(option);
        }
        if (options.size() < 2)
            m_mistakes.append(Texts::tr("<lab-choice> “%1” needs at least two “options”, separated by “|”.").arg(m_name));
    }

    void checkNumber(const QString &attribute)
    {
        if (!isWritten(attribute))
            return;
        const auto number = choiceNumber(value(attribute));
        const bool isPositive = attribute == u"step" || attribute == u"maxlength";
        if (!number || (isPositive && *number <= 0))
            m_mistakes.append((isPositive ? Texts::tr("“%1” of <lab-choice> “%2” must be a number above 0; here it is “%3”.")
                                          : Texts::tr("“%1” of <lab-choice> “%2” must be a number; here it is “%3”."))
                                  .arg(attribute, m_name, excerpt(value(attribute))));
        else if (attribute == u"maxlength" && (*number > mostChoiceCharacters || *number != std::floor(*number)))
            m_mistakes.append(Texts::tr("“maxlength” of <lab-choice> “%1” must be a whole number of at most %2; here it is “%3”.")
                                  .arg(m_name, QString::number(mostChoiceCharacters), excerpt(value(attribute))));
    }

    /// What an answer of this type does not have.
    void checkMeaning()
    {
        if (!type())
            return;
        const QHash<QString, std::pair<ChoiceSpec::Type, QString>> owners{
            {u"options"_s, {ChoiceSpec::Type::OneOf, u"one-of"_s}}, {u"min"_s, {ChoiceSpec::Type::Number, u"number"_s}},
            {u"max"_s, {ChoiceSpec::Type::Number, u"number"_s}},    {u"step"_s, {ChoiceSpec::Type::Number, u"number"_s}},
            {u"maxlength"_s, {ChoiceSpec::Type::Text, u"text"_s}}};
        for (const QString &attribute : {u"options"_s, u"min"_s, u"max"_s, u"step"_s, u"maxlength"_s}) {
            if (m_attributes.contains(attribute) && *type() != owners.value(attribute).first)
                m_mistakes.append(Texts::tr("“%1” of <lab-choice> “%2” is only for the type “%3”. Leave it out, or write type=\"%3\".")
                                      .arg(attribute, m_name, owners.value(attribute).second));
        }
    }

    void checkAttribute(const QString &name)
    {
        const bool isReportedAnyway = name == u"style" || name.startsWith(u"on"); // of every element
        if (isReportedAnyway || name.contains(u'{') || name.contains(u'}') || keepsAttribute(u"lab-choice"_s, name, value(name)))
            return;
        const QString nearest = nearestWord(name, choiceAttributeNames());
        m_mistakes.append(nearest.isEmpty() ? Texts::tr("A <lab-choice> has no attribute “%1”; it can have %2.").arg(excerpt(name), choiceAttributeNames().join(u", "_s))
                                            : Texts::tr("A <lab-choice> has no attribute “%1”. Did you mean “%2”?").arg(excerpt(name), nearest));
    }

    const ChoiceAttributes &m_attributes;
    QString m_name;
    QStringList m_mistakes;
};

} // namespace

QStringList choiceMistakes(const ChoiceAttributes &attributes)
{
    return ChoiceChecker(attributes).check();
}

QString sameChoiceName(const QString &name)
{
    return Texts::tr("Two <lab-choice> of this page have the name “%1”.").arg(excerpt(name));
}

bool hasSections(const QString &html)
{
    static const QRegularExpression section(u"\\{\\{\\s*[#^]"_s);
    return html.contains(section);
}

QStringList choiceMistakes(const QString &html)
{
    QStringList mistakes;
    QSet<QString> names;
    for (const ChoiceAttributes &attributes : choiceElements(html)) {
        mistakes += choiceMistakes(attributes);
        const QString name = attributes.value(u"name"_s);
        if (names.contains(name) && !hasSections(html)) // sections may show one of them to each participant
            mistakes.append(sameChoiceName(name));
        names.insert(name);
    }
    return mistakes;
}

} // namespace LabChat
