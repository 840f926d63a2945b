// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/studyproblem.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <utility>

namespace LabChat {

/// Reads the members of one JSON object and collects every mistake with its location. Lives on the stack.
class JsonReader final {
    Q_DECLARE_TR_FUNCTIONS(LabChat::JsonReader)

public:
    JsonReader(const QJsonObject &object, const QString &place, QList<StudyProblem> &problems);

    [[nodiscard]] QString string(const QString &key, const QString &fallback = {});
    [[nodiscard]] QString requiredString(const QString &key);
    [[nodiscard]] int integer(const QString &key, int fallback, int lowest, int highest);
    [[nodiscard]] double number(const QString &key, double fallback, double lowest, double highest);
    [[nodiscard]] bool boolean(const QString &key, bool fallback);
    [[nodiscard]] QJsonArray array(const QString &key);
    [[nodiscard]] QJsonObject object(const QString &key);
    /// A list of strings.
    [[nodiscard]] QStringList strings(const QString &key);
    /// A text, or a list of texts.
    [[nodiscard]] QStringList oneOrMoreStrings(const QString &key);
    /// A whole number, or a list of them. In place of a mistake there is any number.
    [[nodiscard]] QList<int> oneOrMoreIntegers(const QString &key, int lowest, int highest);
    /// Any value; undefined if the member is missing.
    [[nodiscard]] QJsonValue any(const QString &key) { return take(key); }
    /// A list of objects, each with its location.
    [[nodiscard]] QList<std::pair<QJsonObject, QString>> objects(const QString &key);
    [[nodiscard]] bool has(const QString &key) const { return m_object.contains(key); }

    void problem(const QString &key, const QString &text);
    /// A mistake in an element of a list.
    void problem(const QString &key, qsizetype index, const QString &text);
    /// Pages and chats are looked up by name: each “name” in a list of objects must be unique.
    void refuseTwins(const QString &key);
    /// Reports every key that was not read as a mistake, and suggests the nearest known key.
    void refuseOtherKeys();
    /// A member's location as a JSON Pointer (RFC 6901).
    [[nodiscard]] QString place(const QString &key) const;
    /// A reader of a member that is an object. @p object outlives it.
    [[nodiscard]] JsonReader below(const QJsonObject &object, const QString &key) const { return {object, place(key), m_problems}; }
    /// The location of an element of a list.
    [[nodiscard]] QString place(const QString &key, qsizetype index) const { return place(key) + u'/' + QString::number(index); }

private:
    QJsonValue take(const QString &key);
    /// Why a value is not a number within the limits; empty: it is one.
    [[nodiscard]] static QString whyNoNumber(const QString &key, const QJsonValue &value, double lowest, double highest);

    const QJsonObject &m_object;
    QString m_place;
    QList<StudyProblem> &m_problems;
    QStringList m_known;
};

} // namespace LabChat
