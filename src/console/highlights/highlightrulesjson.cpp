// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/highlights/highlightrules.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::HighlightRules)
};

constexpr std::array kindNames{
    std::pair{HighlightKind::Word, "word"_L1},
    std::pair{HighlightKind::Expression, "expression"_L1},
    std::pair{HighlightKind::Sender, "sender"_L1},
    std::pair{HighlightKind::Channel, "channel"_L1},
    std::pair{HighlightKind::Silence, "silence"_L1},
};

// Possessive quantifiers keep the time linear in the length of a message.

const QString emailExpression
    = u"(?<![\\w.+-])[\\w.+-]++(?:@|\\s?[(\\[]\\s?(?:at|ät)\\s?[)\\]]\\s?)[\\w-]++(?:(?:\\.|\\s?[(\\[]\\s?(?:dot|punkt)\\s?[)\\]]\\s?)[\\w-]++)+"_s;

/// International, German and American formats of a number; never a date.
const QString phoneExpression
    = u"(?<![\\w.,])(?!\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{2,4}(?!\\d))"
      "(?:(?:\\+|00?)[1-9](?:[ ./()-]{0,2}\\d){6,13}|\\(?\\d{3}\\)?[ .-]?\\d{3}[ .-]\\d{4})(?!\\w)"_s;

const QString nameExpression
    = u"(?<!\\w)(?:my (?:real )?name(?:['’]s| is)|(?:i am|i['’]m) called|they call me|call me (?-i:\\p{Lu}\\w)|"
      "ich hei(?:ß|ss)e|mein (?:richtiger )?name ist|ich werde \\w+ genannt|nenn(?:t|en sie)? mich (?-i:\\p{Lu}\\w)|ich bin (?:der|die) (?-i:\\p{Lu}\\w)|"
      "je m['’]appelle|me llamo|mi nombre es|mi chiamo)"_s;

const QString accountExpression
    = u"(?<![\\w.@/])@\\w[\\w.]{2,29}|(?<!\\w)(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|whats ?app|telegram|discord|facebook|linkedin|twitter|wechat|skype)(?!\\w)"_s;

} // namespace

QList<HighlightRule> shippedHighlightRules()
{
    const QString red = u"red"_s;
    const HighlightKind expression = HighlightKind::Expression;
    return {
        {Texts::tr("E-mail address"), true, expression, emailExpression, 120, red, {}, false},
        {Texts::tr("Telephone number"), true, expression, phoneExpression, 120, red, {}, false},
        {Texts::tr("Name given away"), true, expression, nameExpression, 120, u"orange"_s, {}, false},
        {Texts::tr("Account on a network"), true, expression, accountExpression, 120, u"orange"_s, {}, false},
        {Texts::tr("Call for help"), false, HighlightKind::Word, Texts::tr("help, experimenter, question, broken"), 120, u"blue"_s, u"chime"_s, true},
        {Texts::tr("Silence"), false, HighlightKind::Silence, {}, 120, u"violet"_s, u"knock"_s, false},
    };
}

QByteArray highlightRulesToJson(const QList<HighlightRule> &rules)
{
    QJsonArray array;
    for (const HighlightRule &rule : rules) {
        const auto kind = std::find_if(kindNames.begin(), kindNames.end(), [&](const auto &entry) { return entry.first == rule.kind; });
        array.append(QJsonObject{{u"name"_s, rule.name}, {u"on"_s, rule.on}, {u"kind"_s, kind->second}, {u"pattern"_s, rule.pattern}, {u"silence_s"_s, rule.silenceS},
                                 {u"color"_s, rule.color}, {u"sound"_s, rule.sound}, {u"notifies"_s, rule.notifies}});
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<HighlightRule> highlightRulesFromJson(const QByteArray &json)
{
    QList<HighlightRule> rules;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        const QString name = object.value("kind"_L1).toString();
        const auto kind = std::find_if(kindNames.begin(), kindNames.end(), [&](const auto &entry) { return entry.second == name; });
        if (kind == kindNames.end())
            continue;
        HighlightRule rule;
        rule.name = object.value("name"_L1).toString();
        rule.on = object.value("on"_L1).toBool();
        rule.kind = kind->first;
        rule.pattern = object.value("pattern"_L1).toString();
        rule.silenceS = qMax(1, object.value("silence_s"_L1).toInt(rule.silenceS));
        rule.color = object.value("color"_L1).toString(rule.color);
        rule.sound = object.value("sound"_L1).toString();
        rule.notifies = object.value("notifies"_L1).toBool();
        rules.append(rule);
    }
    return rules;
}

} // namespace LabChat
