// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/chatlimits.h"

#include "core/study/jsonreader.h"
#include "core/study/wording.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxDelayS = 7 * 24 * 3600;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LabChat::StudyFile)
};

QJsonObject numbersToJson(const ChatLimits &limits)
{
    return {{u"max_characters"_s, limits.maxCharacters}, {u"messages_per_second"_s, limits.messagesPerSecond}, {u"burst"_s, limits.burst},
            {u"max_messages"_s, limits.maxMessages}, {u"opens_after_s"_s, limits.opensAfterS}, {u"closes_after_s"_s, limits.closesAfterS}};
}

ChatLimits readNumbers(JsonReader &reader)
{
    ChatLimits limits;
    limits.maxCharacters = reader.integer(u"max_characters"_s, limits.maxCharacters, 1, 10000);
    limits.messagesPerSecond = reader.number(u"messages_per_second"_s, limits.messagesPerSecond, 0.01, 1000);
    limits.burst = reader.integer(u"burst"_s, limits.burst, 1, 1000);
    limits.maxMessages = reader.integer(u"max_messages"_s, 0, 0, 1'000'000);
    limits.opensAfterS = reader.integer(u"opens_after_s"_s, 0, 0, maxDelayS);
    limits.closesAfterS = reader.integer(u"closes_after_s"_s, 0, 0, maxDelayS);
    if (limits.closesAfterS != 0 && limits.closesAfterS <= limits.opensAfterS)
        reader.problem(u"closes_after_s"_s, Texts::tr("The chat would close before it opens."));
    reader.refuseOtherKeys();
    return limits;
}

} // namespace

void readLimits(const QJsonObject &json, const QString &place, QList<StudyProblem> &problems, ChatSpec &chat)
{
    QJsonObject numbers = json;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!it.value().isString() || !it.value().toString().contains(u"{{"_s))
            continue;
        chat.limitTemplates.insert(it.key(), it.value().toString());
        numbers.remove(it.key());
    }
    JsonReader reader(numbers, place, problems);
    chat.limits = readNumbers(reader);
    const QJsonObject known = numbersToJson(chat.limits);
    for (auto it = chat.limitTemplates.begin(); it != chat.limitTemplates.end();) {
        if (!known.contains(it.key()))
            reader.problem(it.key(), Texts::tr("“%1” is not known here; the known names are %2.").arg(excerpt(it.key()), known.keys().join(u", "_s)));
        it = known.contains(it.key()) ? std::next(it) : chat.limitTemplates.erase(it);
    }
}

QJsonObject limitsToJson(const ChatSpec &chat)
{
    QJsonObject json = numbersToJson(chat.limits);
    for (auto it = chat.limitTemplates.begin(); it != chat.limitTemplates.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

Result<ChatLimits> limitsFor(const ChatSpec &chat, const TemplateValues &values)
{
    if (chat.limitTemplates.isEmpty())
        return chat.limits;
    QJsonObject json = numbersToJson(chat.limits);
    for (auto it = chat.limitTemplates.begin(); it != chat.limitTemplates.end(); ++it) {
        const auto filled = fillIn(it.value(), values);
        if (!filled)
            return tl::unexpected(filled.error());
        bool isNumber = false;
        const double number = filled->toDouble(&isNumber);
        if (!isNumber)
            return failure(u"bad_template"_s, Texts::tr("“%1” must be a number; “%2” becomes “%3”.").arg(it.key(), excerpt(it.value()), excerpt(*filled)));
        json.insert(it.key(), number);
    }
    QList<StudyProblem> problems;
    JsonReader reader(json, {}, problems);
    const ChatLimits limits = readNumbers(reader);
    if (!problems.isEmpty())
        return failure(u"bad_template"_s, problems.constFirst().text);
    return limits;
}

} // namespace LabChat
