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
    /// A list of objects, each with its location.
    [[nodiscard]] QList<std::pair<QJsonObject, QString>> objects(const QString &key);
    [[nodiscard]] bool has(const QString &key) const { return m_object.contains(key); }

    void problem(const QString &key, const QString &text);
    /// Pages and chats are looked up by name: each “name” in a list of objects must be unique.
    void refuseTwins(const QString &key);
    /// Reports every key that was not read as a mistake, and suggests the nearest known key.
    void refuseOtherKeys();
    /// A member's location as a JSON Pointer (RFC 6901).
    [[nodiscard]] QString place(const QString &key) const;
    /// The location of an element of a list.
    [[nodiscard]] QString place(const QString &key, qsizetype index) const { return place(key) + u'/' + QString::number(index); }

private:
    QJsonValue take(const QString &key);

    const QJsonObject &m_object;
    QString m_place;
    QList<StudyProblem> &m_problems;
    QStringList m_known;
};

} // namespace LabChat
