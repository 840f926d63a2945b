// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"

#include <QtCore/QJsonArray>

#include <cmath>
#include <numeric>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

/// Levenshtein distance: how many letters have to be changed, added or dropped.
qsizetype distance(const QString &a, const QString &b)
{
    QList<qsizetype> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.last();
}

} // namespace

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
    if (!value.isDouble()) {
        problem(key, tr("“%1” must be a number.").arg(key));
        return fallback;
    }
    if (value.toDouble() < lowest || value.toDouble() > highest) {
        problem(key, tr("“%1” must be between %2 and %3.").arg(key).arg(lowest).arg(highest));
        return fallback;
    }
    return value.toDouble();
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

void JsonReader::problem(const QString &key, const QString &text)
{
    m_problems.append({place(key), text});
}

void JsonReader::refuseOtherKeys()
{
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (m_known.contains(it.key()))
            continue;
        const auto nearest = std::min_element(m_known.cbegin(), m_known.cend(), [&](const QString &a, const QString &b) {
            return distance(it.key(), a) < distance(it.key(), b);
        });
        const bool isNear = nearest != m_known.cend() && distance(it.key(), *nearest) <= 3;
        problem(it.key(), isNear ? tr("“%1” is not known here. Did you mean “%2”?").arg(it.key(), *nearest)
                                 : tr("“%1” is not known here.").arg(it.key()));
    }
}

QString JsonReader::place(const QString &key) const
{
    return m_place + u'/' + QString(key).replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

QJsonValue JsonReader::take(const QString &key)
{
    if (!m_known.contains(key))
        m_known.append(key);
    return m_object.contains(key) ? m_object.value(key) : QJsonValue(QJsonValue::Undefined);
}

} // namespace LabChat
