// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/jsonreader.h"

#include "core/study/jsonlocation.h"
#include "core/study/wording.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>

#include <cmath>

namespace LabChat {

using namespace Qt::StringLiterals;

JsonReader::JsonReader(const QJsonObject &object, const QString &place, QList<StudyProblem> &problems)
    : m_object(object), m_place(place), m_problems(problems)
{
}

QString JsonReader::string(const QString &key, const QString &fallback)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return fallback;
    if (!value.isString())
        problem(key, tr("“%1” must be a text in quotation marks.").arg(key));
    return value.toString(fallback);
}

QString JsonReader::requiredString(const QString &key)
{
    const QString text = string(key);
    if (!has(key))
        problem(key, tr("“%1” is missing.").arg(key));
    else if (m_object.value(key).isString() && text.isEmpty())
        problem(key, tr("“%1” is empty.").arg(key));
    return text;
}

int JsonReader::integer(const QString &key, int fallback, int lowest, int highest)
{
    const double value = number(key, fallback, lowest, highest);
    if (value != std::floor(value)) {
        problem(key, tr("“%1” must be a whole number.").arg(key));
        return fallback;
    }
    return int(value);
}

double JsonReader::number(const QString &key, double fallback, double lowest, double highest)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return fallback;
    if (const QString why = whyNoNumber(key, value, lowest, highest); !why.isEmpty()) {
        problem(key, why);
        return fallback;
    }
    return value.toDouble();
}

QString JsonReader::whyNoNumber(const QString &key, const QJsonValue &value, double lowest, double highest)
{
    if (!value.isDouble())
        return tr("“%1” must be a number.").arg(key);
    if (value.toDouble() < lowest || value.toDouble() > highest)
        return tr("“%1” must be between %2 and %3.").arg(key, plainNumber(lowest), plainNumber(highest));
    return {};
}

bool JsonReader::boolean(const QString &key, bool fallback)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isBool())
        problem(key, tr("“%1” must be true or false.").arg(key));
    return value.toBool(fallback);
}

QJsonArray JsonReader::array(const QString &key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isArray())
        problem(key, tr("“%1” must be a list in square brackets.").arg(key));
    return value.toArray();
}

QJsonObject JsonReader::object(const QString &key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isObject())
        problem(key, tr("“%1” must be an object in braces.").arg(key));
    return value.toObject();
}

QStringList JsonReader::strings(const QString &key)
{
    QStringList texts;
    const QJsonArray list = array(key);
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list.at(i).isString())
            m_problems.append({place(key, i), tr("Here a text in quotation marks is expected.")});
        texts.append(list.at(i).toString());
    }
    return texts;
}

QStringList JsonReader::oneOrMoreStrings(const QString &key)
{
    if (m_object.value(key).isArray())
        return strings(key);
    const QString text = string(key); // also if it is missing: the key is known
    return has(key) ? QStringList{text} : QStringList();
}

QList<int> JsonReader::oneOrMoreIntegers(const QString &key, int lowest, int highest)
{
    if (!m_object.value(key).isArray()) {
        const int number = integer(key, lowest, lowest, highest);
        return has(key) ? QList<int>{number} : QList<int>();
    }
    QList<int> numbers;
    const QJsonArray list = array(key);
    for (qsizetype i = 0; i < list.size(); ++i) {
        QString why = whyNoNumber(key, list.at(i), lowest, highest);
        if (why.isEmpty() && list.at(i).toDouble() != std::floor(list.at(i).toDouble()))
            why = tr("“%1” must be a whole number.").arg(key);
        numbers.append(list.at(i).toInt(lowest));
        if (!why.isEmpty())
            problem(key, i, why);
    }
    return numbers;
}

QList<std::pair<QJsonObject, QString>> JsonReader::objects(const QString &key)
{
    QList<std::pair<QJsonObject, QString>> objects;
    const QJsonArray list = array(key);
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list.at(i).isObject())
            objects.append({list.at(i).toObject(), place(key, i)});
        else
            m_problems.append({place(key, i), tr("Here an object in braces is expected.")});
    }
    return objects;
}

void JsonReader::problem(const QString &key, const QString &text)
{
    m_problems.append({place(key), text});
}

void JsonReader::problem(const QString &key, qsizetype index, const QString &text)
{
    m_problems.append({place(key, index), text});
}

void JsonReader::refuseTwins(const QString &key)
{
    QSet<QString> taken;
    const QJsonArray list = m_object.value(key).toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString name = list.at(i).toObject().value("name"_L1).toString();
        if (!name.isEmpty() && taken.contains(name))
            m_problems.append({place(key, i) + u"/name", tr("The name “%1” is already taken.").arg(excerpt(name))});
        taken.insert(name);
    }
}

void JsonReader::refuseOtherKeys()
{
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (m_known.contains(it.key()))
            continue;
        const QString nearest = nearestWord(it.key(), m_known);
        if (!nearest.isEmpty() && !has(nearest)) // a misspelt key is not reported as missing, too
            m_problems.removeIf([missing = place(nearest)](const StudyProblem &problem) { return problem.place == missing; });
        problem(it.key(), nearest.isEmpty() ? tr("“%1” is not known here; the known names are %2.").arg(excerpt(it.key()), m_known.join(u", "_s))
                                            : tr("“%1” is not known here. Did you mean “%2”?").arg(it.key(), nearest));
    }
}

QString JsonReader::place(const QString &key) const
{
    return m_place + u'/' + pointerToken(key);
}

QJsonValue JsonReader::take(const QString &key)
{
    if (!m_known.contains(key))
        m_known.append(key);
    return m_object.contains(key) ? m_object.value(key) : QJsonValue(QJsonValue::Undefined);
}

} // namespace LabChat
